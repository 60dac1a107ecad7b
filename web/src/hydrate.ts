// hydrate.js, for pages that a server rendered: all that an article can answer to, in one file, since the policy of such a page
// may forbid scripts to load others.
import { films } from './films.js';
import { hydratePage } from './hydrate-page.js';
import { participation } from './participation.js';

hydratePage(' hydrate', [participation, films]);
