// Emscripten's glue, as whoever starts the module wants it.
import { readFile } from 'node:fs/promises';

/**
 * The glue would instantiate bytes and let a failure go unheard. Edited, it hands its imports to `start` of the settings
 * that it is called with, and takes the instance from there.
 */
export async function readGlue(path) {
  const glue = await readFile(path, 'utf8');
  const edited = glue.replace(/WebAssembly\.instantiate\(Module\["wasm"\],\s*imports\)/, 'Module.start(imports)');
  if (edited === glue) throw new Error(`${path} starts its module in a way that this script does not know.`);
  return edited;
}
