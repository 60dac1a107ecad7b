// The three engines with one small interface:
//
//   open(url)                        goes there, and returns when the page has loaded
//   evaluate(function, ...args)      calls the function in the page; arguments and result are JSON; a promise is awaited
//   screenshot(path, {fullPage})     PNG; WebKit always gives the visible part
//   setViewport(width, height)       CSS pixels
//   setColorScheme("light"|"dark")   true where the engine can do it
//   press("Enter"|"Tab"|" ")         a key, where the focus is
//   close()
import { after, before, describe } from 'node:test';
import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';
import * as webkit from './webkit.mjs';

const k_engines = { chromium, firefox, webkit };

/** Longer than any engine waits for a page by itself, since its own message says more. */
const k_limit_ms = 200_000;

/** What a browser never ends fails by its name instead of holding up all tests. */
function within(promise, browser, what) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${browser} did not finish ${what} in ${k_limit_ms / 1000} s`)), k_limit_ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/** A browser whose every command has that limit, and so has its start. */
async function launch(name, options) {
  const browser = await within(k_engines[name].launch(options), name, 'its start');
  return new Proxy(browser, {
    get(target, property) {
      const value = target[property];
      if (typeof value !== 'function') return value;
      return (...args) => {
        const result = value.apply(target, args);
        return result instanceof Promise ? within(result, name, property) : result;
      };
    },
  });
}

/** The engines to run, all three unless LEDE_ENGINES names some ("chromium,firefox"). */
export const engineNames = (process.env.LEDE_ENGINES ?? 'chromium,firefox,webkit').split(',');

/** @returns {Promise<{browser?: object, missing?: string}>} a running browser, or what has to be installed first. */
export async function launchEngine(name) {
  const missing = k_engines[name].missing();
  return missing ? { missing } : { browser: await launch(name) };
}

/**
 * A suite that gets a running browser. A browser that is not installed skips it, with a message; under CI it fails.
 * @param {string} title
 * @param {(browser: () => object) => void} define the tests; the browser is there when they run.
 * @param {{proxyPort?: number}} options through which proxy of this machine it goes to all other machines.
 */
export function describeInEngine(name, title, define, options = {}) {
  const missing = k_engines[name].missing();
  if (missing && !process.env.CI) {
    describe(`${title} in ${name}`, { skip: `${missing} is not installed` }, () => {});
    return;
  }
  describe(`${title} in ${name}`, () => {
    let browser;
    before(async () => {
      if (missing) throw new Error(`${missing} is not installed`);
      browser = await launch(name, options);
    });
    after(() => browser?.close());
    define(() => browser);
  });
}

export function describeInEveryEngine(title, define, options) {
  for (const name of engineNames) describeInEngine(name, title, (browser) => define(browser, name), options);
}
