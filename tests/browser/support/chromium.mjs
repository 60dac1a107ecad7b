// Chromium by Playwright; the only engine in which requests and layout shifts can be watched.
import { chromiumPath } from '../../../examples/chromium-path.mjs';

export function missing() {
  return chromiumPath() ? undefined : 'Chromium (package chromium)';
}

/**
 * Chromium takes the last list on its command line, so ours repeats Playwright's. Without the first name, every window
 * starts two pages for suggestions below the address bar, which take more processor time than most of our pages.
 */
const k_without =
  'WebUIOmniboxPopup,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,' +
  'LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin,' +
  'OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch';

export async function launch({ proxyPort } = {}) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', `--disable-features=${k_without}`],
    ...(proxyPort && { proxy: { server: `http://127.0.0.1:${proxyPort}`, bypass: '127.0.0.1' } }),
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  // The tests use checkVisibility(), which Chromium before 105 lacks.
  await page.addInitScript(() => {
    Element.prototype.checkVisibility ??= function () {
      return this.getClientRects().length > 0;
    };
  });
  return new Chromium(browser, page, await page.context().newCDPSession(page));
}

class Chromium {
  name = 'chromium';

  constructor(browser, page, protocol) {
    this.browser = browser;
    this.page = page;
    this.protocol = protocol;
  }

  async open(url) {
    await this.page.goto(url, { waitUntil: 'load' });
  }

  /** Uses the debugging protocol, to which a page's policy against eval and its Trusted Types do not apply. */
  async evaluate(callable, ...args) {
    const { result, exceptionDetails } = await this.protocol.send('Runtime.evaluate', {
      expression: `(${callable})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async screenshot(path, { fullPage = true } = {}) {
    await this.page.screenshot({ path, fullPage });
  }

  async setViewport(width, height) {
    await this.page.setViewportSize({ width, height });
  }

  async setColorScheme(scheme) {
    await this.page.emulateMedia({ colorScheme: scheme });
    return true;
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async close() {
    await this.browser.close();
  }
}
