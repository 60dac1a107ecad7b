// Fetches and compiles a WebAssembly module. Each failure on the way becomes a LedeError with a code of its own.
import { type Bytes, bytesIn, isBytes, kindOf } from './bytes.js';
import { LedeError } from './error.js';
import { isMarkup, isMissing } from './markup.js';
import { whyUnreachable } from './unreachable.js';

/** WebAssembly.Module, for projects that have it: TypeScript declares it with the library `dom` alone. */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module
  : object;

/** A module, the bytes of one, a response that carries them, or the address to fetch them from. */
export type WasmSource = URL | string | Response | Bytes | WasmModule;

const wasmMagic = [0x00, 0x61, 0x73, 0x6d];

export async function compile(source: WasmSource): Promise<WasmModule> {
  requireWebAssembly();
  // By its class name and not by `instanceof`: edge functions get modules that another realm has compiled.
  const kind = kindOf(source);
  if (kind === 'WebAssembly.Module') return source;
  if (isBytes(source)) return compileBytes(source, 'the given bytes');
  if (isAddress(source)) return compileResponse(await request(source));
  if (kind !== 'Response') throw new LedeError('wasm-invalid', `WebAssembly cannot come from this: ${kind}.`);
  return compileResponse(source as Response);
}

export function isAddress(source: unknown): source is URL | string {
  return typeof source === 'string' || kindOf(source) === 'URL';
}

export async function request(url: URL | string): Promise<Response> {
  try {
    return await fetch(url);
  } catch (error) {
    const address = String(url);
    throw new LedeError('wasm-unreachable', `${address} could not be fetched: ${await whyUnreachable(address)}`, {
      cause: error,
    });
  }
}

function requireWebAssembly(): void {
  if (typeof WebAssembly === 'object') return;
  throw new LedeError('wasm-unsupported', 'This browser has no WebAssembly, or has it switched off.');
}

export async function compileResponse(response: Response): Promise<WasmModule> {
  requireWebAssembly();
  const where = response.url || 'the given response';
  if (!response.ok) {
    const code = isMissing(response) ? 'wasm-not-found' : 'wasm-unreachable';
    throw new LedeError(code, `${where} answered ${response.status} instead of WebAssembly.`);
  }
  // Engines refuse to stream any other type. Such bytes are inspected, and compiled in one piece.
  const isWasm = /^application\/wasm$/i.test(response.headers.get('Content-Type') ?? '');
  // Engines stream only their own responses, and some pages replace `fetch` and `Response`.
  const canStream = typeof WebAssembly.compileStreaming === 'function' && kindOf(response) === 'Response';
  if (!isWasm || !canStream) {
    return compileBytes(await bytesOf(response, where), where);
  }
  return WebAssembly.compileStreaming(response).catch((error: unknown) => throwUnread(error, where));
}

export function bytesOf(response: Response, where: string): Promise<ArrayBuffer> {
  return response.arrayBuffer().catch((error: unknown) => throwUnread(error, where));
}

/**
 * Throws `wasm-unreachable` if the body was cut off. An engine's error about the module, or about a policy, is thrown
 * as it is.
 */
function throwUnread(cause: unknown, where: string): never {
  if (!/^(Type|Abort)Error/.test(String(cause))) throw cause;
  throw new LedeError('wasm-unreachable', `${where} was cut off.`, { cause });
}

async function compileBytes(source: Bytes, where: string): Promise<WebAssembly.Module> {
  const bytes = bytesIn(source);
  inspect(bytes, where);
  return WebAssembly.compile(bytes);
}

/** Throws if the bytes are plainly not a module. */
export function inspect(bytes: Uint8Array, where: string): void {
  if (isMarkup(bytes)) {
    throw new LedeError('wasm-is-html', `${where} is an HTML page, most likely an error page, and not WebAssembly.`);
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new LedeError(
      'wasm-invalid',
      `${where} is compressed: its server must say Content-Encoding: gzip, and once.`,
    );
  }
  if (!wasmMagic.every((byte, index) => bytes[index] === byte)) {
    throw new LedeError('wasm-invalid', `${where} is not WebAssembly.`);
  }
}

/**
 * Turns an engine's error into a LedeError. It comes when a module is compiled or, in WebKit, only when it is
 * instantiated. If a Content-Security-Policy forbids WebAssembly, that is a CompileError, too; only the message tells
 * the difference.
 */
export function refused(cause: unknown): LedeError {
  return /unsafe-eval|content security policy|blocked by csp|code generation (from strings )?disallowed/i.test(
    String(cause),
  )
    ? new LedeError(
        'wasm-blocked',
        "This page’s Content-Security-Policy forbids WebAssembly: its script-src must list 'wasm-unsafe-eval'.",
        { cause },
      )
    : new LedeError('wasm-invalid', `The WebAssembly cannot be compiled and started here: ${String(cause)}`, { cause });
}
