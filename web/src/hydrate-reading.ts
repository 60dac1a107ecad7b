// hydrate-reading.js: hydrate.js for articles without rating and comments.
import { hydratePage } from './hydrate-page.js';

hydratePage(' hydrate-reading');
