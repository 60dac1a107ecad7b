// Reads Emscripten's glue, and edits it so that the caller instantiates the module.
import { readFile } from 'node:fs/promises';

/**
 * Unedited, the glue would instantiate bytes and ignore a failure. Edited, it passes its imports to the function
 * `start` of its settings, and takes the instance from there.
 */
export async function readGlue(path) {
  const glue = await readFile(path, 'utf8');
  const edited = glue.replace(/WebAssembly\.instantiate\(Module\["wasm"\],\s*imports\)/, 'Module.start(imports)');
  if (edited === glue) throw new Error(`${path} starts its module in a way that this script does not know.`);
  return edited;
}
