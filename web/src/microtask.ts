// In the files that tests import, the build replaces the global of this name by this export: Jest's fake timers hold back
// the global one.
export const queueMicrotask = (work: () => void): void => void Promise.resolve().then(work);
