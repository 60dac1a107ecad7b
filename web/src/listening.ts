/**
 * A name that all scripts of a page share. On a root it says that somebody listens there: of two copies, or of lede.js and
 * hydrate.js, only one may send a rating. On the page itself hydrate.js leaves its behaviour, for lede.js, which fetched it.
 */
export const listening = Symbol.for('lede-article');
