// Lets one script handle an article. If a page has two copies of Lede, or lede.js and hydrate.js, only one may send a
// rating.

/** The property that says that a behaviour was added; all scripts of a page use the same. */
export const nameOf = (behaviour: string): symbol => Symbol.for(`lede-article${behaviour}`);

/** Marks a behaviour of a root, or of the page, as added. @return false if another script has added it before. */
export function isFirst(root: object, behaviour: string): boolean {
  const name = nameOf(behaviour);
  if (name in root) return false;
  return ((root as Record<symbol, true>)[name] = true);
}
