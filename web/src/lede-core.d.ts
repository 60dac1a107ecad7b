// What wasm/bindings.cpp exports, as Emscripten's glue passes it on. A test compares this with the real binding.
declare module 'lede-core' {
  /** Addresses and sizes are unsigned 32-bit numbers. */
  export interface Binding {
    allocate(size: number): number;
    release(address: number): void;
    perform(operation: number, input: number, inputSize: number, options: number, optionsSize: number): number;
    discard(answer: number): void;
  }

  export type Receive = (started: { instance: WebAssembly.Instance }) => void;

  export interface CoreSettings {
    /** Called once, synchronously; so is `then` of the object that it returns. */
    start(imports: WebAssembly.Imports): { then(receive: Receive): Promise<void> };
  }

  export type CreateCore = (settings: CoreSettings) => Promise<Binding>;
  const createCore: CreateCore;
  export default createCore;
}

/** The glue of the full module, in which Emscripten shortens the names differently. */
declare module 'lede-full' {
  export { default } from 'lede-core';
}
