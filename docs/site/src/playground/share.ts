// The source and the options in an address: compressed, in the fragment, which browsers send to no server.
//   #1.DATA   the JSON of a Shared, by DEFLATE (RFC 1951) and base64url
//   #0.DATA   the same without compression, from browsers that have none
export interface Shared {
  text: string;
  as: string;
  options: Record<string, string>;
}

/** An address that unpacks to more is refused: it may have been made to fill the memory. */
const k_largest_characters = 8_000_000;

const toText = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value as Uint8Array<ArrayBuffer>);
    size += part.value.length;
    if (size > k_largest_characters) {
      await reader.cancel();
      throw new RangeError('the address unpacks to more than the playground takes');
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Browsers before 2023 cannot compress by DEFLATE. */
const canDeflate = (): boolean => {
  try {
    return new CompressionStream('deflate-raw') instanceof CompressionStream;
  } catch {
    return false;
  }
};

export async function pack(shared: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  if (!canDeflate()) return `0.${toText(bytes)}`;
  return `1.${toText(await through(bytes, new CompressionStream('deflate-raw')))}`;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Anybody can make such an address, so everything in it is checked. */
function readShared(value: unknown): Shared {
  const { text, as, options } = (value ?? {}) as Record<string, unknown>;
  if (!isText(text) || !isText(as) || typeof options !== 'object' || options === null) {
    throw new TypeError('the address holds no document');
  }
  const texts = Object.entries(options).filter((entry): entry is [string, string] => isText(entry[1]));
  return { text, as, options: Object.fromEntries(texts) };
}

/** @throws if the fragment is damaged, or holds more than the playground takes. */
export async function unpack(fragment: string): Promise<Shared> {
  const match = /^([01])\.([\w-]*)$/.exec(fragment);
  if (!match) throw new TypeError('the address is not one of the playground');
  const packed = toBytes(match[2] ?? '');
  const bytes = match[1] === '1' ? await through(packed, new DecompressionStream('deflate-raw')) : packed;
  return readShared(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}
