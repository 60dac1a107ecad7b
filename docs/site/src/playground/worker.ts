// Renders in a worker, so that a large document never blocks the page. It sends nothing to any server.
import { type Lede, LedeError, load } from 'lede-article';
import type { Answer, Refusal, Rendered, Request } from './messages.js';

interface Scope {
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
  postMessage(answer: Answer): void;
}
const scope = globalThis as unknown as Scope;

/** The size of the markup after gzip; Brotli makes it smaller still. */
async function compressedSize(bytes: Uint8Array<ArrayBuffer>): Promise<number | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(stream).arrayBuffer()).byteLength;
}

function perform(lede: Lede, { kind, text, options }: Request): Pick<Rendered, 'html' | 'jsonLd' | 'warnings'> {
  if (kind === 'article') {
    const { html, jsonLd, warnings } = lede.render(text, options);
    return { html, jsonLd, warnings };
  }
  const { html, warnings } = kind === 'markdown' ? lede.markdown(text, options) : lede.sanitize(text, options);
  return { html, jsonLd: '', warnings };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof LedeError) {
    const { code, message, path, offset, line, column } = error;
    return { code, message, path, offset, line, column };
  }
  return { code: 'playground', message: String(error), path: '', offset: 0, line: 1, column: 1 };
}

/**
 * The first call on a page is slow, since browsers compile while they run, so the shortest of up to five calls counts.
 */
function timed<T>(call: () => T): [T, number] {
  const begun = performance.now();
  let result = call();
  let shortest = performance.now() - begun;
  for (let count = 1; count < 5 && performance.now() - begun < 150; count += 1) {
    const started = performance.now();
    result = call();
    shortest = Math.min(shortest, performance.now() - started);
  }
  return [result, shortest];
}

async function answer(request: Request): Promise<Answer> {
  const { id } = request;
  try {
    const lede = await load();
    const [output, milliseconds] = timed(() => perform(lede, request));
    const bytes = new TextEncoder().encode(output.html);
    const compressedBytes = await compressedSize(bytes);
    return { id, rendered: { ...output, milliseconds, bytes: bytes.length, compressedBytes } };
  } catch (error) {
    return { id, refusal: refusalOf(error) };
  }
}

scope.addEventListener('message', ({ data }) => {
  void answer(data).then((result) => scope.postMessage(result));
});
