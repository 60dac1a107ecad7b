// What the reading tools do for a discussion: the newest comments first, and an address for each comment.
import { addCommentTools } from './comment-tools.js';

const discussion = '[data-component=comments]';
const worthSorting = 4; // comments

function threadsOf(section: HTMLElement): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>('.lede-thread')];
}

function commentsIn(threads: HTMLElement[]): HTMLElement[] {
  return threads.flatMap((thread) => [...thread.children] as HTMLElement[]);
}

function timeOf(comment: HTMLElement): number {
  const time = comment.querySelector<HTMLTimeElement>(':scope > .lede-comment-head time');
  return Date.parse(time?.dateTime ?? '') || 0;
}

/** Puts the comments into the threads in this order. Each step of a long discussion keeps its number of comments. */
function arrange(section: HTMLElement, comments: HTMLElement[]): void {
  const threads = threadsOf(section);
  const sizes = threads.map((thread) => thread.children.length); // before any comment moves
  let next = 0;
  threads.forEach((thread, index) => {
    const end = next + (sizes[index] ?? 0);
    thread.replaceChildren(...comments.slice(next, end));
    next = end;
  });
}

/** Makes a toggle button that puts the newest comments first; undefined if there is little to sort. */
function orderButton(section: HTMLElement, words: string): HTMLButtonElement | undefined {
  const asGiven = commentsIn(threadsOf(section));
  if (asGiven.length < worthSorting || !asGiven.some((comment) => timeOf(comment) > 0)) return undefined;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'lede-tool lede-tool-order';
  button.textContent = words;
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    const isPressed = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(isPressed));
    const present = commentsIn(threadsOf(section));
    const places = new Map(asGiven.map((comment, index) => [comment, index]));
    // Comments that the reader wrote meanwhile are not in `asGiven`; they stay first.
    const before = (one: HTMLElement, other: HTMLElement): number =>
      isPressed ? timeOf(other) - timeOf(one) : (places.get(one) ?? -1) - (places.get(other) ?? -1);
    const own = present.filter((comment) => !places.has(comment));
    arrange(section, [...own, ...present.filter((comment) => places.has(comment)).sort(before)]);
  });
  return button;
}

/** Scrolls to the comment that the page's address names, and opens the steps before it. */
function reveal(section: HTMLElement): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const comment = [...section.querySelectorAll<HTMLElement>('.lede-comment')].find((each) => id && each.id === id);
  if (!comment) return;
  for (const step of section.querySelectorAll<HTMLDetailsElement>('.lede-step')) {
    if (step.compareDocumentPosition(comment) & Node.DOCUMENT_POSITION_FOLLOWING) step.open = true;
  }
  comment.tabIndex = -1;
  comment.focus({ preventScroll: true });
  comment.scrollIntoView();
}

function addAddresses(section: HTMLElement): void {
  for (const comment of section.querySelectorAll<HTMLElement>('.lede-comment[data-value]')) {
    const time = comment.querySelector(':scope > .lede-comment-head > time');
    if (!time) continue;
    comment.id = `comment-${comment.dataset['value'] ?? ''}`;
    const link = document.createElement('a');
    link.className = 'lede-comment-link';
    link.href = `#${encodeURIComponent(comment.id)}`;
    time.replaceWith(link);
    link.append(time);
  }
  reveal(section);
}

/** Scrolls to the comment that the page's address names, if it is in this article. */
export function followComment(article: HTMLElement): void {
  const section = article.querySelector<HTMLElement>(discussion);
  if (section) reveal(section);
}

/** @param wanted what the host offers for each comment. */
export function prepareDiscussion(
  host: HTMLElement,
  article: HTMLElement,
  { newest, language, wanted }: { newest: string; language: string; wanted: Set<string> },
): void {
  const section = article.querySelector<HTMLElement>(discussion);
  if (!section) return;
  addAddresses(section);
  addCommentTools(host, section, language, wanted);
  const button = orderButton(section, newest);
  if (button) section.querySelector('.lede-thread')?.before(button);
}
