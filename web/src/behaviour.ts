// What makes a rendered article answer to its reader, as one thing: bundlers put it where the element is; the script-tag
// build shows the article first and fetches this beside, as hydrate.js.
import { listen, prepare, showRatingForm } from './listen.js';

export const behaviour = { listen, prepare, showRatingForm };
export type Behaviour = typeof behaviour;
