// Paths of the project and of shared data. Shared data is beside the project and not part of it; tests that need it are
// skipped without it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const inProject = (...parts) => join(root, ...parts);

const k_shared = process.env.LEDE_SHARED_DATA ?? inProject('..', 'shared', 'data');

/** @returns {string | undefined} the path of a file or folder of the shared data, if it exists. */
export function sharedData(...parts) {
  const path = join(k_shared, ...parts);
  return existsSync(path) ? path : undefined;
}

/** For node:test's `skip`: false if the data exists, else the reason. */
export const skipWithout = (path, name) => (path ? false : `${name} is not here: set LEDE_SHARED_DATA`);

export const lede = process.env.LEDE_COMMAND ?? inProject('build', 'native', 'bin', 'lede');
