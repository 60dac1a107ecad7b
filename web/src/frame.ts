// The script of frame.html. It shows the article that the address names, if the frame's owner allows the article's
// origin, and reports its height to the page around it.
import type { LedeArticle } from './element.js';
import { fetchArticle, ServedHtml } from './fetch-article.js';
import { type FrameMessage, height, hello, here, isMessage } from './frame-message.js';
import { announced, greetedBy, type Tell } from './frame-protocols.js';
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

/**
 * Returns the address of the article. Throws if this frame may not show it; the message is for the person who put the
 * frame there.
 */
function sourceOf(parameters: URLSearchParams): string {
  const src = parameters.get('src');
  if (!src) throw new Error('The address of this frame names no article: frame.html?src=…');
  const url = parsed(src);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Error(`${src} is not a web address.`);
  }
  // "*" is not accepted: anybody could then show any article in the name of this frame's owner.
  if (!originsOf('sources').includes(url.origin)) {
    throw new Error(
      `This frame shows no articles from ${url.origin}: its <meta name="lede-frame-sources"> lists those it shows.`,
    );
  }
  return url.href;
}

async function show(element: LedeArticle): Promise<void> {
  const parameters = new URLSearchParams(location.search);
  setScheme(parameters.get('theme'));
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

/** Frames are light, as most pages around them are, unless their address names another theme. */
function setScheme(theme: string | null): void {
  const schemes: Record<string, string> = { dark: 'dark', auto: 'light dark' };
  const meta = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]');
  if (meta) meta.content = schemes[theme ?? ''] ?? 'light';
}

/** Gives the page the title, the language and the direction of the article. */
function introduce(element: LedeArticle): void {
  const article = element.shadowRoot?.querySelector<HTMLElement>('.lede');
  if (!article) return;
  document.documentElement.lang = article.lang;
  document.documentElement.dir = article.dir;
  document.title = article.querySelector('.lede-headline')?.textContent || document.title;
}

/**
 * Reports the height to the parent alone, and only if its origin is listed. The parent has greeted this frame, or its
 * system has put a mark into this frame's address. As long as nothing is shown, the frame keeps the height that its
 * page has reserved: an empty frame would move everything below it up, and the article would move it down again.
 */
function tellHeight(shown: Promise<void>): void {
  if (window.parent === window) return;
  const parents = originsOf('parents').filter((origin) => origin !== 'null');
  const listeners = new Map<string, Tell>();
  const say = (message: unknown, origin: string): void => window.parent.postMessage(message, origin);
  let hasContent = false;
  const tell = (): void => {
    if (!hasContent) return;
    const pixels = Math.ceil(document.documentElement.getBoundingClientRect().height);
    for (const [key, message] of listeners) say(message(pixels), key.split(' ')[0] ?? '');
  };
  // To a parent of any other origin, browsers do not deliver it.
  announced(location).forEach((message, index) => {
    for (const origin of parents) listeners.set(`${origin} ${index}`, message);
  });
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || origin === 'null') return;
    if (!parents.includes('*') && !parents.includes(origin)) return;
    const own: Tell = (pixels) => ({ lede: height, height: pixels }) satisfies FrameMessage;
    const message = isMessage(data, hello) ? own : greetedBy(data);
    if (!message) return;
    listeners.set(`${origin} ${message === own ? 'lede' : 'iframe-resizer'}`, message);
    tell();
  });
  void shown.then(() => {
    hasContent = true;
    new ResizeObserver(tell).observe(document.documentElement); // also tells the first height
  });
  say({ lede: here } satisfies FrameMessage, '*');
}

const element = document.querySelector('lede-article');
if (element) {
  const say = (reason: string): void => {
    const place = element.querySelector('[role=alert]');
    if (place) place.textContent = reason;
  };
  const shown = new Promise<void>((resolve) => {
    element.addEventListener('lede-ready', () => {
      introduce(element);
      resolve();
    });
    element.addEventListener('lede-error', ({ detail }) => {
      say(detail.message);
      resolve();
    });
    show(element).catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      resolve();
    });
  });
  // Ends the outline of an article that the page shows until then.
  void shown.then(() => element.closest('[aria-busy]')?.removeAttribute('aria-busy'));
  tellHeight(shown);
}
