// A vote and a comment made in a browser are there after the server was killed and started again: on a partner's page of
// another origin, where the article is embedded, and on the newsroom's own page, which is rendered by the server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { missingServer, operatorToken, Server, temporaryFolder } from '../newsroom/support/server.mjs';
import { contribute, seen } from './support/contribute.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite, page, partnerPage } from './support/site.mjs';

const k_axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const k_pages = { '/': 'the front page', '/?section=Features': 'the page of a section', '/articles/feature': 'an article', '/articles/arabic': 'an Arabic article', '/nowhere': 'a page that says there is none' };

const judge = async () => {
  const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
};

const missing = missingServer();
if (missing) {
  describe('readers’ contributions', { skip: missing }, () => {});
} else {
  describeInEveryEngine('readers’ contributions', (browser, engine) => {
    let site;
    let server;
    before(async () => {
      site = await openSite();
      const options = ['--partner', site.origin, '--limit-comments', '50/600'];
      server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options }).start();
      const script = `${server.origin}/dist/lede.js`;
      site.add('/partner.html', { body: partnerPage({ src: `${server.origin}/articles/seed.json`, script }) });
    });
    after(async () => {
      await server?.kill();
      await site?.close();
    });

    const approveAll = async () => {
      const waiting = await server.get('/moderation/comments', { authorization: `Bearer ${operatorToken}` });
      const { items } = await waiting.json();
      for (const { id } of items) await server.moderate(id, 'approved');
      return items.length;
    };

    test('on a partner’s page they outlive the server', async () => {
      const open = async () => {
        await browser().open(`${site.origin}/partner.html`);
        assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      };
      await open();
      const states = await browser().evaluate(contribute, { stars: 4, author: 'An', text: 'Rất **hay**' });
      assert.deepEqual(states, { rating: 'sent', comments: 'sent', blocked: [] });
      assert.equal(await approveAll(), 1);
      await server.kill();
      await server.start();
      await open();
      const { average, own, comments, bold } = await browser().evaluate(seen);
      assert.deepEqual({ average, own, comments, bold }, { average: '4,0', own: '4', comments: ['An'], bold: 'hay' });
      assert.equal((await server.rating('seed')).count, 1);
    });

    test('on the newsroom’s own page, under its policy, too', async () => {
      const address = `${server.origin}/articles/feature`;
      await browser().open(address);
      const states = await browser().evaluate(contribute, { stars: 2, author: 'Bình', text: `Từ ${engine}` });
      assert.deepEqual(states, { rating: 'sent', comments: 'sent', blocked: [] });
      assert.equal(await approveAll(), 1);
      await server.kill();
      await server.start();
      await browser().open(address);
      const { average, own, comments } = await browser().evaluate(seen);
      assert.match(average, /^2[.,]0$/);
      assert.deepEqual({ own, comments }, { own: '2', comments: ['Bình'] });
    });

    test('what its oEmbed answer has for partners shows the article without the renderer, and takes a vote', async () => {
      const address = encodeURIComponent(`${server.origin}/articles/seed`);
      const { html } = await (await server.get(`/oembed?url=${address}`)).json();
      site.add('/oembed.html', { body: page({ body: html }) });
      await browser().open(`${site.origin}/oembed.html`);
      assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
      const fetched = await browser().evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
      assert.deepEqual(fetched.filter((path) => /\.wasm$|render\.js$/.test(path)), []);
      const states = await browser().evaluate(contribute, { stars: 3, author: 'Chi', text: 'Hay' });
      assert.deepEqual(states, { rating: 'sent', comments: 'sent', blocked: [] });
    });

    test('a site that is not listed is refused, and told so', async () => {
      const stranger = await openSite();
      try {
        stranger.add('/stranger.html', { body: partnerPage({ src: `${server.origin}/articles/arabic.json`, script: `${server.origin}/dist/lede.js` }) });
        await browser().open(`${stranger.origin}/stranger.html`);
        assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' }, 'reading is for everybody');
        const states = await browser().evaluate(contribute, { stars: 1, author: 'X', text: 'x' });
        assert.notEqual(states.rating, 'sent');
        assert.notEqual(states.comments, 'sent');
        assert.equal((await server.rating('arabic')).count, 0);
      } finally {
        await stranger.close();
      }
    });

    if (engine !== 'chromium') return;

    // The pages' policy lets nobody add a script, so axe is called by the debugging protocol.
    for (const [path, name] of Object.entries(k_pages)) {
      for (const scheme of ['light', 'dark']) {
        test(`axe finds nothing on ${name}, ${scheme}, and nothing is wider than the window`, async () => {
          await browser().setColorScheme(scheme);
          await browser().open(server.origin + path);
          await browser().evaluate(new Function(readFileSync(k_axe, 'utf8')));
          for (const width of [280, 390, 820, 1280]) {
            await browser().setViewport(width, 900);
            assert.deepEqual(await browser().evaluate(judge), { violations: [], overflow: 0 }, `${width} pixels`);
          }
        });
      }
    }

    test('the front page begins with the newest article, large, and has its picture and its lead', async () => {
      await browser().setViewport(1280, 900);
      await browser().open(server.origin);
      const cards = await browser().evaluate(() =>
        [...document.querySelectorAll('.lede-card')].map((card) => ({
          date: card.querySelector('time').getAttribute('datetime'),
          width: card.getBoundingClientRect().width,
          parts: ['img', '.lede-summary'].filter((selector) => card.querySelector(selector)),
        })),
      );
      const moments = cards.map(({ date }) => Date.parse(date));
      assert.deepEqual(moments, moments.toSorted((one, other) => other - one));
      assert.ok(cards[0].width > 3 * cards[1].width, `${cards[0].width} and ${cards[1].width} pixels`);
      assert.ok(cards.filter(({ parts }) => parts.length === 2).length > 5);
    });

    test('an article’s page leads to the front page by the newspaper’s name', async () => {
      await browser().open(`${server.origin}/articles/seed`);
      const link = await browser().evaluate(() => {
        const { href, textContent } = document.querySelector('.lede-masthead > a');
        return { href, textContent };
      });
      assert.equal(link.href, `${server.origin}/`);
      assert.notEqual(link.textContent, '');
    });
  });
}
