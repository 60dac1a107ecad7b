// What <lede-article> needs besides itself, and not always. The package has it at hand; the script tag's build fetches each part
// when it is known to be needed.
import type { Feature } from './behaviour.js';
import type { FeatureName } from './features.js';
import type { Why } from './fetch-article.js';
import type { listFiller } from './fill-lists.js';
import type { Perform } from './parts.js';
import type { keepComponents, verifyArticle } from './verified-article.js';

/** For articles that a server rendered ahead. */
export interface Verifier {
  verifyArticle: typeof verifyArticle;
  keepComponents: typeof keepComponents;
}

export interface Supply {
  perform: Perform;
  verifier: () => Promise<Verifier>;
  listFiller: () => Promise<typeof listFiller>;
  feature: (name: FeatureName) => Promise<Feature>;
  whyUnreachable: Why;
  /** What the button says that asks for the article again, in the language of the page around the element. */
  retryWords: (element: Element) => Promise<string>;
}
