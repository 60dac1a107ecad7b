// A vote and a comment made in a browser are there after the server was killed and started again: on a partner's page of
// another origin, where the article is embedded, and on the newsroom's own page, which is rendered by the server.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { missingServer, operatorToken, Server, temporaryFolder } from '../newsroom/support/server.mjs';
import { contribute, seen } from './support/contribute.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { openSite, partnerPage } from './support/site.mjs';

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
      const page = `${server.origin}/articles/feature`;
      await browser().open(page);
      const states = await browser().evaluate(contribute, { stars: 2, author: 'Bình', text: `Từ ${engine}` });
      assert.deepEqual(states, { rating: 'sent', comments: 'sent', blocked: [] });
      assert.equal(await approveAll(), 1);
      await server.kill();
      await server.start();
      await browser().open(page);
      const { average, own, comments } = await browser().evaluate(seen);
      assert.match(average, /^2[.,]0$/);
      assert.deepEqual({ own, comments }, { own: '2', comments: ['Bình'] });
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
  });
}
