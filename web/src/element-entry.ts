// `import 'lede-article/element'`: defines <lede-article>, with the package's own loader behind it.
import { behaviour } from './behaviour.js';
import { define } from './define.js';
import { perform } from './index.js';

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

define(perform, () => Promise.resolve(behaviour));
