// The page's script, with the wasm files in a folder that it names.
import './base.js';
import './main.js';
