// Compiled by markup-types.test.mjs, never run: what may be put on a page as HTML, and what may not.
import type { Lede } from '../../src/lede.js';
import { contentOf } from '../../src/trusted-types.js';
import { verify } from '../../src/verify.js';

export function parse(lede: Lede, text: string): void {
  contentOf(lede.render({ headline: text }).html);
  contentOf(lede.sanitize(text).html);
  const result = verify(text);
  if (typeof result === 'string') contentOf(result);
  // @ts-expect-error -- a text of any origin
  contentOf(text);
  // @ts-expect-error -- markup in the program's own text
  contentOf('<p>a</p>');
  // @ts-expect-error -- it may have been refused
  contentOf(result);
  // @ts-expect-error -- changed after it was verified
  if (typeof result === 'string') contentOf(result.trim());
  // @ts-expect-error -- changed after it was rendered
  contentOf(lede.markdown(text).html + text);
}
