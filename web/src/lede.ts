// The object that `load()` resolves to. It turns documents into sanitized HTML. Every call is synchronous and frees the
// memory that it took. (The script lede.js is made from script-tag.ts.)
import type { Article } from './article.js';
import { type Bytes, bytesIn, isBytes } from './bytes.js';
import { LedeError, type LedeErrorCode, type Location, type WarningCode } from './error.js';
import type { Answer, Core } from './glue.js';
import { type Operation, operations } from './operations.js';
import type { RenderOptions, SanitizeOptions } from './options.js';

/**
 * How much a reader notices. `lost`: words, a picture, a film or a link is missing. `changed`: everything is there, but
 * not as the document has it. `cosmetic`: the reader sees no difference.
 */
export type Severity = 'lost' | 'changed' | 'cosmetic';

/** Something in a document that was repaired, left out or ignored while the rest went on. */
export interface Warning extends Location {
  code: WarningCode;
  severity: Severity;
  /** In English; names what was removed. */
  message: string;
  /**
   * How often the problem occurs; more than 1 only if `severity` is `cosmetic`. The location is that of the first
   * occurrence.
   */
  count: number;
}

declare const rendered: unique symbol;
/** Markup that the core wrote. No other code creates a value of this type. */
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
  /** False if the answer is an error or differs from what was expected. */
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
   * Renders article JSON of any known format as HTML.
   * @param article an object, JSON text, or UTF-8 bytes. Bytes are never converted to a string.
   * @throws {LedeError} if the document or an option is refused.
   */
  render(article: Article | object | Text, options?: RenderOptions): RenderResult {
    const input = typeof article === 'string' || isBytes(article) ? article : jsonOf(article);
    const answer = this.#perform(operations.render, input, options);
    return withWarnings({ html: htmlOf(answer), jsonLd: answer.jsonLd }, answer);
  }

  /** Converts Markdown (CommonMark with tables, strikethrough, task lists, autolinks, footnotes) to sanitized HTML. */
  markdown(text: Text, options?: SanitizeOptions): SanitizeResult {
    const answer = this.#perform(operations.markdown, text, options);
    return withWarnings({ html: htmlOf(answer) }, answer);
  }

  /** Sanitizes HTML of any origin. */
  sanitize(markup: Text, options?: SanitizeOptions): SanitizeResult {
    const answer = this.#perform(operations.sanitize, markup, options);
    return withWarnings({ html: htmlOf(answer) }, answer);
  }

  /**
   * Answers one line as `lede harness` does: takes a JSON request and returns a JSON answer. If the request is bad, the
   * answer says so; nothing is thrown.
   */
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

/** An article that is an object, as JSON. Documents of some databases and models contain themselves. */
function jsonOf(article: object): string {
  try {
    const json = JSON.stringify(article) as string | undefined;
    return json ?? 'null';
  } catch (cause) {
    throw new LedeError('article-not-an-object', `The article is not a JSON object: ${String(cause)}`, { cause });
  }
}

const htmlOf = ({ html }: Answer): RenderedHtml => html as RenderedHtml;

/** Adds `warnings` to a result. The report is parsed when the property is first read; most callers never read it. */
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
