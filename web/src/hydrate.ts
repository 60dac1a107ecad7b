// hydrate.js, for pages that a server rendered. It has rating, comments, films and what every article has in one file,
// since the policy of such a page may not let scripts load others. Pictures do not open there.
import { films } from './films.js';
import { hydratePage } from './hydrate-page.js';
import { participation } from './participation.js';

hydratePage(' hydrate', [participation, films]);
