// What only some articles need, and therefore only their pages load: behaviour and style sheet in one file of its own, which
// lede.js fetches as soon as an article is there that has one of these elements. Each is a file feature-NAME.ts.

/** The elements of a feature, by its name. Films of sites without a player here (players.ts) are links, and need nothing. */
export const features = {
  participation: '[data-component=rating], [data-component=comments]',
  parts: '.lede-labels, .lede-age, .lede-key-points, .lede-note, .lede-updates, .lede-about, [class*=lede-image-]',
  pictures: '.lede-gallery, [class*=lede-image-]',
  films: '.lede-embed-link:is([href*=youtu],[href*=vimeo],[href*=tiktok])',
} as const;

export type FeatureName = keyof typeof features;

export function featuresIn(root: ParentNode): FeatureName[] {
  return (Object.keys(features) as FeatureName[]).filter((name) => root.querySelector(features[name]));
}
