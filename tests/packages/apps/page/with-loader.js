// The page's script, with the wasm from where esbuild's file loader put it.
import './wasm.js';
import './main.js';
