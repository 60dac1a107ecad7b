// What `./dev release` makes of a build, and the version, which one command sets everywhere.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { currentVersion, dateOf, disagreements, withVersion } from '../../tools/release/version.mjs';
import { inProject, lede } from '../support/paths.mjs';

const version = currentVersion();
const hasGit = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: inProject() }).status === 0;
const skip = hasGit ? false : 'a release is made of a commit, and this is no clone';
let folder;
let said;

before(() => {
  if (!hasGit) return;
  folder = mkdtempSync(join(tmpdir(), 'lede-release-'));
  const script = inProject('tools', 'release', 'release.mjs');
  said = execFileSync(process.execPath, [script, '--out', folder, '--native', join(lede, '..', '..')], { encoding: 'utf8' });
});
after(() => folder && rmSync(folder, { recursive: true, force: true }));

const run = (command, ...words) => execFileSync(command, words, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
const listOf = (name) => run('cmake', '-E', 'tar', 'tf', name).split('\n').filter(Boolean);

test('a release has an archive for each kind of user, and the sums of all of them', { skip }, () => {
  const native = `lede-${version}-${process.platform}-${process.arch}.tar.gz`;
  const archives = [`lede-article-${version}.tgz`, `lede-cdn-${version}.zip`, `lede-${version}-source.tar.gz`, native];
  const lists = ['SHA256SUMS', 'integrity.json', `lede-${version}.cdx.json`];
  assert.deepEqual(readdirSync(folder).sort(), [...archives, ...lists].sort());
  assert.equal(run('sha256sum', '--check', '--quiet', 'SHA256SUMS'), '');
  assert.match(said, /nothing was published\n$/);
});

test('the source archive has what git has, but for the folders of one host', { skip }, () => {
  const tracked = execFileSync('git', ['ls-tree', '-r', '--name-only', 'HEAD'], { cwd: inProject(), encoding: 'utf8' }).split('\n');
  const wanted = tracked.filter((name) => name !== '' && !/^\.(github|devcontainer)\//.test(name));
  const names = listOf(`lede-${version}-source.tar.gz`).filter((name) => !name.endsWith('/'));
  assert.deepEqual(names.map((name) => name.replace(`lede-${version}/`, '')).sort(), wanted.sort());
});

test('the native archive holds a command that runs, the library and the licences', { skip }, () => {
  const name = `lede-${version}-${process.platform}-${process.arch}`;
  run('cmake', '-E', 'tar', 'xf', `${name}.tar.gz`);
  assert.equal(run(join(folder, name, 'bin', 'lede'), '--version'), `lede ${version}\n`);
  const files = readdirSync(join(folder, name), { recursive: true });
  for (const end of ['liblede.a', 'lede/render.h', 'lede/version.h', 'lede.pc', 'LICENSE', 'LICENSE.md4c']) {
    assert.ok(files.some((file) => file.endsWith(end)), `${end} is missing`);
  }
  rmSync(join(folder, name), { recursive: true });
});

test('the folder for servers has every file also compressed, under its version', { skip }, () => {
  const names = listOf(`lede-cdn-${version}.zip`).filter((name) => !name.endsWith('/'));
  assert.ok(names.every((name) => name.startsWith(`lede/${version}/`)), names.join());
  const plain = names.filter((name) => !/\.(br|gz)$/.test(name));
  assert.deepEqual(names.sort(), plain.flatMap((name) => [name, `${name}.br`, `${name}.gz`]).sort());
  const { files, version: stated } = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8'));
  assert.equal(stated, version);
  assert.deepEqual(plain.map((name) => name.split('/').at(-1)).sort(), [...Object.keys(files), 'integrity.json'].sort());
});

test('the bill of materials names what is compiled in, with its hash', { skip }, () => {
  const { components, metadata } = JSON.parse(readFileSync(join(folder, `lede-${version}.cdx.json`), 'utf8'));
  assert.equal(metadata.component.version, version);
  const archives = readFileSync(inProject('core', 'cmake', 'archives.txt'), 'utf8').match(/^[a-z]\S+\s+[0-9a-f]{64}/gm);
  for (const line of archives) {
    const [name, sum] = line.split(/\s+/);
    assert.ok(components.some((part) => part.name === name && part.hashes[0].content === sum), name);
  }
  const shipped = components.filter(({ scope, purl }) => scope === 'required' && purl.startsWith('pkg:npm/'));
  assert.deepEqual(shipped, []);
  assert.equal(new Set(components.map((part) => part['bom-ref'])).size, components.length);
});

test('all places name one version, and one command sets it in all of them', () => {
  assert.deepEqual(disagreements(), []);
  const read = (file) => readFileSync(inProject(file), 'utf8');
  const texts = withVersion('7.8.9', '2031-02-03', read);
  const after = (file) => texts.get(file) ?? read(file);
  assert.deepEqual(disagreements(after), []);
  assert.equal(JSON.parse(texts.get('web/package.json')).version, '7.8.9');
  assert.equal(JSON.parse(texts.get('package-lock.json')).packages.web.version, '7.8.9');
  assert.equal(dateOf('7.8.9', texts.get('CHANGELOG.md')), '2031-02-03');
  assert.match(texts.get('CHANGELOG.md'), /^## \[Unreleased\]\n\n## \[7\.8\.9\]/m);
  assert.deepEqual(disagreements((file) => after(file).replace('"version": "7.8.9"', '"version": "7.8.8"')), [
    'web/package.json names 7.8.8, expected 7.8.9',
    'package-lock.json names 7.8.8, expected 7.8.9',
  ]);
  assert.throws(() => withVersion('8', '2031-02-03', read), /not a version: 8/);
});
