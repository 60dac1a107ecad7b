// What <lede-article> needs for some articles only. The npm package contains all of it; the script-tag build fetches
// each part when an article needs it.
import type { Feature } from './behaviour.js';
import type { FeatureName } from './features.js';
import type { Why } from './fetch-article.js';
import type { listFiller } from './fill-lists.js';
import type { Render } from './rendering.js';
import type { keepComponents, verifyArticle } from './verified-article.js';

/** Checks articles that a server rendered ahead, and removes components from them. */
export interface Verifier {
  verifyArticle: typeof verifyArticle;
  keepComponents: typeof keepComponents;
}

export interface Supply {
  render: Render;
  verifier: () => Promise<Verifier>;
  listFiller: () => Promise<typeof listFiller>;
  feature: (name: FeatureName) => Promise<Feature>;
  whyUnreachable: Why;
  /** Returns the label of the button that tries again, in the language of the page around the element. */
  retryWords: (element: Element) => Promise<string>;
}
