// reading-tools.js: one more script on the page adds tools to every article: reading aloud, the size of the text, light
// or dark, and the contents of a long article.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { htmlOf } from '../support/harness.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { nextFrame, outcome } from './support/outcome.mjs';
import { openSite, partnerPage } from './support/site.mjs';

const k_paragraph = 'The tide turned at six. Nobody on the quay had seen it so low, and the boats lay on their sides. ';

const k_long = {
  language: 'en',
  headline: 'A long read',
  lead: 'What the sea takes. And what it brings back.',
  authors: [{ name: 'A. Writer' }],
  body: ['First.[^1] Second one.', ...['Low water', 'High water', 'After'].flatMap((name) => [`## ${name}`, k_paragraph.repeat(8)]), '[^1]: Not read aloud.'].join('\n\n'),
};
const k_day = (day) => `2026-05-${String(day).padStart(2, '0')}T08:00:00Z`;
const k_discussed = {
  language: 'en',
  headline: 'A discussion',
  body: 'Text.',
  comments: {
    endpoint: 'https://news.example/comments',
    items: Array.from({ length: 40 }, (_, index) => ({ id: `c${index}`, author: `Reader ${index}`, published: k_day((index * 7) % 31 + 1), text: 'Words.' })),
  },
};
// Two hundred comments, as a discussed article has: some long, some answered.
const k_crowded = {
  language: 'en',
  headline: 'A crowd',
  body: 'Text.',
  comments: {
    endpoint: '/taken/comments',
    items: Array.from({ length: 100 }, (_, index) => ({
      id: `c${index}`,
      author: `Reader ${index}`,
      published: k_day((index * 7) % 31 + 1),
      text: index % 10 === 3 ? k_paragraph.repeat(12) : 'Some words, and some more of them.',
      replies: index % 5 === 0 ? Array.from({ length: 5 }, (_, reply) => ({ id: `c${index}r${reply}`, author: 'Somebody', text: 'An answer.' })) : [],
    })),
  },
};
const k_live = {
  headline: 'A long evening',
  body: 'We update this page.',
  updates: ['The bridge is closed', 'Water in the cellars', 'Good night'].map((headline) => ({ headline, text: 'A sentence of five words. '.repeat(60) })),
};
const k_short = { language: 'vi', headline: 'Bài ngắn', body: 'Một câu. Hai câu.' };

// The engines have no voices in a test. This replacement has one, which says nothing and ends when the test says so.
const voices = (language) => `
  window.spoken = [];
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: '${language}', default: true }],
    speak(utterance) { spoken.push(utterance); },
    cancel() { spoken.at(-1)?.dispatchEvent(new Event('error')); },
  } });`;

const tools = '<script src="/dist/reading-tools.js" async></script>';

let site;
before(async () => {
  site = await openSite();
  const pages = { long: k_long, live: k_live, short: k_short, discussed: k_discussed, crowded: { ...k_crowded, comments: { ...k_crowded.comments, endpoint: `${site.origin}/taken/comments` } } };
  const ids = Object.keys(pages);
  for (const id of ids) {
    site.add(`/tools/${id}.json`, { type: 'application/json', body: JSON.stringify(pages[id]) });
    for (const language of ['en-GB', 'vi-VN', 'fr-FR']) {
      const head = `<script>${voices(language)}</script>${tools}`;
      site.add(`/tools/${id}-${language}.html`, { body: partnerPage({ src: `/tools/${id}.json`, head }) });
    }
  }
  site.add('/tools/offered.html', {
    body: partnerPage({
      src: '/tools/crowded.json',
      head: '<script src="/dist/reading-tools.js" data-comments="recommend report" async></script>',
    }),
  });
  for (const id of ['c0', 'c1']) site.add(`/taken/comments/${id}/report`, { type: 'application/json', status: id === 'c0' ? 202 : 500, body: '{}' });
  const wanted = ids.map((id) => ({ id, operation: 'render', input: pages[id], options: { output: 'page', styleUrl: '/dist/lede.css' } }));
  const html = await htmlOf(wanted);
  ids.forEach((id, index) => site.add(`/tools/${id}-page.html`, { body: html[index].replace('</body>', `${tools}</body>`) }));
});
after(() => site?.close());

// In the page.
const find = (selector) => (document.querySelector('lede-article')?.shadowRoot ?? document).querySelector(selector);
const inPage = (callable) => new Function('...values', `const find = ${find}; return (${callable})(...values);`);
const whenThere = inPage(
  (selector) =>
    new Promise((resolve) => {
      const look = () => (find(selector) ? resolve(true) : requestAnimationFrame(look));
      look();
    }),
);
const press = inPage((selector) => find(selector).click());
const listening = inPage(() => ({
  said: spoken.map(({ text }) => text),
  button: find('.lede-tool-listen').textContent,
  stop: find('.lede-tool-stop').checkVisibility() && parseFloat(getComputedStyle(find('.lede-tool-stop'), '::before').borderTopWidth) > 0, // its sign
  status: find('.lede-tool-status').textContent,
}));
const finish = () => spoken.at(-1).dispatchEvent(new Event('end'));

describeInEveryEngine('the reading tools', (browser) => {
  const open = async (path) => {
    await browser().setViewport(900, 800);
    await browser().open(`${site.origin}/tools/${path}.html`);
    if (!path.endsWith('-page')) assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(whenThere, '.lede-tools');
  };

  test('an article is read aloud sentence by sentence, without footnotes and names of buttons', async () => {
    await open('long-en-GB');
    await browser().evaluate(press, '.lede-tool-listen');
    for (let ended = 0; ended < 5; ended += 1) await browser().evaluate(finish);
    const { said, button, stop } = await browser().evaluate(listening);
    assert.deepEqual(said, ['A long read', 'What the sea takes.', 'And what it brings back.', 'First.', 'Second one.', 'Low water']);
    assert.deepEqual([button, stop], ['Pause', true]);
  });

  test('a pause keeps the sentence, and stopping begins again', async () => {
    await open('long-en-GB');
    await browser().evaluate(press, '.lede-tool-listen');
    await browser().evaluate(finish);
    await browser().evaluate(press, '.lede-tool-listen');
    assert.equal((await browser().evaluate(listening)).button, 'Resume');
    await browser().evaluate(press, '.lede-tool-listen');
    assert.deepEqual((await browser().evaluate(listening)).said, ['A long read', 'What the sea takes.', 'What the sea takes.']);
    await browser().evaluate(press, '.lede-tool-stop');
    await browser().evaluate(press, '.lede-tool-listen');
    assert.equal((await browser().evaluate(listening)).said.at(-1), 'A long read');
  });

  test('listening begins, pauses and stops by the keyboard alone, and the focus is never lost', async () => {
    await open('long-en-GB');
    const focused = inPage(() => (document.querySelector('lede-article').shadowRoot ?? document).activeElement?.className);
    await browser().evaluate(inPage(() => find('.lede-tool-listen').focus()));
    await browser().press('Enter');
    assert.equal((await browser().evaluate(listening)).button, 'Pause');
    await browser().press('Enter');
    assert.equal((await browser().evaluate(listening)).button, 'Resume');
    await browser().press('Tab');
    assert.match(await browser().evaluate(focused), /lede-tool-stop/);
    await browser().press('Enter');
    assert.equal((await browser().evaluate(listening)).stop, false);
    assert.match(await browser().evaluate(focused), /lede-tool-listen/);
  });

  test('the focus goes back to the button if the article ends while it is on the one that stops', async () => {
    await open('short-vi-VN');
    await browser().evaluate(press, '.lede-tool-listen');
    await browser().evaluate(inPage(() => find('.lede-tool-stop').focus()));
    await browser().evaluate(inPage(() => {
      while (find('.lede-tool-stop').checkVisibility()) spoken.at(-1).dispatchEvent(new Event('end'));
    }));
    const focused = inPage(() => document.querySelector('lede-article').shadowRoot.activeElement?.className);
    assert.match(await browser().evaluate(focused), /lede-tool-listen/);
  });

  test('the tools say so, in the language of the article, if no voice of the device speaks it', async () => {
    await open('short-fr-FR');
    await browser().evaluate(press, '.lede-tool-listen');
    const { said, status, button } = await browser().evaluate(listening);
    assert.deepEqual([said, status, button], [[], 'Thiết bị này không đọc được bài thành tiếng.', 'Nghe bài']);
  });

  test('text gets larger and smaller within bounds, and is as large on the next page', async () => {
    const size = inPage(() => Math.round(Number.parseFloat(getComputedStyle(find('.lede')).fontSize)));
    await open('short-vi-VN');
    const ordinary = await browser().evaluate(size);
    for (let presses = 0; presses < 9; presses += 1) await browser().evaluate(press, '.lede-tool-larger');
    assert.equal(await browser().evaluate(size), Math.round(ordinary * 1.5));
    await open('long-page');
    assert.equal(await browser().evaluate(size), Math.round(ordinary * 1.5));
    for (let presses = 0; presses < 9; presses += 1) await browser().evaluate(press, '.lede-tool-smaller');
    assert.equal(await browser().evaluate(size), Math.round(ordinary * 0.875));
    await browser().evaluate(press, '.lede-tool-larger');
  });

  test('a dark article stays dark on the next page, and becomes light again', async () => {
    const ground = inPage(() => getComputedStyle(find('.lede')).backgroundColor);
    await browser().setColorScheme('light');
    await open('short-vi-VN');
    await browser().evaluate(press, '.lede-tool-scheme');
    assert.equal(await browser().evaluate(ground), 'rgb(23, 22, 20)');
    await open('long-page');
    assert.equal(await browser().evaluate(ground), 'rgb(23, 22, 20)');
    await browser().evaluate(press, '.lede-tool-scheme');
    assert.equal(await browser().evaluate(ground), 'rgb(255, 254, 251)');
  });

  test('a long read has contents that lead to its headings; a short one has none', async () => {
    await open('long-page');
    const entries = await browser().evaluate(inPage(() => [...document.querySelectorAll('.lede-contents-entry')].map(({ textContent }) => textContent)));
    assert.deepEqual(entries, ['Low water', 'High water', 'After']);
    await browser().evaluate(inPage(() => document.querySelectorAll('.lede-contents-entry')[1].click()));
    await browser().evaluate(nextFrame);
    assert.equal(await browser().evaluate(inPage(() => document.activeElement.textContent)), 'High water');
    await open('short-vi-VN');
    assert.equal(await browser().evaluate(inPage(() => find('.lede-contents') === null)), true);
  });

  test('a long list of updates has contents that lead to their headlines', async () => {
    await open('live-page');
    const entries = await browser().evaluate(inPage(() => [...document.querySelectorAll('.lede-contents-entry')].map(({ textContent }) => textContent)));
    assert.deepEqual(entries, k_live.updates.map(({ headline }) => headline));
    await browser().evaluate(inPage(() => document.querySelectorAll('.lede-contents-entry')[1].click()));
    await browser().evaluate(nextFrame);
    assert.equal(await browser().evaluate(inPage(() => document.activeElement.textContent)), 'Water in the cellars');
  });

  test('the newest comments come first when asked for, and the order is as before when asked again', async () => {
    await open('discussed-page');
    const first = () => [...document.querySelectorAll('.lede-thread > li time')].slice(0, 3).map((time) => time.dateTime);
    const sizes = () => [...document.querySelectorAll('.lede-thread')].map((thread) => thread.children.length);
    const [order, before] = [await browser().evaluate(first), await browser().evaluate(sizes)];
    await browser().evaluate(press, '.lede-tool-order');
    assert.deepEqual(await browser().evaluate(first), [k_day(31), k_day(30), k_day(29)]);
    assert.deepEqual(await browser().evaluate(sizes), before, 'the steps are as long as before');
    await browser().evaluate(press, '.lede-tool-order');
    assert.deepEqual(await browser().evaluate(first), order);
  });

  test('the address of a comment opens the steps before it', async () => {
    await open('discussed-page');
    const isSeen = () => document.getElementById('comment-c35').checkVisibility();
    assert.equal(await browser().evaluate(isSeen), false);
    await browser().evaluate(() => document.querySelector('#comment-c35 .lede-comment-link').click());
    await browser().evaluate(nextFrame);
    assert.equal(await browser().evaluate(isSeen), true);
    assert.equal(await browser().evaluate(() => document.activeElement.id), 'comment-c35');
  });

  const openOffered = async (width = 390) => {
    await browser().setViewport(width, 800);
    await browser().open(`${site.origin}/tools/offered.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(whenThere, '.lede-comment-tools');
  };
  const whenShown = inPage(
    (selector) =>
      new Promise((resolve) => {
        const look = () => (find(selector)?.checkVisibility() ? resolve(find(selector).textContent) : requestAnimationFrame(look));
        look();
      }),
  );
  const report = inPage((id) => {
    find(`[data-value=${id}] > .lede-comment-tools > :last-child`).click();
    find(`[data-value=${id}] > form [value=spam]`).click();
    find(`[data-value=${id}] > form [type=submit]`).click();
  });

  test('a report is sent to the address of its comment, and the reader is thanked', async () => {
    await openOffered();
    await browser().evaluate(report, 'c0');
    assert.match(await browser().evaluate(whenShown, '[data-value=c0] > form [data-state=sent]'), /^Thank you/);
  });

  test('the focus is at the thanks for a report, where its form was', async () => {
    await openOffered();
    await browser().evaluate(inPage(() => {
      find('[data-value=c0] > .lede-comment-tools > :last-child').click();
      find('[data-value=c0] > form [value=spam]').click();
      find('[data-value=c0] > form [type=submit]').focus();
    }));
    await browser().press('Enter');
    await browser().evaluate(whenShown, '[data-value=c0] > form [data-state=sent]');
    const focused = inPage(() => document.querySelector('lede-article').shadowRoot.activeElement?.className);
    assert.match(await browser().evaluate(focused), /lede-report/);
  });

  test('a report that is not taken can be sent again', async () => {
    await openOffered();
    await browser().evaluate(report, 'c1');
    assert.match(await browser().evaluate(whenShown, '[data-value=c1] > form [data-state=refused]'), /try again/);
    assert.equal(await browser().evaluate(inPage(() => find('[data-value=c1] > form [type=submit]').checkVisibility())), true);
  });

  test('a page takes reports and recommendations itself', async () => {
    await openOffered();
    const taken = await browser().evaluate(
      inPage(() => {
        const seen = [];
        for (const name of ['lede-recommend', 'lede-report']) {
          document.addEventListener(name, (event) => {
            event.preventDefault();
            const { id, value, reason } = event.detail;
            seen.push([name, id, value ?? reason]);
            event.detail.settle('sent');
          });
        }
        const recommend = find('[data-value=c2] > .lede-comment-tools > :first-child');
        recommend.click();
        seen.push(recommend.ariaPressed);
        recommend.click();
        seen.push(recommend.ariaPressed);
        find('[data-value=c4] > .lede-comment-tools > :last-child').click();
        find('[data-value=c4] > form [value=abuse]').click();
        find('[data-value=c4] > form [type=submit]').click();
        return seen;
      }),
    );
    assert.deepEqual(taken, [['lede-recommend', 'c2', true], 'true', ['lede-recommend', 'c2', false], 'false', ['lede-report', 'c4', 'abuse']]);
  });

  test('a recommendation that no page handles is taken back, and the reader is told', async () => {
    await openOffered();
    await browser().evaluate(press, '[data-value=c2] > .lede-comment-tools > :first-child');
    assert.match(await browser().evaluate(whenShown, '[data-value=c2] > form [data-state=failed]'), /could not be sent/);
    assert.equal(await browser().evaluate(inPage(() => find('[data-value=c2] > .lede-comment-tools > :first-child').ariaPressed)), 'false');
  });

  test('the form of a reply is below all buttons of its comment', async () => {
    await openOffered();
    await browser().evaluate(whenThere, '[data-value=c1] > [value=reply]');
    const seen = inPage(() => {
      find('[data-value=c1] > [value=reply]').click();
      const top = find('[data-value=c1] > form').getBoundingClientRect().top;
      const buttons = [...find('[data-value=c1]').querySelectorAll(':scope > button, .lede-comment-tools button')];
      return { buttons: buttons.length, above: buttons.filter((button) => button.getBoundingClientRect().bottom <= top).length };
    });
    assert.deepEqual(await browser().evaluate(seen), { buttons: 3, above: 3 });
  });

  test('the buttons are absent unless the page asks for them', async () => {
    await open('discussed-page');
    assert.equal(await browser().evaluate(inPage(() => find('.lede-comment-tools') === null)), true);
  });

  test('a long comment is folded until somebody reads on', async () => {
    await openOffered();
    const height = inPage(() => find('[data-value=c3] > .lede-comment-text').getBoundingClientRect().height);
    const folded = await browser().evaluate(height);
    await browser().evaluate(inPage(() => [...find('[data-value=c3]').children].find(({ textContent }) => textContent === 'Read more').click()));
    const whole = await browser().evaluate(height);
    assert.ok(folded < 200 && whole > 2 * folded, `${folded} → ${whole}`);
  });

  test('two hundred comments take a phone seven windows, and every button is as high as a finger', async (context) => {
    await openOffered();
    await browser().evaluate(whenThere, '[data-value=c0] > [value=reply]');
    const seen = await browser().evaluate(
      inPage(() => {
        const buttons = [...find('[data-component=comments]').querySelectorAll('button, summary, .lede-comment input')].filter((each) => each.checkVisibility());
        return {
          comments: find('[data-component=comments]').querySelectorAll('.lede-comment').length,
          windows: find('[data-component=comments]').getBoundingClientRect().height / innerHeight,
          small: buttons.filter((each) => each.getBoundingClientRect().height < 43.5).map(({ textContent }) => textContent),
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        };
      }),
    );
    context.diagnostic(JSON.stringify(seen));
    assert.equal(seen.comments, 200);
    assert.ok(seen.windows < 7, `${seen.windows}`);
    assert.deepEqual([seen.small, seen.overflow], [[], 0]);
  });

  test('every tool has a name and is as large as a finger is', async () => {
    await browser().setColorScheme('light');
    await open('long-page');
    await browser().setViewport(280, 800);
    const buttons = inPage(() =>
      [...document.querySelectorAll('.lede-tools button')]
        .filter((button) => button.checkVisibility())
        .map((button) => {
          const { width, height } = button.getBoundingClientRect();
          return [button.ariaLabel ?? button.textContent, width >= 44 && height >= 44];
        }),
    );
    const found = await browser().evaluate(buttons);
    assert.deepEqual(found.slice(-3), [['Smaller text', true], ['Larger text', true], ['Dark mode', true]]);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await browser().evaluate(overflow), 0);
  });
});
