// The blocks, the reading time and the table of contents of an article, for the reading tools.

/**
 * Elements whose words are the article's text. Of nested ones only the innermost are used, so that nothing is read
 * twice.
 */
const blocks = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, blockquote, summary';

/** Elements that are not read: headlines of other articles, buttons, and content for the eye alone, such as tables. */
const asides = [
  '.lede-dateline, .lede-labels, .lede-tools, .lede-contents, .lede-see-also, .lede-footnotes, .lede-embed, .lede-age',
  'figcaption, table, pre, nav, form, [hidden], [aria-hidden=true]',
].join(', ');

const shortest = 400; // words; a shorter article has no table of contents
const fewest = 3; // headings; an article with fewer has no table of contents
const wordsAMinute = 230;
const lettersAMinute = 500; // in scripts without spaces

/** Returns the blocks of the kicker, the headline, the lead and the text, in the order in which they are read. */
export function blocksOf(article: HTMLElement): HTMLElement[] {
  const parts = article.querySelectorAll<HTMLElement>(
    '.lede-kicker, .lede-headline, .lede-lead, .lede-key-points, .lede-body, .lede-updates',
  );
  return [...parts].flatMap((part) => {
    const within = [...part.querySelectorAll<HTMLElement>(blocks)];
    return (part.matches(blocks) ? [part] : within).filter(
      (block) => !block.closest(asides) && !block.querySelector(blocks) && block.textContent.trim() !== '',
    );
  });
}

/** Counts words. Letters of scripts without spaces are converted to words by the time that reading them takes. */
function countWords(article: HTMLElement): number {
  const text = blocksOf(article)
    .map((block) => block.textContent)
    .join(' ');
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const words = text.match(/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu)?.length ?? 0;
  return words + (unspaced * wordsAMinute) / lettersAMinute;
}

export function minutesToRead(article: HTMLElement): number {
  return Math.ceil(countWords(article) / wordsAMinute);
}

/** Returns the headings of the highest rank in the text of a long article, else those of its updates; none for a short one. */
export function contentsOf(article: HTMLElement): HTMLElement[] {
  if (countWords(article) < shortest) return [];
  const headings = [...article.querySelectorAll<HTMLElement>('.lede-body > :is(h2, h3, h4, h5, h6)')];
  const [highest] = headings.map(({ localName }) => localName).sort();
  const chosen = headings.filter(({ localName }) => localName === highest);
  const updates = [...article.querySelectorAll<HTMLElement>('.lede-update-headline')];
  return [chosen, updates].find(({ length }) => length >= fewest) ?? [];
}
