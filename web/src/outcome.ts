// What became of an article, for those who ask after it was decided, and for style sheets: element.ready and :state(…).
export type State = 'loading' | 'ready' | 'error';

/** A promise that is settled from outside, once. */
export class Outcome<Value> {
  readonly promise: Promise<Value>;
  isSettled = false;
  #resolve!: (value: Value) => void;
  #reject!: (error: Error) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // A failure is reported by an event, too; a page that asks for neither has nothing to handle.
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

/** Shows a state in `:state(…)`, where the browser has it, and whether the element is busy to assistive technology. */
export function showState(element: HTMLElement, internals: ElementInternals | undefined, state: State): void {
  if (state === 'loading') element.setAttribute('aria-busy', 'true');
  else element.removeAttribute('aria-busy');
  try {
    internals?.states.clear();
    internals?.states.add(state);
  } catch {
    // Chrome before 125 wants another form of the name, and has no :state().
  }
}
