// The bill of materials of a release, in CycloneDX 1.5: what is compiled into it, and the tools that build and test it.
// @see https://cyclonedx.org/docs/1.5/json/
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './version.mjs';

const licences = { nlohmann_json: 'MIT', md4c: 'MIT', catch2: 'BSL-1.0' };
/** What only the tests are built with. */
const isForTests = (name) => name === 'catch2';

const component = (scope, { name, version, licence, purl, hashes = [], ...rest }) => ({
  type: 'library',
  'bom-ref': purl,
  name,
  version,
  scope, // "required": in what is shipped; "excluded": not
  ...(licence ? { licenses: [{ license: { id: licence } }] } : {}),
  purl,
  hashes,
  ...rest,
});

/** The lines of core/cmake/archives.txt. */
function archives() {
  const lines = readFileSync(join(root, 'core/cmake/archives.txt'), 'utf8').split('\n').filter((line) => /^[a-z]/.test(line));
  return lines.map((line) => {
    const [name, sha256, debian, address] = line.split(/\s+/);
    const [, version] = debian.match(/=(\d+(?:\.\d+)+)-/);
    const [, repository, tag] = address.match(/github\.com\/([^/]+\/[^/]+)\/.*?refs\/tags\/(.+?)(?:\.tar\.gz)?$/);
    return component(isForTests(name) ? 'excluded' : 'required', {
      name,
      version,
      licence: licences[name],
      purl: `pkg:github/${repository.toLowerCase()}@${tag}`,
      hashes: [{ alg: 'SHA-256', content: sha256 }],
      externalReferences: [{ type: 'distribution', url: address }],
    });
  });
}

/**
 * Libraries that come from the system: CLI11 is in the command. The others are in the newsroom server, an example that no archive
 * of a release has.
 */
const systemLibraries = [
  { name: 'CLI11', scope: 'required', header: 'CLI/Version.hpp', version: /#define CLI11_VERSION "([\d.]+)"/, licence: 'BSD-3-Clause', tag: 'cliutils/cli11@v' },
  { name: 'Boost', scope: 'excluded', header: 'boost/version.hpp', version: /#define BOOST_LIB_VERSION "([\d_]+)"/, licence: 'BSL-1.0', tag: 'boostorg/boost@boost-' },
  { name: 'SQLite', scope: 'excluded', header: 'sqlite3.h', version: /#define SQLITE_VERSION +"([\d.]+)"/, licence: 'blessing', tag: 'sqlite/sqlite@version-' },
];

function fromSystem() {
  return systemLibraries.flatMap(({ name, scope, header, version: pattern, licence, tag }) => {
    const file = ['/usr/include', '/usr/local/include'].map((folder) => join(folder, header)).find(existsSync);
    const found = file && pattern.exec(readFileSync(file, 'utf8'))?.[1].replaceAll('_', '.');
    if (!found) return [];
    const version = found.split('.').length === 2 ? `${found}.0` : found; // Boost leaves out a last zero
    return [component(scope, { name, version, licence, purl: `pkg:github/${tag}${version}` })];
  });
}

/** Emscripten's own libraries (musl, libc++, compiler-rt) are linked into the modules. */
function emscripten() {
  const stamp = join(root, 'build/wasm/.emcc');
  if (!existsSync(stamp)) return [];
  const version = readFileSync(stamp, 'utf8').match(/\b(\d+\.\d+\.\d+)\b/)?.[1];
  return version ? [component('required', { name: 'emscripten', version, licence: 'MIT', purl: `pkg:github/emscripten-core/emscripten@${version}` })] : [];
}

/** Every package of the lock file. None of them is in the package that is shipped: it has no dependencies. */
function npmPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && !link)
    .map(([path, { version, license, integrity }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const [, digest] = integrity?.match(/^sha512-(\S+)$/) ?? [];
      return component('excluded', {
        name,
        version,
        // A name of one licence; an expression of several has another form.
        ...(/^[\w.-]+$/.test(license ?? '') ? { licence: license } : {}),
        purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
        hashes: digest ? [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] : [],
      });
    });
}

/** @param {string} version @param {string} commit */
export function billOfMaterials(version, commit) {
  const seen = new Set();
  const components = [...archives(), ...fromSystem(), ...emscripten(), ...npmPackages()].filter(({ purl }) => !seen.has(purl) && seen.add(purl));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': `pkg:npm/lede-article@${version}`,
        name: 'lede',
        version,
        licenses: [{ license: { id: 'MIT' } }],
        purl: `pkg:npm/lede-article@${version}`,
        properties: [{ name: 'commit', value: commit }],
      },
    },
    components,
  };
}
