// What the visual baselines look at: articles in five languages and with every part, at three widths, light and dark.

/** Of examples/articles. Each shows something that the others do not. */
export const articles = {
  seed: 'vi',
  'components-vi': 'vi',
  'components-ar': 'ar',
  feature: 'en',
  blocks: 'en',
  'parts-en': 'en',
  'parts-live-de': 'de',
  'harbour-ja': 'ja',
};
export const widths = [390, 820, 1280];
export const schemes = ['light', 'dark'];

/** A component's name, and the elements that are it. */
export const components = {
  dateline: '.lede-dateline',
  labels: '.lede-labels',
  kicker: '.lede-kicker',
  headline: '.lede-headline',
  lead: '.lede-lead',
  byline: '.lede-byline, .lede-authors',
  age: '.lede-age',
  note: '.lede-note',
  'key-points': '.lede-key-points',
  'see-also': '.lede-see-also',
  figure: '.lede-figure',
  paragraph: '.lede-body > p',
  'cross-head': '.lede-body > :is(h2, h3, h4)',
  list: '.lede-body > :is(ul, ol)',
  table: '.lede-body table',
  code: '.lede-body > pre',
  quote: '.lede-quote',
  gallery: '.lede-gallery',
  factbox: '.lede-factbox',
  embed: '.lede-embed',
  footnotes: '.lede-footnotes',
  update: '.lede-update',
  about: '.lede-about',
  tags: '.lede-tags',
  share: '.lede-share',
  score: '.lede-score',
  'rating-form': '.lede-rating .lede-form',
  comment: '.lede-comment',
  'comment-form': '.lede-comments > .lede-form',
  card: '.lede-card',
  line: '.lede-line',
  footer: '.lede-footer',
};

/** Every view: a name, the article, a width and a scheme. */
export const views = Object.keys(articles).flatMap((article) =>
  widths.flatMap((width) => schemes.map((scheme) => ({ name: `${article} ${width} ${scheme}`, article, width, scheme }))),
);
