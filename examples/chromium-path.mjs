// Where Chromium is: the CHROMIUM environment variable, else the usual places.
import { accessSync, constants } from 'node:fs';

const k_candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @returns {string | undefined} the path of an executable, or undefined where there is none. */
export function chromiumPath() {
  return [process.env.CHROMIUM, ...k_candidates].find((path) => {
    if (!path) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
