// One article, by the three ways in which it comes to a page.
import { after, before } from 'node:test';
import { htmlOf } from '../../support/harness.mjs';
import { articleOn, openSite } from './site.mjs';

/**
 * Puts an article with a rating on a site.
 * @returns for each way the body of a page with the article, and the script of the package that the page needs.
 */
async function waysOn(site) {
  const article = { ...JSON.parse(articleOn(site.origin, 'feature.json')), rating: { endpoint: '/rate' } };
  const render = (output) => ({ id: output, operation: 'render', input: article, options: { output, styleUrl: '/dist/lede.css' } });
  const [fragment, element] = await htmlOf([render('fragment'), render('element')]);
  site.add('/article.json', { body: JSON.stringify(article) });
  site.add('/article.html', { body: fragment });
  return {
    'by the script tag': { body: '<lede-article src="/article.json"></lede-article>', script: 'lede.js' },
    'rendered ahead': { body: '<lede-article src="/article.html"></lede-article>', script: 'lede.js' },
    'rendered by the server': { body: element, script: 'hydrate.js' },
  };
}

/**
 * Opens a site with the three ways for the tests of a file, and closes it after them.
 * @returns {{site?: object, ways: Record<string, {body: string, script: string}>}} complete once the tests begin.
 */
export function siteWithWays() {
  const opened = { ways: {} };
  before(async () => {
    opened.site = await openSite();
    Object.assign(opened.ways, await waysOn(opened.site));
  });
  after(() => opened.site?.close());
  return opened;
}
