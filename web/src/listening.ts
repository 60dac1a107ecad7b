// Who sees to an article: of two copies of Lede on a page, or of lede.js and hydrate.js, only one may send a rating.

/** The name under which all scripts of a page know a behaviour. */
export const nameOf = (behaviour: string): symbol => Symbol.for(`lede-article${behaviour}`);

/** @return false if another script was first to give this root, or this page, that behaviour. */
export function isFirst(root: object, behaviour: string): boolean {
  const name = nameOf(behaviour);
  if (name in root) return false;
  Object.defineProperty(root, name, { value: true });
  return true;
}
