// The messages between the playground and its worker.
import type { RenderOptions, Warning } from 'lede-article';

export type Kind = 'article' | 'markdown' | 'html';

export interface Request {
  id: number;
  kind: Kind;
  text: string;
  options: RenderOptions;
}

/** Why a document was refused, or why Lede could not be loaded. */
export interface Refusal {
  code: string;
  message: string;
  path: string;
  offset: number;
  line: number;
  column: number;
}

export interface Rendered {
  html: string;
  jsonLd: string;
  warnings: Warning[];
  milliseconds: number;
  bytes: number;
  /** Undefined if the browser cannot compress. */
  compressedBytes: number | undefined;
}

export type Answer = { id: number } & ({ rendered: Rendered } | { refusal: Refusal });
