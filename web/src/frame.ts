// The script of frame.html: shows the article that the address names, if it comes from where this frame's owner lets
// articles come from, and tells the page around it how high it is.
import type { LedeArticle } from './element.js';
import { fetchArticle, ServedHtml } from './fetch-article.js';
import { type FrameMessage, height, hello, here, isMessage } from './frame-message.js';
import { whyUnreachable } from './unreachable.js';

/** Attributes of <lede-article> that the address may set. */
const passedOn = ['locale', 'theme', 'components'];

/** Origins from <meta name="lede-frame-…" content="self https://news.example">. */
function originsOf(name: 'sources' | 'parents'): string[] {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="lede-frame-${name}"]`)?.content ?? 'self';
  return content.split(/\s+/).map((word) => (word === 'self' ? location.origin : word));
}

/** @return undefined if `src` is not an address. URL.canParse is missing in Safari 16 and Chrome before 120. */
function parsed(src: string): URL | undefined {
  try {
    return new URL(src, location.href);
  } catch {
    return undefined;
  }
}

/** The address of the article. Throws, in words for whoever put the frame there, if this frame may not show it. */
function sourceOf(parameters: URLSearchParams): string {
  const src = parameters.get('src');
  if (!src) throw new Error('The address of this frame names no article: frame.html?src=…');
  const url = parsed(src);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Error(`${src} is not a web address.`);
  }
  // No "*": whoever could show anything here could show it in the name of this frame's owner.
  if (!originsOf('sources').includes(url.origin)) {
    throw new Error(
      `This frame shows no articles from ${url.origin}: its <meta name="lede-frame-sources"> lists those it shows.`,
    );
  }
  return url.href;
}

async function show(element: LedeArticle): Promise<void> {
  const parameters = new URLSearchParams(location.search);
  const url = sourceOf(parameters);
  for (const name of passedOn) {
    const value = parameters.get(name);
    if (value !== null) element.setAttribute(name, value);
  }
  // A redirect could lead from a listed origin to any other.
  const article = await fetchArticle(url, new AbortController().signal, {
    redirect: 'error',
    why: whyUnreachable,
  });
  element.article = article instanceof ServedHtml ? article.text : article;
}

/** The height goes to the parent alone that has greeted this frame, and only if its origin is listed. */
function tellHeight(): void {
  if (window.parent === window) return;
  const parents = originsOf('parents');
  let parentOrigin: string | undefined;
  const tell = (): void => {
    if (parentOrigin === undefined) return;
    const pixels = Math.ceil(document.documentElement.getBoundingClientRect().height);
    window.parent.postMessage({ lede: height, height: pixels } satisfies FrameMessage, parentOrigin);
  };
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || origin === 'null' || !isMessage(data, hello)) return;
    if (!parents.includes('*') && !parents.includes(origin)) return;
    parentOrigin = origin;
    tell();
  });
  new ResizeObserver(tell).observe(document.documentElement);
  window.parent.postMessage({ lede: here } satisfies FrameMessage, '*');
}

const element = document.querySelector('lede-article');
if (element) {
  const say = (reason: string): void => {
    const place = element.querySelector('[role=alert]');
    if (place) place.textContent = reason;
  };
  element.addEventListener('lede-error', ({ detail }) => say(detail.message));
  tellHeight();
  show(element).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
}
