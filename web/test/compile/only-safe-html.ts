// Compiled by markup-types.test.mjs, never run: what may be put on a page as HTML, and what may not.
import type { Lede } from '../../src/lede.js';
import { setHtml } from '../../src/trusted-types.js';
import { verify } from '../../src/verify.js';

export function show(root: ShadowRoot, lede: Lede, text: string): void {
  setHtml(root, lede.render({ headline: text }).html);
  setHtml(root, lede.sanitize(text).html);
  const result = verify(text);
  if (typeof result === 'string') setHtml(root, result);
  // @ts-expect-error -- a text of any origin
  setHtml(root, text);
  // @ts-expect-error -- markup in the program's own text
  setHtml(root, '<p>a</p>');
  // @ts-expect-error -- it may have been refused
  setHtml(root, result);
  // @ts-expect-error -- changed after it was verified
  if (typeof result === 'string') setHtml(root, result.trim());
  // @ts-expect-error -- changed after it was rendered
  setHtml(root, lede.markdown(text).html + text);
}
