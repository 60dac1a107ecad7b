// What an article consists of for somebody who has it read aloud or looks for a place in it.

/** Blocks whose words are the article's text. The innermost ones count, so that nothing is read twice. */
const blocks = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, blockquote, summary';

/** What is beside the text: others' headlines, names of buttons, what only the eye can follow. */
const asides = [
  '.lede-dateline, .lede-labels, .lede-tools, .lede-contents, .lede-see-also, .lede-footnotes, .lede-embed, .lede-age',
  'figcaption, table, pre, nav, form, [hidden], [aria-hidden=true]',
].join(', ');

const shortest = 400; // words of an article that has contents and is worth a time
const fewest = 3; // headings
const wordsAMinute = 230;
const lettersAMinute = 500; // in scripts without spaces

/** The headline, the lead and the text, block by block, as they are read. */
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

/** Words, or as many as the letters of a script without spaces are worth. */
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

/** The headings of the highest rank in the text of a long read; none of a short one. */
export function contentsOf(article: HTMLElement): HTMLElement[] {
  if (countWords(article) < shortest) return [];
  const headings = [...article.querySelectorAll<HTMLElement>('.lede-body > :is(h2, h3, h4, h5, h6)')];
  const [highest] = headings.map(({ localName }) => localName).sort();
  const chosen = headings.filter(({ localName }) => localName === highest);
  return chosen.length < fewest ? [] : chosen;
}
