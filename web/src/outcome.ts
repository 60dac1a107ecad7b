// The outcome of loading an article: `element.ready` for scripts, which may ask at any time, and `:state(…)` for style
// sheets.
import type { ArticleRoot } from './behaviour.js';
import { LedeError } from './error.js';

export type State = 'loading' | 'ready' | 'error';

/** A promise that its owner settles, once. */
export class Deferred<Value> {
  readonly promise: Promise<Value>;
  isSettled = false;
  #resolve!: (value: Value) => void;
  #reject!: (error: Error) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // An event reports the failure, too. A page that does not use the promise must not get an unhandled rejection.
    this.promise.catch(() => undefined);
  }

  succeed(value: Value): void {
    this.isSettled = true;
    this.#resolve(value);
  }

  fail(error: Error): void {
    this.isSettled = true;
    this.#reject(error);
  }
}

/**
 * Sets the state for `:state(…)`, if the browser has it, and `aria-busy` for assistive technology and for the outline that pages show.
 * @param root has an article, or the head of one, if its readers have something to read while the next one is loading.
 */
export function showState(
  element: HTMLElement,
  internals: ElementInternals | undefined,
  state: State,
  root?: ArticleRoot,
): void {
  if (state === 'loading' && !root?.querySelector('.lede')) element.setAttribute('aria-busy', 'true');
  else element.removeAttribute('aria-busy');
  try {
    internals?.states.clear();
    internals?.states.add(state);
  } catch {
    // Chrome before 125 accepts only names that begin with "--", and has no :state().
  }
}

/** The error itself if it is Lede's, else one that says what failed. */
export function knownError(error: unknown): LedeError {
  // Not `instanceof`: render.js of the script-tag build has a copy of the class.
  return (error as Partial<LedeError>).name === 'LedeError'
    ? (error as LedeError)
    : new LedeError('wasm-failed', `Lede failed: ${String(error)}`, { cause: error });
}
