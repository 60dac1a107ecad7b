// What lede.js and render.js, which it fetches, have between them.
import type { Perform } from './parts.js';

/** The name under which render.js leaves what it is for. */
export const rendering = Symbol.for('lede-article rendering');

/**
 * @param base beside which the modules lie.
 * @param first the answer for lede.wasm, which has been asked for already.
 */
export type CreateRenderer = (base: string, first: Promise<Response>) => Perform;
