// The core's codes. Written by scripts/facts.mjs from core/include/lede/codes.def; do not edit.

/** Why a document was refused. */
export type DocumentErrorCode =
  | 'input-too-large'
  | 'input-empty'
  | 'input-encoding'
  | 'json-syntax'
  | 'json-truncated'
  | 'json-too-deep'
  | 'json-too-many-values'
  | 'article-not-an-object'
  | 'article-empty'
  | 'format-unknown'
  | 'format-not-recognised'
  | 'item-not-found'
  | 'option-invalid'
  | 'request-invalid';

/** What was repaired, left out or ignored. */
export type WarningCode =
  | 'invalid-utf8'
  | 'lone-surrogate'
  | 'duplicate-key'
  | 'unknown-field'
  | 'unknown-block'
  | 'wrong-type'
  | 'invalid-value'
  | 'missing-field'
  | 'too-many-items'
  | 'element-removed'
  | 'tag-removed'
  | 'attribute-removed'
  | 'url-removed'
  | 'url-without-base'
  | 'nesting-too-deep'
  | 'formatting-dropped'
  | 'markdown-simplified'
  | 'body-missing'
  | 'language-assumed'
  | 'feed-unusable'
  | 'warnings-capped';
