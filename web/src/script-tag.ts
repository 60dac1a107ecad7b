// The script-tag build: a classic script, so that one line on a partner's page is enough. lede.wasm lies beside it.
import { define } from './define.js';
import { createLoader } from './load.js';

// Only while the script itself runs does the document say which one it is.
const script = document.currentScript;
const base = script instanceof HTMLScriptElement && script.src !== '' ? script.src : document.baseURI;

define(createLoader(() => new URL('./lede.wasm', base)));
