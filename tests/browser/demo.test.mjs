// The walk that README describes: in the demo a reader votes and comments on the partner's page, a moderator approves the
// comment on the newsroom's page, and the next reader sees both.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { Moderator } from '../newsroom/support/moderator.mjs';
import { missingServer, temporaryFolder } from '../newsroom/support/server.mjs';
import { contribute, seen } from './support/contribute.mjs';
import { describeInEngine } from './support/engines.mjs';

const missing = missingServer();
if (missing) {
  describe('the demo', { skip: missing }, () => {});
} else {
  describeInEngine('chromium', 'the demo', (browser) => {
    let demo;
    let partner;
    let newsroom;
    let token;
    let more;
    before(async () => {
      const list = [inProject('examples', 'serve.mjs'), '--port', '0', '--store', `${temporaryFolder()}/demo.sqlite`];
      demo = spawn(process.execPath, list, { stdio: ['ignore', 'pipe', 'inherit'] });
      const lines = createInterface({ input: demo.stdout })[Symbol.asyncIterator]();
      partner = (await lines.next()).value;
      newsroom = /https?:\/\/[^/]+/.exec((await lines.next()).value)[0];
      token = /token (\S+)$/.exec((await lines.next()).value)[1];
      more = (await lines.next()).value.match(/https?:[^\s,]+/g);
    });
    after(async () => {
      const closed = once(demo, 'close');
      demo.kill('SIGTERM');
      await closed;
    });

    const open = async () => {
      await browser().open(partner);
      // The demo's page has nothing of the tests: the element itself says when it is ready.
      const isReady = await browser().evaluate(() => customElements.whenDefined('lede-article').then(() => document.querySelector('lede-article').ready).then(() => true));
      assert.equal(isReady, true);
    };

    test('every page that the demo names shows its articles', async () => {
      assert.equal(more.length, 3);
      for (const address of more) {
        await browser().open(address);
        const outcomes = await browser().evaluate(async () => {
          await customElements.whenDefined('lede-article');
          return Promise.all([...document.querySelectorAll('lede-article')].map((element) => element.ready.then(() => 'ready', ({ code }) => code)));
        });
        assert.ok(outcomes.length > 0 && outcomes.every((outcome) => outcome === 'ready'), `${address}: ${outcomes}`);
      }
    });

    test('a vote, a comment, its moderation, its appearance', async () => {
      await open();
      const states = await browser().evaluate(contribute, { stars: 5, author: 'Bạn đọc', text: 'Một ý kiến **mới**' });
      assert.deepEqual(states, { rating: 'sent', comments: 'sent', blocked: [] });
      await open();
      assert.deepEqual((await browser().evaluate(seen)).comments, [], 'it waits for a moderator');

      const server = { origin: newsroom, get: (path, headers) => fetch(newsroom + path, { headers, redirect: 'manual' }) };
      const moderator = await new Moderator(server).signIn('operator', token);
      assert.deepEqual(moderator.authors, ['Bạn đọc']);
      await moderator.submit('/moderation/decide', {}, { button: ['approve', moderator.ids[0]] });

      await open();
      const { comments, bold, average } = await browser().evaluate(seen);
      assert.deepEqual({ comments, bold, average }, { comments: ['Bạn đọc'], bold: 'mới', average: '5,0' });
    });
  });
}
