// Firefox over WebDriver BiDi.
import { firstExecutable } from './executable.mjs';

const k_paths = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

const executablePath = () => firstExecutable(process.env.FIREFOX, ...k_paths);

export function missing() {
  return executablePath() ? undefined : 'Firefox (package firefox-esr)';
}

export async function launch() {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: executablePath(), headless: true });
  const [first] = await browser.pages();
  const page = first ?? (await browser.newPage());
  page.setDefaultTimeout(120_000);
  return new Firefox(browser, page);
}

class Firefox {
  name = 'firefox';

  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  async open(url) {
    await this.page.goto(url, { waitUntil: 'load' });
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

  async close() {
    await this.browser.close();
  }
}
