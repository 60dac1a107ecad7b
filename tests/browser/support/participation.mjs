// Helpers for tests of ratings and comments: pages with endpoints of their own, and what a reader sees and does on
// them.
import { after, before } from 'node:test';
import { openSite, partnerPage } from './site.mjs';

const k_comments = [
  { id: '7', author: 'An', published: '2026-05-16T08:02:00+07:00', text: 'Một' },
  { id: '8', author: 'Bình', text: 'Hai' },
];

let pages = 0;

/**
 * Opens a site for the tests of a file, and closes it after them.
 * @returns {{site?: object, addPage: Function, sentTo: Function}} `site` is there once the tests begin.
 */
export function participationSite() {
  const opened = { addPage, sentTo };
  before(async () => {
    opened.site = await openSite();
  });
  after(() => opened.site?.close());

  /** A page with an article of its own, and of its own endpoints. @returns their addresses. */
  function addPage({ rating = {}, comments = {}, article = {}, rate, comment, attributes = '', head = '' } = {}) {
    const { site } = opened;
    const at = `/participation/${(pages += 1)}`;
    const json = (body, more = {}) => ({ type: 'application/json', body: JSON.stringify(body), ...more });
    site.add(`${at}/rate`, rate ?? json({ value: 4, count: 3, best: 5, own: 4 }));
    site.add(`${at}/comment`, comment ?? json({ id: '99', status: 'pending' }, { status: 202 }));
    const whole = {
      headline: 'Một bài báo',
      url: `${site.origin}${at}/article`,
      language: 'vi',
      body: 'Chữ',
      rating: { value: 4, count: 2, endpoint: `${site.origin}${at}/rate`, ...rating },
      comments: { items: k_comments, endpoint: `${site.origin}${at}/comment`, ...comments },
      ...article,
    };
    site.add(`${at}/article.json`, json(whole));
    site.add(`${at}/page.html`, { body: partnerPage({ src: `${at}/article.json`, attributes, head }) });
    return { at, page: `${site.origin}${at}/page.html`, rate: `${at}/rate`, comment: `${at}/comment`, article: whole };
  }

  function sentTo(path) {
    return opened.site.log.filter((request) => request.path === path && request.method === 'POST');
  }

  return opened;
}

export const fieldsOf = ({ body }) => Object.fromEntries(new URLSearchParams(body));

// In the page: what a reader sees of a component's form and of the score.
export const seen = () => {
  const root = document.querySelector('lede-article').shadowRoot;
  const text = (element) => (element && element.checkVisibility() ? element.textContent.trim() : null);
  const said = (component) =>
    [...root.querySelectorAll(`[data-component=${component}] [role=status] > *`)].filter((element) => !element.hidden).map((element) => element.textContent);
  return {
    rating: said('rating'),
    comments: said('comments'),
    score: text(root.querySelector('.lede-score b')),
    count: text(root.querySelector('.lede-score .lede-count')),
    empty: text(root.querySelector('.lede-rating .lede-empty')),
    checked: root.querySelector('.lede-rating input:checked')?.value ?? null,
    pending: text(root.querySelector('.lede-comment .lede-pending')),
    written: root.querySelector('textarea')?.value ?? null,
  };
};

// In the page: waits until a component's form has finished sending.
export const settled = (component) =>
  new Promise((resolve) => {
    const form = document.querySelector('lede-article').shadowRoot.querySelector(`[data-component=${component}] form`);
    const look = () => {
      const { state } = form.dataset;
      if (state && state !== 'sending') resolve(state);
      return state && state !== 'sending';
    };
    if (!look()) {
      const observer = new MutationObserver(() => look() && observer.disconnect());
      observer.observe(form, { attributes: true });
    }
  });

export const rate = (value) => {
  const form = document.querySelector('lede-article').shadowRoot.querySelector('.lede-rating form');
  form.querySelector(`[value="${value}"]`).checked = true;
  form.requestSubmit();
};

/**
 * Votes as a reader does, on a page that has no server for votes. @returns the value that the page learns of;
 * undefined if it learns of none.
 */
export const voteWithoutServer = (stars) => {
  const host = document.querySelector('lede-article');
  let value;
  host.addEventListener('lede-rate', (event) => {
    event.preventDefault();
    value = event.detail.value;
    event.detail.settle('sent');
  });
  const rating = host.shadowRoot.querySelector('[data-component=rating]');
  rating.querySelector(`input[value="${stars}"]`).click();
  rating.querySelector('button[type=submit]').click();
  return value;
};

export const write = (author, text) => {
  const form = document.querySelector('lede-article').shadowRoot.querySelector('.lede-comments form');
  form.querySelector('[name=author]').value = author;
  form.querySelector('[name=text]').value = text;
  form.requestSubmit();
};
