// In the files for bundlers, the build replaces the globals of these names by these exports. Jest's jsdom does not give
// the globals to modules, but it gives them the `process` of Node.
interface NodeProcess {
  getBuiltinModule?: (name: 'node:util') => typeof globalThis;
}

const { process } = globalThis as { process?: NodeProcess };
export const { TextDecoder, TextEncoder } = process?.getBuiltinModule?.('node:util') ?? globalThis;
