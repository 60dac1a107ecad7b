// Firefox over WebDriver BiDi; with FIREFOX_PROTOCOL=marionette, an older one over its own protocol.
import { firstExecutable } from '../../../examples/chromium-path.mjs';

const k_paths = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

const executablePath = () => firstExecutable(process.env.FIREFOX, ...k_paths);

export function missing() {
  return executablePath() ? undefined : 'Firefox (package firefox-esr)';
}

export async function launch({ proxyPort } = {}) {
  const preferences = proxyPort ? throughProxy(proxyPort) : {};
  if (process.env.FIREFOX_PROTOCOL === 'marionette') return (await import('./marionette.mjs')).launch(executablePath(), preferences);
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executablePath(),
    headless: true,
    extraPrefsFirefox: preferences,
  });
  // The page that Firefox opens itself never has the focus: keys would reach a button, but not press it.
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  return new Firefox(browser, page);
}

const throughProxy = (port) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
});

class Firefox {
  name = 'firefox';

  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  async open(url) {
    try {
      await this.page.goto(url, { waitUntil: 'load' });
    } catch (error) {
      // Firefox sometimes aborts a navigation if the earlier page is still being unloaded.
      if (!/Address rejected/.test(String(error))) throw error;
      await this.page.goto(url, { waitUntil: 'load' });
    }
  }

  evaluate(callable, ...args) {
    return this.page.evaluate(callable, ...args);
  }

  async screenshot(path, { fullPage = true } = {}) {
    await this.page.screenshot({ path, fullPage });
  }

  async setViewport(width, height) {
    await this.page.setViewport({ width, height });
  }

  async setColorScheme() {
    return false;
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async close() {
    await this.browser.close();
  }
}
