// Bytes, in any of the forms that JavaScript has for them.

/** The class name of a value. Unlike `instanceof`, it recognises objects of another realm. */
export const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

export type Bytes = ArrayBufferView | ArrayBuffer;

export function isBytes(value: unknown): value is Bytes {
  return ArrayBuffer.isView(value) || kindOf(value) === 'ArrayBuffer';
}

/** Uint8Array<ArrayBuffer>, in words that TypeScript before 5.7 understands. */
export type OwnBytes = Uint8Array & { readonly buffer: ArrayBuffer };

export function bytesIn(source: Bytes): OwnBytes {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
