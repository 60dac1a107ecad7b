// WebKit: the MiniBrowser of WebKitGTK, driven by WebKitWebDriver on a virtual display.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { firstExecutable } from '../../../examples/chromium-path.mjs';
import { freePort, Session } from './webdriver.mjs';
import { openDisplay } from './xvfb.mjs';

const k_driver = ['/usr/bin/WebKitWebDriver'];
const k_browser = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser'];
// Keys without a character have a code point of their own: https://www.w3.org/TR/webdriver2/#keyboard-actions
const k_keys = {
  Tab: '\uE004',
  Enter: '\uE007',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Delete: '\uE017',
};
const k_timeout_ms = 120_000;

export function missing() {
  if (!firstExecutable(process.env.WEBKIT_DRIVER, ...k_driver)) return 'WebKitWebDriver (package webkit2gtk-driver)';
  if (!firstExecutable(process.env.WEBKIT_BROWSER, ...k_browser)) return 'WebKit MiniBrowser (package webkit2gtk-driver)';
  if (!process.env.DISPLAY && !firstExecutable('/usr/bin/Xvfb')) return 'Xvfb (package xvfb)';
  return undefined;
}

export async function launch({ proxyPort } = {}) {
  const { display, stop: closeDisplay } = await openDisplay();
  const port = await freePort();
  const driver = spawn(firstExecutable(process.env.WEBKIT_DRIVER, ...k_driver), [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      ...(proxyPort && throughProxy(proxyPort)),
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // its sandbox cannot be set up by root or in a container
      LIBGL_ALWAYS_SOFTWARE: '1', // with compositing, without which a screenshot never comes
    },
  });
  const session = await Session.start(port, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: firstExecutable(process.env.WEBKIT_BROWSER, ...k_browser), args: ['--automation'] },
  });
  await session.setTimeouts(k_timeout_ms);
  return new WebKit(session, () => {
    driver.kill();
    closeDisplay();
  });
}

// Set by an environment variable, since the driver does not pass on the session's own setting.
const throughProxy = (port) => ({
  http_proxy: `http://127.0.0.1:${port}`,
  https_proxy: `http://127.0.0.1:${port}`,
  no_proxy: '127.0.0.1',
});

// These run in the page.
const innerSize = () => ({ width: innerWidth, height: innerHeight });

function sizeReached({ width, height }) {
  return new Promise((resolve) => {
    const look = () => {
      if (innerWidth === width && innerHeight === height) resolve();
    };
    addEventListener('resize', look);
    look();
    setTimeout(resolve, 2000); // some other size, which the test's own assertions meet
  });
}

class WebKit {
  name = 'webkit';

  constructor(session, stop) {
    this.session = session;
    this.stop = stop;
  }

  open(url) {
    return this.session.navigate(url);
  }

  evaluate(callable, ...args) {
    return this.session.call(callable.toString(), args);
  }

  async screenshot(path) {
    writeFileSync(path, await this.session.screenshot());
  }

  /**
   * The window has a tool bar, so it is larger than the page by what that takes. Because of the bar it cannot be narrower
   * than about 450 pixels. The page learns its new size some time after the window has it.
   */
  async setViewport(width, height) {
    const inner = await this.evaluate(innerSize);
    if (inner.width === width && inner.height === height) return;
    const outer = await this.session.windowRect();
    const bar = { width: outer.width - inner.width, height: outer.height - inner.height };
    const now = await this.session.setWindowRect(width + bar.width, height + bar.height);
    await this.evaluate(sizeReached, { width: now.width - bar.width, height: now.height - bar.height });
  }

  async setColorScheme() {
    return false;
  }

  async press(key) {
    await this.session.press(k_keys[key] ?? key);
  }

  async close() {
    await this.session.end().catch(() => undefined);
    this.stop();
  }
}
