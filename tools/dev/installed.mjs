// Prints the largest set of npm packages that node_modules has in the versions of the lock file: all, tests, site or web;
// nothing if it has not even the last. So what a developer's own `npm ci` brought is kept (require_packages in needs.sh).
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path) => JSON.parse(readFileSync(join(project, path), 'utf8'));
const { packages } = read('package-lock.json');

/** Each set has the workspaces of the sets behind it, too. */
const sets = { all: 'tests/packages', tests: 'tests', site: 'docs/site', web: 'web' };

function isThere(workspace, name) {
  const place = [`${workspace}/node_modules/${name}`, `node_modules/${name}`].find((path) => packages[path]);
  const manifest = `${place}/package.json`;
  return existsSync(join(project, manifest)) && read(manifest).version === packages[place].version;
}

const isWhole = (workspace) => {
  const { dependencies = {}, devDependencies = {} } = read(`${workspace}/package.json`);
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !packages[`node_modules/${name}`]?.link)
    .every((name) => isThere(workspace, name));
};

const names = Object.keys(sets);
const found = names.find((_, index) => names.slice(index).every((set) => isWhole(sets[set])));
if (found) console.log(found);
