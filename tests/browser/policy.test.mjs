// The strict policies that a careful site sets: the article appears, and the browser reports no violation.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { loadPictures, outcome } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

let site;
before(async () => {
  site = await openSite();
  for (const name of ['seed.json', 'feature.json', 'cms-html.json']) {
    site.add(`/strict/${name}`, { body: articleOn(site.origin, name) });
  }
});
after(() => site?.close());

const strict = (origin) =>
  `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; img-src ${origin}`;
const trustedTypes = "require-trusted-types-for 'script'; trusted-types lede";

// The page's empty icon belongs to the recorder, not to the article.
const violations = () => window.seen.violations.filter((violation) => !violation.startsWith('img-src data'));

describeInEveryEngine('content security policy', (browser) => {
  for (const name of ['seed.json', 'feature.json', 'cms-html.json']) {
    test(`${name} under the documented policy with Trusted Types`, async () => {
      site.add('/strict/page.html', {
        body: partnerPage({ src: `/strict/${name}` }),
        headers: { 'content-security-policy': `${strict(site.origin)}; ${trustedTypes}` },
      });
      await browser().open(`${site.origin}/strict/page.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      for (const { src, naturalWidth } of await browser().evaluate(loadPictures)) assert.ok(naturalWidth > 0, src);
      assert.deepEqual(await browser().evaluate(violations), []);
      const styled = await browser().evaluate(() => {
        const headline = document.querySelector('lede-article').shadowRoot.querySelector('h1');
        return parseFloat(getComputedStyle(headline).fontSize) > 20;
      });
      assert.ok(styled, 'the style sheet came through');
    });
  }

  test('a policy that does not name lede among its trusted types', async (context) => {
    site.add('/strict/untrusted.html', {
      body: partnerPage({ src: '/strict/seed.json' }),
      headers: { 'content-security-policy': `${strict(site.origin)}; require-trusted-types-for 'script'; trusted-types other` },
    });
    await browser().open(`${site.origin}/strict/untrusted.html`);
    const { name, code } = await browser().evaluate(outcome);
    if (!(await browser().evaluate(() => 'trustedTypes' in window))) {
      context.diagnostic('this engine has no Trusted Types');
      assert.equal(name, 'lede-ready');
    } else {
      assert.deepEqual({ name, code }, { name: 'lede-error', code: 'trusted-types-blocked' });
    }
  });

  test('the script twice, though a policy of a name can be made only once', async () => {
    site.alias('/strict/again', 'dist');
    site.add('/strict/twice.html', {
      body: partnerPage({ src: '/strict/seed.json', head: '<script async src="/strict/again/lede.js"></script>' }),
      headers: { 'content-security-policy': `${strict(site.origin)}; ${trustedTypes}` },
    });
    await browser().open(`${site.origin}/strict/twice.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(violations), []);
  });

  test('an article from another host, by CORS', async () => {
    const other = await openSite();
    try {
      other.add('/seed.json', { body: articleOn(other.origin, 'seed.json') });
      site.add('/strict/other.html', {
        body: partnerPage({ src: `${other.origin}/seed.json` }),
        headers: {
          'content-security-policy': `default-src 'none'; script-src ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin} ${other.origin}; img-src ${other.origin}; ${trustedTypes}`,
        },
      });
      await browser().open(`${site.origin}/strict/other.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      assert.deepEqual(await browser().evaluate(violations), []);
    } finally {
      await other.close();
    }
  });
});
