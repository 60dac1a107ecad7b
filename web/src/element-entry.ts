// `import 'lede-article/element'`: defines <lede-article>, which uses the package's own loader.
import { define } from './define.js';
import { LedeArticle } from './element.js';
import { feature as films } from './feature-films.js';
import { feature as parts } from './feature-parts.js';
import { feature as participation } from './feature-participation.js';
import { feature as pictures } from './feature-pictures.js';
import { listFiller } from './fill-lists.js';
import { perform, place } from './index.js';
import { createRender } from './rendering.js';
import { retryWords } from './retry-words.js';
import { whyUnreachable } from './unreachable.js';
import { keepComponents, verifyArticle } from './verified-article.js';

export { LedeArticle } from './element.js';
export type {
  CommentDetail,
  EmbedDetail,
  LedeEventMap,
  NavigateDetail,
  Outcome,
  RateDetail,
  ReadyDetail,
  RecommendDetail,
  ReportDetail,
  Takeover,
} from './events.js';

// `LedeArticle.base` and `load()` share one setting, since the loader must not import the element.
Object.defineProperty(LedeArticle, 'base', {
  configurable: true,
  get: () => place.base,
  set: (base?: string | URL) => (place.base = base),
});

const features = { participation, parts, pictures, films };

define({
  render: createRender(perform),
  verifier: () => Promise.resolve({ keepComponents, verifyArticle }),
  listFiller: () => Promise.resolve(listFiller),
  feature: (name) => Promise.resolve(features[name]),
  whyUnreachable,
  retryWords: (element) => Promise.resolve(retryWords(element)),
});

declare global {
  interface HTMLElementTagNameMap {
    'lede-article': LedeArticle;
  }
}
