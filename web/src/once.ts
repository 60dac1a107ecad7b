// A promise that many callers share. After a failure it is made again.
import { LedeError } from './error.js';
import { refused } from './source.js';

/** Runs `make` once and shares its promise; runs it again after a failure or after `forget`. */
export class Once<Value> {
  #current: Promise<Value> | undefined;
  readonly #onFailure: () => void;

  constructor(onFailure: () => void = () => undefined) {
    this.#onFailure = onFailure;
  }

  get(make: (forget: () => void) => Promise<Value>): Promise<Value> {
    if (this.#current) return this.#current;
    const forget = (): void => {
      if (this.#current === attempt) this.#current = undefined;
    };
    const attempt = make(forget).catch((error: unknown) => {
      forget();
      this.#onFailure();
      throw error instanceof LedeError ? error : refused(error);
    });
    this.#current = attempt;
    return attempt;
  }

  /** The promise that callers share now, if there is one. */
  get current(): Promise<Value> | undefined {
    return this.#current;
  }

  forget(): void {
    this.#current = undefined;
  }
}
