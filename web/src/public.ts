// What every entry of the package exports beside its own `load`.
export type {
  Article,
  ArticleLabel,
  Author,
  Block,
  Comment,
  HeadlineLink,
  Image,
  NamedLink,
  Note,
  Teaser,
  Update,
} from './article.js';
export {
  type DocumentErrorCode,
  type ElementErrorCode,
  LedeError,
  type LedeErrorCode,
  type LoadErrorCode,
  type WarningCode,
  type Location,
} from './error.js';
export type { HarnessAnswer, Lede, RenderResult, SanitizeResult, Severity, Warning } from './lede.js';
export type { Load, LoadOptions } from './load.js';
export type { ComponentName, RenderOptions, SanitizeOptions } from './options.js';
export type { WasmSource } from './source.js';
