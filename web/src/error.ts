// The only class of error that Lede throws: for a document that was refused, and for a module that could not be loaded.
import type { DocumentErrorCode } from './codes.js';

export type { DocumentErrorCode, WarningCode } from './codes.js';

/** Codes of the JavaScript side. Those of the core ("json-syntax", "article-empty" …) come from the core itself. */
export type LoadErrorCode =
  | 'wasm-unsupported'
  | 'wasm-not-found'
  | 'wasm-unreachable'
  | 'wasm-is-html'
  | 'wasm-invalid'
  | 'wasm-tampered'
  | 'wasm-blocked'
  | 'wasm-memory'
  | 'wasm-failed';

/** Codes of what can go wrong when `<lede-article>` fetches or shows its article. */
export type ElementErrorCode =
  | 'article-not-found'
  | 'article-refused'
  | 'article-unreachable'
  | 'article-timeout'
  | 'article-is-html'
  | 'article-not-verified'
  | 'trusted-types-blocked';

export type LedeErrorCode = LoadErrorCode | ElementErrorCode | DocumentErrorCode;

/** A location in a document. */
export interface Location {
  /** A JSON path such as `$.related[0].url`; empty for plain text and for errors of loading. */
  path: string;
  /** Bytes from the beginning of the UTF-8 input. */
  offset: number;
  /** From 1. */
  line: number;
  /** From 1, in Unicode code points. */
  column: number;
}

const nowhere: Location = { path: '', offset: 0, line: 1, column: 1 };

export class LedeError extends Error implements Location {
  override readonly name = 'LedeError';
  declare readonly code: LedeErrorCode;
  declare readonly path: string;
  declare readonly offset: number;
  declare readonly line: number;
  declare readonly column: number;

  constructor(code: LedeErrorCode, message: string, details: { at?: Location; cause?: unknown } = {}) {
    super(message, details);
    Object.assign(this, details.at ?? nowhere, { code });
  }
}
