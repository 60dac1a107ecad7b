// Bytes, in whichever of their forms they come.

/** What a value calls itself, which an object of another realm does as well. */
export const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

export type Bytes = ArrayBufferView | ArrayBuffer;

export function isBytes(value: unknown): value is Bytes {
  return ArrayBuffer.isView(value) || kindOf(value) === 'ArrayBuffer';
}

export function bytesIn(source: Bytes): Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
