// What wasm/bindings.cpp exports, as Emscripten's glue hands it over. A test holds this against the real binding.
declare module 'lede-core' {
  /** Addresses and sizes are unsigned 32-bit numbers. */
  export interface Binding {
    allocate(size: number): number;
    release(address: number): void;
    perform(operation: number, input: number, inputSize: number, options: number, optionsSize: number): number;
    discard(answer: number): void;
  }

  export type Receive = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

  export interface CoreSettings {
    instantiateWasm(imports: WebAssembly.Imports, receive: Receive): object;
  }

  export default function createCore(settings: CoreSettings): Promise<Binding>;
}
