// hydrate-reading.js: hydrate.js for articles without rating and comments.
import { films } from './films.js';
import { hydratePage } from './hydrate-page.js';

hydratePage(' hydrate-reading', [films]);
