// reading-tools.js: what a host can add to every article of a page with one more script: listening, the size of the text, light or
// dark, how long reading takes, and the contents of a long read. It loads nothing, and works on articles of <lede-article> as
// well as on those that a server rendered.
import type { ArticleRoot } from './behaviour.js';
import { contentsOf, minutesToRead } from './article-outline.js';
import { followComment, prepareDiscussion } from './discussion.js';
import { recall, remember } from './forms.js';
import { isFirst } from './listening.js';
import { canSpeak, Reader } from './read-aloud.js';
import { toolTexts, toolWords } from './script-words.js';
import css from './styles/reading-tools.css';
import { wordsIn } from './words.js';

const sizes = [0.875, 1, 1.15, 1.3, 1.5];
const ordinarySize = 1;
const sizeKey = 'lede-text-size';
const schemeKey = 'lede-scheme';

/** `<script data-comments="recommend report">`: what the page offers for each comment. */
const script = typeof document === 'undefined' ? null : document.currentScript;
const commentTools = new Set(script?.dataset['comments']?.split(' '));

type Words = Record<(typeof toolWords)[number], string>;

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}

function makeButton(name: string, words: string, act: () => void, shown = ''): HTMLButtonElement {
  const button = make('button', `lede-tool lede-tool-${name}`, shown);
  button.type = 'button';
  if (shown !== words) button.setAttribute('aria-label', words);
  button.title = words;
  button.addEventListener('click', act);
  return button;
}

/** Uses a constructed style sheet, which a policy against inline styles does not forbid. */
function adopt(root: ArticleRoot): void {
  const scope = root.getRootNode() as Document | ShadowRoot;
  if (!isFirst(scope, ' reading-tools sheet')) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
}

/** Makes the buttons that change the size of the text. The chosen size is stored for all articles. */
function sizeButtons(article: HTMLElement, words: Words): HTMLElement[] {
  const ordinary = Number.parseFloat(getComputedStyle(article).fontSize);
  let at = Number(recall(sizeKey) ?? ordinarySize);
  const apply = (): void => {
    const factor = sizes[at] ?? 1;
    if (at === ordinarySize) article.style.removeProperty('--lede-size');
    else article.style.setProperty('--lede-size', `${ordinary * factor}px`);
    smaller.setAttribute('aria-disabled', String(at === 0));
    larger.setAttribute('aria-disabled', String(at === sizes.length - 1));
  };
  const change = (by: number): void => {
    at = Math.min(Math.max(at + by, 0), sizes.length - 1);
    remember(sizeKey, String(at));
    apply();
  };
  const smaller = makeButton('smaller', words.smaller, () => change(-1), 'A');
  const larger = makeButton('larger', words.larger, () => change(1), 'A');
  if (!(at in sizes)) at = ordinarySize;
  apply();
  return [smaller, larger];
}

function isDark(article: HTMLElement): boolean {
  const { colorScheme } = getComputedStyle(article);
  if (!/light/.test(colorScheme)) return /dark/.test(colorScheme);
  return /dark/.test(colorScheme) && matchMedia('(prefers-color-scheme: dark)').matches;
}

function setScheme(host: HTMLElement, article: HTMLElement, scheme: string): void {
  if (host === article) article.dataset['theme'] = scheme;
  else host.setAttribute('theme', scheme);
  // A page that Lede wrote has the background of its article.
  if (document.body.classList.contains('lede-page')) document.documentElement.style.colorScheme = scheme;
}

function schemeButton(host: HTMLElement, article: HTMLElement, words: Words): HTMLElement {
  const known = recall(schemeKey);
  if (known === 'light' || known === 'dark') setScheme(host, article, known);
  const say = (): void => button.setAttribute('aria-pressed', String(isDark(article)));
  const button = makeButton('scheme', words.dark, () => {
    const scheme = isDark(article) ? 'light' : 'dark';
    remember(schemeKey, scheme);
    setScheme(host, article, scheme);
    say();
  });
  say();
  return button;
}

function listenButtons(article: HTMLElement, words: Words): HTMLElement[] {
  if (!canSpeak()) return [];
  const status = make('span', 'lede-tool-status');
  status.setAttribute('role', 'status');
  const show = (): void => {
    const { state } = reader;
    listen.textContent = state === 'reading' ? words.pause : state === 'paused' ? words.resume : words.listen;
    listen.title = listen.textContent;
    listen.dataset['state'] = state;
    const isOver = state === 'silent' || state === 'failed';
    const focused = (stop.getRootNode() as Document | ShadowRoot).activeElement;
    if (isOver && focused === stop) listen.focus(); // a button that is hidden would lose the focus
    stop.hidden = isOver;
    status.textContent = state === 'failed' ? words.noVoice : '';
  };
  const reader = new Reader(article, () => show());
  const listen = makeButton('listen', words.listen, () => reader.toggle(), words.listen);
  const stop = makeButton('stop', words.stop, () => reader.stop());
  show();
  return [listen, stop, status];
}

function contents(article: HTMLElement, words: Words): HTMLElement[] {
  const headings = contentsOf(article);
  if (headings.length === 0) return [];
  const list = make('ol', 'lede-contents-list');
  list.setAttribute('role', 'list');
  for (const heading of headings) {
    const button = make('button', 'lede-contents-entry', heading.textContent.trim());
    button.type = 'button';
    button.addEventListener('click', () => {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    });
    list.append(make('li', '', button));
  }
  return [make('details', 'lede-contents', make('summary', '', words.contents), list)];
}

function articleOf(host: HTMLElement): HTMLElement | null {
  return host.matches('article.lede') ? host : (host.shadowRoot?.querySelector<HTMLElement>('article.lede') ?? null);
}

/** @param host `<lede-article>`, or the article itself on pages that hold it in their own document. */
function addTools(host: HTMLElement): void {
  const root: ArticleRoot = host.shadowRoot ?? host;
  const article = articleOf(host);
  const header = article?.querySelector('.lede-header');
  if (!article || !header || article.querySelector('.lede-tools')) return;
  adopt(root);
  const language = article.closest<HTMLElement>('[lang]')?.lang ?? '';
  const words = wordsIn(language, toolWords, toolTexts);
  const minutes = minutesToRead(article);
  const time = make('span', 'lede-tool-time');
  if (minutes > 1 && !article.querySelector('.lede-reading-time')) {
    const options = { style: 'unit', unit: 'minute', unitDisplay: 'long', numberingSystem: 'latn' } as const;
    time.textContent = new Intl.NumberFormat(language || 'vi', options).format(minutes);
  }
  const tools = make(
    'div',
    'lede-tools',
    ...listenButtons(article, words),
    ...(time.textContent ? [time] : []),
    make('span', 'lede-tool-looks', ...sizeButtons(article, words), schemeButton(host, article, words)),
  );
  tools.setAttribute('role', 'group');
  tools.setAttribute('aria-label', words.tools);
  // Below the byline.
  let place: Element = header;
  while (place.nextElementSibling?.matches('.lede-byline, .lede-authors, .lede-age')) place = place.nextElementSibling;
  place.after(tools, ...contents(article, words));
  prepareDiscussion(host, article, { newest: words.newest, language, wanted: commentTools });
}

function addToAll(node: Node): void {
  const element = node as Partial<HTMLElement>; // texts and comments have neither of these
  if (element.matches?.('lede-article, article.lede')) addTools(node as HTMLElement);
  element.querySelectorAll?.<HTMLElement>('lede-article, article.lede').forEach(addTools);
}

// One listener for all articles: a listener for each would keep removed articles in memory.
function followAll(): void {
  for (const host of document.querySelectorAll<HTMLElement>('lede-article, article.lede')) {
    const article = articleOf(host);
    if (article) followComment(article);
  }
}

if (typeof document !== 'undefined' && isFirst(globalThis, ' reading-tools')) {
  // The element sends this after each rendering.
  addEventListener('lede-ready', ({ target }) => target instanceof HTMLElement && addTools(target));
  addEventListener('hashchange', followAll);
  const begin = (): void => {
    addToAll(document);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach(addToAll);
    }).observe(document, { childList: true, subtree: true });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
}
