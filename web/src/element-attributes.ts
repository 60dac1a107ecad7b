// Attributes of <lede-article>. Written by scripts/facts.mjs from element.json; do not edit.

/** Those whose change the element answers to. */
export const observedAttributes = [
  'src',
  'locale',
  'components',
  'loading',
  'base-url',
  'heading-level',
  'link-target',
  'related-src',
  'latest-src',
  'rate',
];

/** Those that decide how an article is rendered. */
export const attributesOfRendering = [
  'locale',
  'base-url',
  'heading-level',
  'link-target',
  'related-src',
  'latest-src',
];
