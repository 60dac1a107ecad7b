// What wasm/bindings.cpp exports, as Emscripten's glue hands it over. A test holds this against the real binding.
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
    /** Called once, at once; so is `then` of what it returns. */
    start(imports: WebAssembly.Imports): { then(receive: Receive): Promise<void> };
  }

  export type CreateCore = (settings: CoreSettings) => Promise<Binding>;
  const createCore: CreateCore;
  export default createCore;
}

/** The same of the full module, whose names Emscripten shortens in another way. */
declare module 'lede-full' {
  export { default } from 'lede-core';
}
