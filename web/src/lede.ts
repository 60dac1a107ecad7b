// What `load()` gives: documents in, sanitized HTML out. Every call is synchronous and leaves no memory behind.
import type { Article } from './article.js';
import { type Bytes, bytesIn, isBytes } from './bytes.js';
import { LedeError, type LedeErrorCode, type Location, type WarningCode } from './error.js';
import { type Answer, type Core, type Operation, operations } from './glue.js';
import type { RenderOptions, SanitizeOptions } from './options.js';

/**
 * What a warning means to a reader: something is missing (words, a picture, a film, a link), something is not as the document
 * has it, or nothing that can be seen.
 */
export type Severity = 'lost' | 'changed' | 'cosmetic';

/** Something in a document that was repaired, left out or ignored while the rest went on. */
export interface Warning extends Location {
  code: WarningCode;
  severity: Severity;
  /** In English; names what was removed. */
  message: string;
  /** How many times; more than 1 only if `severity` is `cosmetic`. The place is that of the first. */
  count: number;
}

declare const rendered: unique symbol;
/** Markup that the core wrote. Nothing else makes one. */
export type RenderedHtml = string & { readonly [rendered]: true };

export interface SanitizeResult {
  /** Safe to insert into flow containers: `div`, `article`, `section`, `body`, `td`, `li`, a shadow root. */
  html: RenderedHtml;
  warnings: Warning[];
}

export interface RenderResult extends SanitizeResult {
  /** A schema.org NewsArticle as JSON, safe inside `<script type="application/ld+json">`. */
  jsonLd: string;
}

/** The answer to one line of the harness. */
export interface HarnessAnswer {
  json: string;
  /** False where the answer is an error or differs from what was expected. */
  passed: boolean;
}

/** A text, or its UTF-8 bytes. */
type Text = string | Bytes;

export class Lede {
  readonly #core: Core;
  readonly #onLost: () => void;

  /**
   * @param onLost called if the instance traps and must be replaced.
   * @internal
   */
  constructor(core: Core, onLost: () => void) {
    this.#core = core;
    this.#onLost = onLost;
  }

  /** Bytes of WebAssembly memory in use; it grows with the largest document and never shrinks. */
  get memoryBytes(): number {
    return this.#core.memoryBytes;
  }

  /**
   * Article JSON of any known format → HTML.
   * @param article an object, JSON text, or UTF-8 bytes, which are read without a detour through a string.
   * @throws {LedeError} where the document, or an option, is refused.
   */
  render(article: Article | object | Text, options?: RenderOptions): RenderResult {
    const input =
      typeof article === 'string' || isBytes(article)
        ? article
        : ((JSON.stringify(article) as string | undefined) ?? 'null');
    const answer = this.#perform(operations.render, input, options);
    return withWarnings({ html: htmlOf(answer), jsonLd: answer.jsonLd }, answer);
  }

  /** Markdown (CommonMark with tables, strikethrough, task lists, autolinks, footnotes) → sanitized HTML. */
  markdown(text: Text, options?: SanitizeOptions): SanitizeResult {
    const answer = this.#perform(operations.markdown, text, options);
    return withWarnings({ html: htmlOf(answer) }, answer);
  }

  /** HTML of any origin → sanitized HTML. */
  sanitize(markup: Text, options?: SanitizeOptions): SanitizeResult {
    const answer = this.#perform(operations.sanitize, markup, options);
    return withWarnings({ html: htmlOf(answer) }, answer);
  }

  /** One line of the harness that `lede harness` speaks: a JSON request in, a JSON answer out. Never throws for a bad request. */
  answer(line: Text): HarnessAnswer {
    const answer = this.#run(operations.answerCase, line);
    return { json: answer.html, passed: answer.ok };
  }

  #perform(operation: Operation, input: Text, options: object | undefined): Answer {
    const answer = this.#run(operation, input, options ? JSON.stringify(options) : undefined);
    if (!answer.ok) throw documentError(answer.report);
    return answer;
  }

  #run(operation: Operation, input: unknown = '', options?: string): Answer {
    try {
      // Input that is not a string is converted as JavaScript converts it.
      return this.#core.run(operation, isBytes(input) ? bytesIn(input) : String(input), options);
    } finally {
      if (this.#core.lost) this.#onLost();
    }
  }
}

const htmlOf = ({ html }: Answer): RenderedHtml => html as RenderedHtml;

/** The result with its warnings, which are read when somebody asks for them: most callers never do. */
function withWarnings<Result extends object>(result: Result, { report }: Answer): Result & { warnings: Warning[] } {
  let warnings: Warning[] | undefined;
  return Object.defineProperty(result, 'warnings', {
    enumerable: true,
    configurable: true,
    get: () => (warnings ??= report.length === 0 ? [] : (parseReport(report) as { warnings: Warning[] }).warnings),
    set: (value: Warning[]) => (warnings = value),
  }) as Result & { warnings: Warning[] };
}

function documentError(report: Uint8Array): LedeError {
  const error = parseReport(report) as Location & { code: LedeErrorCode; message: string };
  return new LedeError(error.code, error.message, { at: error });
}

const parseReport = (report: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(report));
