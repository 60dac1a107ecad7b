// Recognises answers that are not what was requested. A server that has no file, or wants a password, often answers with
// a page instead.

const lessThan = 0x3c;

/** Whether "<" is the first byte that is neither white space nor of a byte-order mark. */
export function isMarkup(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 256).find((byte) => byte > 0x20 && byte < 0x7f) === lessThan;
}

/** Whether the server says that it has nothing at this address. */
export function isMissing(response: Response): boolean {
  return [404, 410].includes(response.status);
}
