// For bundlers that copy a file when it is imported, and do not know of `new URL(…, import.meta.url)`: imported first.
import { load } from 'lede-article';
import wasm from 'lede-article/lede-full.wasm';

load({ wasm: new URL(wasm, import.meta.url) });
