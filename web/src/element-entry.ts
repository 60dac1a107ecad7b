// `import 'lede-article/element'`: defines <lede-article>, with the package's own `load` behind it.
import { define } from './define.js';
import { load } from './index.js';

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

define(load);
