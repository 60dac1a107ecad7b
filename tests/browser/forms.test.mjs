// The forms: one tap is a vote, errors are at their fields, and the comment form is above the comments.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { fieldsOf, participationSite, seen, settled, write } from './support/participation.mjs';

const { addPage, sentTo } = participationSite();

describeInEveryEngine('forms', (browser) => {
  const open = async (page) => {
    await browser().open(page);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
  };

  // In the page: a finger's tap, as engines tell of it.
  const tap = (value) => {
    const star = document.querySelector('lede-article').shadowRoot.querySelector(`.lede-rating [value="${value}"]`);
    star.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 1 }));
  };

  test('one tap on a star is the vote, and no button is needed for it', async () => {
    const { page, rate: path } = addPage();
    await open(page);
    const opacity = () => getComputedStyle(document.querySelector('lede-article').shadowRoot.querySelector('.lede-rating [type=submit]')).opacity;
    assert.equal(await browser().evaluate(opacity), '0');
    await browser().evaluate(tap, 4);
    assert.equal(await browser().evaluate(settled, 'rating'), 'sent');
    assert.deepEqual(sentTo(path).map((request) => fieldsOf(request).rating), ['4']);
  });

  test('while a vote is on its way, another tap changes nothing', async () => {
    let release;
    const until = new Promise((resolve) => (release = resolve));
    const { page, rate: path } = addPage({ rate: { until, body: '' } });
    await open(page);
    await browser().evaluate(tap, 4);
    await browser().evaluate(tap, 1);
    assert.equal((await browser().evaluate(seen)).checked, '4');
    release();
    await browser().evaluate(settled, 'rating');
    assert.deepEqual(sentTo(path).map((request) => fieldsOf(request).rating), ['4']);
  });

  test('what is missing is said at its field, until it is there', async () => {
    const { page, comment } = addPage();
    await open(page);
    await browser().evaluate(write, 'Hoa', '');
    const wrong = () => {
      const root = document.querySelector('lede-article').shadowRoot;
      const field = root.querySelector('[aria-invalid=true]');
      const note = field && root.querySelector(`#${field.getAttribute('aria-describedby')}`);
      return [field?.name ?? '', Boolean(note?.textContent), root.activeElement?.name, root.querySelectorAll('.lede-field-error').length];
    };
    assert.deepEqual(await browser().evaluate(wrong), ['text', true, 'text', 1]);
    assert.equal(sentTo(comment).length, 0);
    await browser().evaluate(() => {
      const area = document.querySelector('lede-article').shadowRoot.querySelector('textarea');
      area.value = 'Hay';
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.deepEqual(await browser().evaluate(wrong), ['', false, 'text', 0]);
  });

  test('a comment that is nearly too long counts what it holds', async () => {
    const { page } = addPage();
    await open(page);
    const count = (length) => {
      const area = document.querySelector('lede-article').shadowRoot.querySelector('textarea');
      area.value = 'x'.repeat(length);
      area.dispatchEvent(new Event('input', { bubbles: true }));
      return area.closest('label').dataset.count ?? '';
    };
    assert.equal(await browser().evaluate(count, 4000), '');
    assert.equal(await browser().evaluate(count, 4001), '4001/5000');
  });

  test('the form is above the comments, and a new comment between the two', async () => {
    const { page } = addPage();
    await open(page);
    await browser().evaluate(write, 'Hoa', 'Hay');
    await browser().evaluate(settled, 'comments');
    const order = () => {
      const { children } = document.querySelector('lede-article').shadowRoot.querySelector('.lede-comments');
      return [...children].map((child) => child.querySelector('.lede-own-text')?.textContent ?? child.localName);
    };
    assert.deepEqual(await browser().evaluate(order), ['h2', 'form', 'Hay', 'ol']);
  });
});
