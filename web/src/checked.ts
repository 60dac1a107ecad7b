// The fetch of the script-tag build: nothing but the very bytes that it was built with. So one `integrity` attribute, on
// the script, answers for all that runs.
import { LedeError } from './error.js';
import { bytesOf, inspect, request } from './source.js';

/**
 * @param integrity as in the attribute of that name.
 * @param asked the answer, if it has been asked for, with that integrity.
 */
export async function fetchChecked(url: URL, integrity: string, asked?: Promise<Response>): Promise<Response> {
  try {
    return await (asked ?? fetch(url, { integrity }));
  } catch (cause) {
    // The browser does not say whether it was the network or the bytes; so they are looked at, and never run.
    const response = await request(url);
    if (!response.ok) return response;
    inspect(new Uint8Array(await bytesOf(response, url.href)), url.href);
    throw new LedeError(
      'wasm-tampered',
      `${url.href} is not the file that belongs to this lede.js: it was changed, or is of another version.`,
      { cause },
    );
  }
}
