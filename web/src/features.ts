// Features: behaviour and styles that only some articles need. Each has a file feature-NAME.ts, which is built as a
// script of its own. lede.js fetches that script as soon as it shows an article with one of the elements below.

/**
 * The elements that need a feature, by its name. A film of a site that is not in players.ts stays a link and needs
 * none.
 */
export const features = {
  participation: '.lede-rating, .lede-comments',
  parts:
    '.lede-labels, .lede-age, .lede-key-points, .lede-note, .lede-updates, .lede-about, .lede-quote, .lede-factbox, .lede-below, [class*=lede-image-]',
  pictures: '.lede-gallery, [class*=lede-image-]',
  films: '.lede-embed-link:is([href*=youtu],[href*=vimeo],[href*=tiktok])',
} as const;

export type FeatureName = keyof typeof features;

export function featuresIn(root: ParentNode): FeatureName[] {
  return (Object.keys(features) as FeatureName[]).filter((name) => root.querySelector(features[name]));
}
