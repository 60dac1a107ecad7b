// The build puts these in place of the globals in what bundlers take: Jest's jsdom keeps the globals from modules, and yet
// has the `process` of the Node that it runs in.
interface NodeProcess {
  getBuiltinModule?: (name: 'node:util') => typeof globalThis;
}

const { process } = globalThis as { process?: NodeProcess };
export const { TextDecoder, TextEncoder } = process?.getBuiltinModule?.('node:util') ?? globalThis;
