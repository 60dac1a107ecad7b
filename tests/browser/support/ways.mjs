// One article, by the three ways in which it comes to a page.
import { htmlOf } from '../../support/harness.mjs';
import { articleOn } from './site.mjs';

/**
 * Puts an article with a rating on a site.
 * @returns for each way the body of a page with the article, and the script of the package that the page needs.
 */
export async function waysOn(site) {
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
