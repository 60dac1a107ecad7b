// Makes a release of what is built, checks it, and publishes nothing. `./dev release` builds first; RELEASE.md says the rest.
//
//   node tools/release/release.mjs [--final] [--out FOLDER] [--native FOLDER]
//
// FOLDER of --native is the build whose library and command go into the native archive: build/native-release. With --final, what
// may be missing in a trial is an error: a commit without changes, and a dated part of the change log.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { billOfMaterials } from './sbom.mjs';
import { currentVersion, dateOf, disagreements, root } from './version.mjs';

const { values } = parseArgs({
  options: { final: { type: 'boolean' }, out: { type: 'string' }, native: { type: 'string' } },
});
const out = resolve(values.out ?? join(root, 'build/release'));
const native = resolve(values.native ?? join(root, 'build/native-release'));
const staging = join(out, '.staging');
const version = currentVersion();

function run(command, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? `${stdout}${stderr}`}`);
  return stdout;
}
const git = (...words) => run('git', words).trim();
const sha = (algorithm, bytes, encoding) => createHash(algorithm).update(bytes).digest(encoding);

/** What a trial may lack and a release may not. */
function readiness() {
  const complaints = [];
  if (git('status', '--porcelain') !== '') complaints.push('there are changes that are not committed');
  if (!dateOf(version)) complaints.push(`CHANGELOG.md has no part "## [${version}] - DATE" (node tools/release/version.mjs sets it)`);
  return complaints;
}

/** Everything that names the version, in the sources and in what was built. */
function checkVersions() {
  const wrong = disagreements();
  const said = run(join(native, 'bin/lede'), ['--version']).trim();
  if (said !== `lede ${version}`) wrong.push(`${native}/bin/lede says "${said}"`);
  if (!existsSync(join(root, 'web/dist/cdn', version))) wrong.push(`web/dist/cdn/${version} is missing`);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

/** Every file once more, compressed, for servers that send `lede.js.br` for `lede.js`. */
function compressAll(folder) {
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

const archive = (name, format, ...paths) =>
  run('cmake', ['-E', 'tar', format === 'zip' ? 'cf' : 'czf', join(out, name), `--format=${format}`, '--mtime=2000-01-01', ...paths], { cwd: staging });

function sourceArchive() {
  git('archive', '--format=tar.gz', `--prefix=lede-${version}/`, '-o', join(out, `lede-${version}-source.tar.gz`), 'HEAD');
}

function nativeArchive() {
  const name = `lede-${version}-${process.platform}-${process.arch}`;
  run('cmake', ['--install', native, '--component', 'lede', '--strip', '--prefix', join(staging, name)]);
  archive(`${name}.tar.gz`, 'gnutar', name);
}

function folderForServers() {
  const folder = join(staging, 'lede', version);
  cpSync(join(root, 'web/dist/cdn', version), folder, { recursive: true });
  copyFileSync(join(folder, 'integrity.json'), join(out, 'integrity.json'));
  compressAll(folder);
  archive(`lede-cdn-${version}.zip`, 'zip', 'lede');
}

function npmPackage() {
  run('npm', ['pack', '--silent', '--pack-destination', out], { cwd: join(root, 'web') });
}

/** The folder for servers is what integrity.json says it is, and so is what lies compressed beside each file. */
function checkFolderForServers() {
  const folder = join(staging, 'lede', version);
  const { files } = JSON.parse(readFileSync(join(out, 'integrity.json'), 'utf8'));
  for (const [name, integrity] of Object.entries(files)) {
    const bytes = readFileSync(join(folder, name));
    if (`sha256-${sha('sha256', bytes, 'base64')}` !== integrity) throw new Error(`${name} is not what integrity.json says`);
    const isSame = (other) => bytes.equals(other);
    if (!isSame(brotliDecompressSync(readFileSync(join(folder, `${name}.br`))))) throw new Error(`${name}.br is another file`);
    if (!isSame(gunzipSync(readFileSync(join(folder, `${name}.gz`))))) throw new Error(`${name}.gz is another file`);
  }
}

function writeSums() {
  const names = readdirSync(out).filter((name) => !name.startsWith('.')).sort();
  writeFileSync(join(out, 'SHA256SUMS'), names.map((name) => `${sha('sha256', readFileSync(join(out, name)), 'hex')}  ${name}\n`).join(''));
  return names;
}

function main() {
  const complaints = readiness();
  if (values.final && complaints.length > 0) throw new Error(complaints.join('\n'));
  for (const complaint of complaints) console.log(`only a trial: ${complaint}`);
  checkVersions();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  sourceArchive();
  nativeArchive();
  folderForServers();
  npmPackage();
  writeFileSync(join(out, `lede-${version}.cdx.json`), `${JSON.stringify(billOfMaterials(version, git('rev-parse', 'HEAD')), null, 2)}\n`);
  checkFolderForServers();
  for (const name of [...writeSums(), 'SHA256SUMS']) console.log(`  ${name}  ${readFileSync(join(out, name)).length} B`);
  rmSync(staging, { recursive: true });
  console.log(`lede ${version} is in ${out}; nothing was published`);
}

try {
  main();
} catch (error) {
  console.error(`tools/release/release.mjs: ${error.message}`);
  process.exitCode = 1;
}
