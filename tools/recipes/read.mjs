// Reads a recipe as a reader does: opens the article, comes to it from the list, goes back and forward, and comes again.
import assert from 'node:assert/strict';

const k_headline = 'The old bridge opens again';

// Runs in the page: waits until the article is there, and says what a reader has of it.
const shownArticle = async (headline) => {
  const state = () => {
    const element = document.querySelector('lede-article');
    const root = element?.shadowRoot;
    const title = root?.querySelector('h1');
    const table = root?.querySelector('table'); // comes after the head of the article
    return {
      headline: title?.textContent,
      isStyled: table ? parseFloat(getComputedStyle(title).fontSize) > 24 && getComputedStyle(table).borderSpacing.startsWith('0px') : false,
      isVisible: element ? element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 300 : false,
      isAlive: root ? Symbol.for('lede-article') in root : false,
    };
  };
  const wanted = JSON.stringify({ headline, isStyled: true, isVisible: true, isAlive: true });
  for (const until = performance.now() + 15_000; performance.now() < until && JSON.stringify(state()) !== wanted; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return state();
};

/**
 * @param {{article: string, isRouted: boolean}} recipe the address of the article, and whether pages change without being loaded.
 * @throws {Error} naming the step at which the article is not there, or what the page complained of.
 */
export async function readRecipe({ page }, origin, { article, isRouted }) {
  const complaints = [];
  // Who goes on before a view transition has ended ends it. Astro's router reports that as an error.
  const isSkipped = (error) => /^AbortError: Transition was skipped/.test(String(error));
  page.on('pageerror', (error) => isSkipped(error) || complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));

  const expectArticle = async (step) => {
    const shown = await page.evaluate(shownArticle, k_headline);
    assert.deepEqual(shown, { headline: k_headline, isStyled: true, isVisible: true, isAlive: true }, step);
  };
  const link = page.locator('a', { hasText: k_headline });

  await page.goto(origin + article, { waitUntil: 'load' });
  await expectArticle('opened by its address');

  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await page.evaluate(() => void (window.isSameDocument = true));
  await link.click();
  await expectArticle('come to from the list');
  assert.equal(await page.evaluate(() => window.isSameDocument === true), isRouted, 'how the page changed');

  await page.goBack();
  await link.waitFor();
  await page.goForward();
  await expectArticle('on the way back and forward');

  await page.goBack();
  await link.waitFor();
  await link.click();
  await expectArticle('come to again');
  assert.deepEqual(complaints, [], 'what the page complained of');
}
