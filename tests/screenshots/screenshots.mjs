// Pictures of every component, to be looked at: three widths, light and dark, from left to right and from right to left.
//
//   node tests/screenshots/screenshots.mjs [FOLDER]   default build/screenshots: LANGUAGE-WIDTH-SCHEME/COMPONENT.png
//
// The readers in them are real: stars are clicked, a comment is written and sent, a server of this file accepts both.
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { launch, missing } from '../browser/support/chromium.mjs';
import { loadPictures, nextFrame, outcome } from '../browser/support/outcome.mjs';
import { articleOn, openSite } from '../browser/support/site.mjs';
import { inProject } from '../support/paths.mjs';

const k_articles = [
  { language: 'vi', name: 'components-vi.json', value: 4.3, author: 'Hồng Nhung', text: 'Sáng mai tôi sẽ rủ cả nhà đi.' },
  { language: 'ar', name: 'components-ar.json', value: 7.7, author: 'وليد', text: 'سنأتي جميعاً صباح الغد.' },
];
const k_widths = [360, 768, 1280];
const k_schemes = ['light', 'dark'];

// A name, and what of the article is on the picture: as it came.
const k_components = {
  header: '.lede-header',
  'see-also': '.lede-story > .lede-see-also',
  figure: '.lede-story > .lede-figure',
  body: '.lede-body',
  table: '.lede-body table',
  quote: '.lede-quote',
  gallery: '.lede-gallery',
  factbox: '.lede-factbox',
  embed: '.lede-embed',
  byline: '.lede-byline, .lede-authors',
  tags: '.lede-tags',
  share: '.lede-share',
  rating: '.lede-rating',
  comments: '.lede-comments',
  related: '.lede-related',
  latest: '.lede-latest',
  footer: '.lede-footer',
};

function addPages(site) {
  for (const { language, name, value } of k_articles) {
    const id = name.replace('.json', '');
    site.add(`/shown/${name}`, { body: articleOn(site.origin, name) });
    site.add(`/articles/${id}/rating`, { type: 'application/json', body: JSON.stringify({ value, count: 119 }) });
    site.add(`/articles/${id}/comments`, { status: 202, type: 'application/json', body: '{"id": "99", "status": "pending"}' });
    site.add(`/shown/${name}.html`, {
      body: `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${id}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
        <style>:root { color-scheme: light dark; background: light-dark(#fffefb, #171614) }
        body { margin: 0; padding: clamp(16px, 3vw, 40px) }</style>
        <script src="/pages/record.js"></script><script async src="/dist/lede.js"></script>
        <lede-article src="/shown/${name}"></lede-article></html>`,
    });
  }
}

async function takeAll(page, folder) {
  for (const [name, selector] of Object.entries(k_components)) {
    const all = page.locator(`lede-article ${selector}`);
    const several = (await all.count()) > 1 && selector.includes(',');
    if (!several) await all.first().screenshot({ path: `${folder}/${name}.png` });
    else for (let index = 0; index < (await all.count()); ++index)
      await all.nth(index).screenshot({ path: `${folder}/${name}-${index + 1}.png` });
  }
  await page.screenshot({ path: `${folder}/page.png`, fullPage: true });
}

/** A vote, an opened step, a reply that waits for its moderator. */
async function act(page, folder, { author, text }) {
  const article = page.locator('lede-article');
  await article.locator('.lede-choice').last().click();
  await article.locator('.lede-rating button[type=submit]').click();
  await article.locator('.lede-rating form[data-state=sent]').waitFor();
  await article.locator('.lede-rating').screenshot({ path: `${folder}/rating-voted.png` });
  await article.locator('summary').first().click();
  await article.locator('button[value=reply]:visible').nth(1).click();
  await article.locator('input[name=author]').fill(author);
  await article.locator('textarea').fill(text);
  await article.locator('.lede-comments').screenshot({ path: `${folder}/comments-replying.png` });
  await article.locator('.lede-comments button[type=submit]').click();
  await article.locator('.lede-comments form[data-state=sent]').waitFor();
  await article.locator('.lede-comments').screenshot({ path: `${folder}/comments-pending.png` });
}

async function main() {
  if (missing()) throw new Error(`${missing()} is not installed`);
  const target = resolve(process.argv[2] ?? inProject('build', 'screenshots'));
  rmSync(target, { recursive: true, force: true });
  const site = await openSite();
  addPages(site);
  const browser = await launch();
  let count = 0;
  try {
    for (const article of k_articles) {
      for (const width of k_widths) {
        for (const scheme of k_schemes) {
          const folder = `${target}/${article.language}-${width}-${scheme}`;
          mkdirSync(folder, { recursive: true });
          await browser.setViewport(width, 900);
          await browser.setColorScheme(scheme);
          await browser.open(`${site.origin}/shown/${article.name}.html`);
          const { name } = await browser.evaluate(outcome);
          if (name !== 'lede-ready') throw new Error(`${article.name}: ${name}`);
          await browser.evaluate(loadPictures);
          await browser.evaluate(nextFrame);
          await takeAll(browser.page, folder);
          await act(browser.page, folder, article);
          await browser.page.evaluate(() => localStorage.clear());
          count += 1;
        }
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  console.log(`${count} folders of pictures are in ${target}`);
}

await main();
