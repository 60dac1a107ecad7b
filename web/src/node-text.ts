// The build puts these in place of the globals in what runs in Node: Jest's jsdom keeps the globals from its tests.
export { TextDecoder, TextEncoder } from 'node:util';
