// Where the package finds its own files: beside the script, or in the folder that the page names.
import { LedeError } from './error.js';
import { compile, type WasmModule, type WasmSource } from './source.js';

/** The folder that `LedeArticle.base` names, for all that is loaded from then on. */
export const place: { base?: string | URL | undefined } = {};

const elsewhere =
  'Its place was taken from the address of this script. If the files of lede-article/dist are elsewhere, name their folder: ' +
  'load({ base }), or LedeArticle.base.';

/** A file in a folder; an address without a slash at its end is a folder, too. */
export function inFolder(base: string | URL, name: string): URL {
  const page = typeof document === 'undefined' ? undefined : document.baseURI;
  return new URL(name, new URL(String(base).replace(/\/?(?=[?#]|$)/, '/'), page));
}

/**
 * Finds, reads and compiles a module.
 * @param own returns its address beside the script; throws in bundles that are not ES modules, which do not know their
 * own address.
 */
export async function compileFile(name: string, own: () => URL, base = place.base): Promise<WasmModule> {
  if (base !== undefined) return compile(await contentOf(inFolder(base, name)));
  let address: URL;
  try {
    address = own();
  } catch (cause) {
    throw new LedeError(
      'wasm-not-found',
      `This bundle does not know its own address, since it is not an ES module, so it cannot find ${name}. Name the folder of ` +
        'the .wasm files of lede-article/dist: load({ base }), or LedeArticle.base; or bundle to ES modules.',
      { cause },
    );
  }
  try {
    return await compile(await contentOf(address));
  } catch (error) {
    if (!(error instanceof LedeError) || !/not-found|unreachable|is-html|invalid/.test(error.code)) throw error;
    throw new LedeError(error.code, `${error.message} ${elsewhere}`, { cause: error });
  }
}

interface NodeProcess {
  getBuiltinModule?: (name: 'node:fs/promises') => { readFile: (file: URL) => Promise<Uint8Array<ArrayBuffer>> };
}

/** In test runners the page is a file, which `fetch` does not read, so Node reads the module. */
async function contentOf(address: URL): Promise<WasmSource> {
  const { process } = globalThis as { process?: NodeProcess };
  const files = address.protocol === 'file:' ? process?.getBuiltinModule?.('node:fs/promises') : undefined;
  return files ? files.readFile(address) : address;
}
