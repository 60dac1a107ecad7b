// `import 'lede-article/element'`: defines <lede-article>, with the package's own loader behind it.
import { behaviour } from './behaviour.js';
import { define } from './define.js';
import { LedeArticle } from './element.js';
import { perform, place } from './index.js';

export { LedeArticle } from './element.js';
export type {
  CommentDetail,
  EmbedDetail,
  LedeEventMap,
  NavigateDetail,
  Outcome,
  RateDetail,
  ReadyDetail,
  Takeover,
} from './events.js';

// Elements read the same folder as `load()`, which knows nothing of them.
Object.defineProperty(LedeArticle, 'base', {
  configurable: true,
  get: () => place.base,
  set: (base?: string | URL) => (place.base = base),
});
define(perform, () => Promise.resolve(behaviour));
