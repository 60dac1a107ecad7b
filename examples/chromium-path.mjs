// Where programs are that a machine may have: an environment variable, else the usual places.
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

/** @returns {string | undefined} the path of Chromium, or undefined where there is none. */
export function chromiumPath() {
  const { CHROMIUM } = process.env;
  return firstExecutable(CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome');
}
