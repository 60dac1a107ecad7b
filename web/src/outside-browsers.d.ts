// Set by the build: true in the files of the package, which servers import and test runners run, where fetch may be
// a mock and parts of the platform are missing; false in the scripts for pages, which only browsers run.
declare const alsoOutsideBrowsers: boolean;
