// Finding programs by the places where they usually are.
import { accessSync, constants } from 'node:fs';

/** @returns {string | undefined} the first of the paths that is an executable. */
export function firstExecutable(...paths) {
  return paths.find((path) => {
    if (!path) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
