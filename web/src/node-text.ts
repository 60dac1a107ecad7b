// In the files for Node, the build replaces the globals of these names by these exports: Jest's jsdom does not give the
// globals to tests.
export { TextDecoder, TextEncoder } from 'node:util';
