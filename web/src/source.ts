// From where the WebAssembly module comes, to a compiled module; everything that goes wrong on that way gets its name.
import { type Bytes, bytesIn, isBytes, kindOf } from './bytes.js';
import { LedeError } from './error.js';
import { isMarkup } from './markup.js';
import { whyUnreachable } from './unreachable.js';

/** A module, the bytes of one, a response that carries them, or the address to fetch them from. */
export type WasmSource = URL | string | Response | BufferSource | WebAssembly.Module;

const wasmMagic = [0x00, 0x61, 0x73, 0x6d];

export async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  requireWebAssembly();
  // By what it calls itself: edge functions are handed modules that another realm has compiled.
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

export async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  requireWebAssembly();
  const where = response.url || 'the given response';
  if (!response.ok) {
    const code = response.status === 404 || response.status === 410 ? 'wasm-not-found' : 'wasm-unreachable';
    throw new LedeError(code, `${where} answered ${response.status} where WebAssembly was wanted.`);
  }
  // Engines refuse to stream any other type; such bytes are looked at and compiled in one piece.
  const isWasm = /^application\/wasm$/i.test(response.headers.get('Content-Type') ?? '');
  // Engines stream only their own responses, and pages replace `fetch`, and `Response` with it.
  const canStream = typeof WebAssembly.compileStreaming === 'function' && kindOf(response) === 'Response';
  if (!isWasm || !canStream) {
    return compileBytes(await bytesOf(response, where), where);
  }
  return WebAssembly.compileStreaming(response).catch((error: unknown) => throwUnread(error, where));
}

export function bytesOf(response: Response, where: string): Promise<ArrayBuffer> {
  return response.arrayBuffer().catch((error: unknown) => throwUnread(error, where));
}

/** What engines have against a module is a CompileError, or the word of a policy; a body that ends is something else. */
function throwUnread(cause: unknown, where: string): never {
  if (!/^(Type|Abort)Error/.test(String(cause))) throw cause;
  throw new LedeError('wasm-unreachable', `${where} was cut off.`, { cause });
}

async function compileBytes(source: Bytes, where: string): Promise<WebAssembly.Module> {
  const bytes = bytesIn(source);
  inspect(bytes, where);
  return WebAssembly.compile(bytes);
}

/** Refuses what is plainly no module. */
export function inspect(bytes: Uint8Array, where: string): void {
  if (isMarkup(bytes)) {
    throw new LedeError('wasm-is-html', `${where} is an HTML page, most likely an error page, and not WebAssembly.`);
  }
  if (!wasmMagic.every((byte, index) => bytes[index] === byte)) {
    throw new LedeError('wasm-invalid', `${where} is not WebAssembly.`);
  }
}

/**
 * What an engine says against a module, when it compiles it or, in WebKit, only when it starts it. It reports a Content
 * Security Policy as a CompileError; only its words tell.
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
