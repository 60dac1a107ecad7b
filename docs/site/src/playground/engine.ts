// Sends documents to the worker. While it is busy, only the newest document waits. If one takes too long, the worker is
// stopped.
import { scriptAddress } from '../trusted.js';
import { root } from '../page.js';
import type { Answer, Request } from './messages.js';

/** A document of the largest size takes about a second; the first one also loads the module. */
const k_longest_ms = 30_000;

export class Engine {
  readonly #onAnswer: (answer: Answer) => void;
  #worker: Worker | undefined;
  #waiting: Request | undefined;
  #current: Request | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  /** @param onAnswer gets the answer to the newest document; never one that a newer document has overtaken. */
  constructor(onAnswer: (answer: Answer) => void) {
    this.#onAnswer = onAnswer;
  }

  ask(request: Omit<Request, 'id'>): void {
    this.#waiting = { ...request, id: ++this.#count };
    this.#next();
  }

  #start(): Worker {
    const worker = new Worker(scriptAddress(new URL('assets/worker.js', root).href), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#finish(data));
    worker.addEventListener('error', (event) => {
      this.#giveUp('worker-failed', `The worker failed: ${event.message || 'its script could not be loaded'}`);
    });
    return worker;
  }

  #next(): void {
    if (this.#current || !this.#waiting) return;
    this.#current = this.#waiting;
    this.#waiting = undefined;
    this.#worker ??= this.#start();
    this.#limit = setTimeout(() => {
      this.#giveUp('worker-slow', `The document took more than ${k_longest_ms / 1000} seconds and was given up.`);
    }, k_longest_ms);
    this.#worker.postMessage(this.#current);
  }

  #finish(answer: Answer): void {
    clearTimeout(this.#limit);
    this.#current = undefined;
    if (!this.#waiting) this.#onAnswer(answer);
    this.#next();
  }

  /** The next document gets a new worker. */
  #giveUp(code: string, message: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const id = this.#current?.id ?? this.#count;
    this.#finish({ id, refusal: { code, message, path: '', offset: 0, line: 1, column: 1 } });
  }
}
