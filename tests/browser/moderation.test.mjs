// The moderation page in browsers: five hundred comments by keyboard, fifty without script, and what axe says.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Moderator, moderatorsFile } from '../newsroom/support/moderator.mjs';
import { missingServer, Server, temporaryFolder } from '../newsroom/support/server.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';

const k_token = 'the-token-of-this-test';

/** Waits in the page until an element is there; after a thousand frames it says what is there instead. */
const until = async (browser, selector) => {
  let seen;
  for (let frame = 0; frame < 1000; ++frame) {
    // A page that is being unloaded answers nothing, or an error.
    const look = (text) => new Promise((resolve) => requestAnimationFrame(() => resolve(document.querySelector(text) ? true : document.body.innerText)));
    seen = await browser.evaluate(look, selector).catch(String);
    if (seen === true) return;
  }
  assert.fail(`no ${selector} in: ${seen}`);
};

/** Returns the words of each group of buttons that does not fit into one row. */
const ragged = () => {
  const rowsOf = (group) => new Set([...group.querySelectorAll('button')].map((button) => button.getBoundingClientRect().top)).size;
  return [...document.querySelectorAll('.bar, .actions')].filter((group) => rowsOf(group) > 1).map(({ innerText }) => innerText);
};

const runAxe = async () => {
  const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

const missing = missingServer();
if (missing) {
  describe('the moderation page', { skip: missing }, () => {});
} else {
  describeInEveryEngine('the moderation page', (browser) => {
    let server;
    let site;
    before(async () => {
      site = await openSite();
      const options = ['--limit-comments', 'off', '--limit-reads', 'off', '--moderators', moderatorsFile({ An: k_token })];
      server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options }).start();
    });
    after(async () => {
      await server?.end();
      await site?.close();
    });

    const write = async (count, author) => {
      for (let number = 0; number < count; ++number) {
        const { status } = await server.send('POST', '/articles/seed/comments', { json: { author: `${author} ${number}`, text: `Ý kiến **số** ${number}` } });
        assert.equal(status, 202);
      }
    };
    const approved = async () => (await (await server.get('/articles/seed/comments')).json()).count;
    const signIn = async () => {
      await browser().open(`${server.origin}/moderation`);
      await browser().evaluate((token) => {
        const form = document.querySelector('form.login');
        form.elements.name.value = 'An';
        form.elements.token.value = token;
        form.querySelector('button').click();
      }, k_token);
      await until(browser(), 'form.decide');
    };
    const pending = () => browser().evaluate(() => document.querySelector('nav [data-count=pending]').textContent);

    test('a moderator clears five hundred comments by keyboard', async () => {
      await write(500, 'Bạn đọc');
      await signIn();
      assert.equal(await pending(), '500');
      for (let page = 0; page < 10; ++page) {
        await until(browser(), '.comments > li:nth-child(50)');
        await until(browser(), '.keys:not([hidden])'); // the script listens
        await browser().press('j');
        for (let number = 0; number < 50; ++number) await browser().press(number % 10 === 9 ? 'r' : 'a');
        await until(browser(), page < 9 ? '.comments > li' : 'form.decide > p');
      }
      assert.equal(await pending(), '0');
      assert.equal(await approved(), 450);
      const own = () => server.log.filter(({ event, moderator }) => event === 'comment-moderated' && moderator === 'An').length;
      await server.logged(() => own() === 500);
    });

    test('keys select, decide together and take back; in the search field they are letters', async () => {
      await write(3, 'Chọn');
      await browser().open(`${server.origin}/moderation`);
      await until(browser(), '.keys:not([hidden])');
      for (const key of ['j', 'x', 'j', 'x', 'd']) await browser().press(key);
      await until(browser(), '.message button');
      await until(browser(), '.keys:not([hidden])');
      const authors = () => browser().evaluate(() => [...document.querySelectorAll('.comments h2')].map(({ textContent }) => textContent));
      assert.deepEqual(await authors(), ['Chọn 2']);
      assert.equal(await browser().evaluate(() => document.activeElement.querySelector('h2').textContent), 'Chọn 2', 'the next one has the focus');
      await browser().press('u');
      await until(browser(), '.comments > li:nth-child(3)');
      await until(browser(), '.keys:not([hidden])'); // the script of the new page runs
      for (const key of ['/', 'a', 'd']) await browser().press(key);
      assert.equal(await browser().evaluate(() => document.querySelector('[type=search]').value), 'ad');
      assert.equal((await authors()).length, 3);
      await browser().evaluate(() => document.activeElement.blur());
      await browser().press('?');
      assert.equal(await browser().evaluate(() => document.querySelector('dialog').open), true);
    });

    test('fifty comments are cleared by the buttons that work without script', async () => {
      const moderator = await new Moderator(server).signIn('An', k_token);
      await moderator.open('/moderation?select=all');
      await moderator.submit('/moderation/decide', {}, { button: ['action', 'reject'] });
      await write(50, 'Không kịch bản');
      const before = await approved();
      // The page's script runs, but these buttons submit forms without it.
      await browser().open(`${server.origin}/moderation?select=all`);
      await browser().evaluate(() => document.querySelector('.bar button[value=approve]').click());
      await until(browser(), 'form.undo');
      assert.match(await browser().evaluate(() => document.querySelector('.message p').textContent), /50/);
      assert.equal(await approved(), before + 50);
    });

    // The policy of the page lets nobody add a script, so axe looks at a copy of it, from a site without a policy.
    const faults = async () => {
      const html = await browser().evaluate(() => document.documentElement.outerHTML);
      const style = await (await server.get('/moderation/style.css')).text();
      site.add('/moderation/style.css', { body: style, type: 'text/css' });
      site.add('/moderation/script.js', { body: '', type: 'text/javascript' });
      site.add('/copy.html', { body: `<!DOCTYPE html>${html.replace('</head>', '<script src="/axe/axe.min.js"></script></head>')}` });
      await browser().open(`${site.origin}/copy.html`);
      return browser().evaluate(runAxe);
    };

    for (const [name, path, width] of [
      ['the list', '/moderation?state=approved', 1000],
      ['the list on a telephone', '/moderation?state=approved&select=all', 360],
      ['the empty list', '/moderation', 800],
      ['the log', '/moderation/log', 800],
    ]) {
      test(`axe finds nothing on ${name}, and nothing is wider than the screen`, async () => {
        await browser().setViewport(width, 800);
        await browser().open(server.origin + path);
        assert.ok(await browser().evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        assert.equal(await browser().evaluate(() => document.documentElement.lang), 'vi');
        assert.deepEqual(await browser().evaluate(ragged), [], 'the buttons that belong together are in one row');
        assert.deepEqual(await faults(), []);
      });
    }

    test('what makes a comment suspicious is in the colour of warnings', async () => {
      const { status } = await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'a://b '.repeat(9) } });
      assert.equal(status, 202);
      await browser().open(`${server.origin}/moderation`);
      const colourOf = (selector) => getComputedStyle(document.querySelector(selector)).color;
      const alarm = await browser().evaluate(colourOf, '.comments .alarm');
      assert.equal(alarm, await browser().evaluate(colourOf, '.comments button[name=delete], .comments button[value=delete]'));
      assert.notEqual(alarm, await browser().evaluate(colourOf, '.comments .about'));
    });

    test('fields and buttons are seen at three to one, and a list keeps its distance', async () => {
      const { status } = await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'Hai:\n\n- một\n- hai' } });
      assert.equal(status, 202);
      await browser().open(`${server.origin}/moderation`);
      const seen = await browser().evaluate(() => {
        const light = (colour) => {
          const [r, g, b] = colour.match(/[\d.]+/g).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        };
        const ground = light(getComputedStyle(document.body).backgroundColor);
        const edges = ['[type=search]', 'header button'].map((selector) => light(getComputedStyle(document.querySelector(selector)).borderTopColor));
        return { ratios: edges.map((edge) => Math.max(edge, ground) / Math.min(edge, ground)), below: getComputedStyle(document.querySelector('.text ul')).marginBottom };
      });
      assert.ok(seen.ratios.every((ratio) => ratio >= 3), `${seen.ratios}`);
      assert.notEqual(seen.below, '0px');
    });

    test('axe finds nothing where one signs in', async () => {
      await browser().open(`${server.origin}/moderation`);
      await browser().evaluate(() => document.querySelector('header form button')?.click());
      await until(browser(), 'form.login');
      assert.deepEqual(await faults(), []);
    });
  });
}
