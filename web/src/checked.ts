// Fetches files for the script-tag build, and accepts only the bytes whose hash the build knows. So one `integrity`
// attribute, on the script, protects everything that runs.
import { LedeError } from './error.js';
import { bytesOf, inspect, request } from './source.js';

/** Milliseconds for a whole file, on a network of the slowest. A file that never comes must not keep a reader waiting. */
const longestWait = 60_000;

/**
 * @param integrity as in the attribute of that name.
 * @param asked the response, if it was requested earlier, with that integrity.
 */
export async function fetchChecked(url: URL, integrity: string, asked?: Promise<Response>): Promise<Response> {
  const signal = AbortSignal.timeout(longestWait);
  try {
    return await (asked ?? fetch(url, { integrity, signal }));
  } catch (cause) {
    if (signal.aborted)
      throw new LedeError('wasm-unreachable', `${url.href} did not answer within a minute.`, { cause });
    // The browser does not say whether the network failed or the hash differs. So the file is fetched once more, to be
    // inspected and never run.
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
