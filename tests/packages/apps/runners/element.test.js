// What a developer's own tests do with the element; the same for each runner that knows `test`, `expect` and imports.
import 'lede-article/element';
import { load } from 'lede-article';

const added = (element) => {
  document.body.append(element);
  return element.ready;
};

test('an element shows its article', async () => {
  const element = document.createElement('lede-article');
  element.setAttribute('loading', 'lazy');
  element.article = { headline: 'A bridge', body: 'Under **it**', rating: { value: 4, count: 2, endpoint: '/rate' } };
  await added(element);
  expect(element.shadowRoot.querySelector('h1').textContent).toBe('A bridge');
  expect(element.shadowRoot.querySelector('strong').textContent).toBe('it');
});

test('an inline article is shown', async () => {
  const page = document.createElement('div');
  page.innerHTML =
    '<lede-article><script type="application/json">{"headline": "Inline", "body": "Text"}</script></lede-article>';
  const element = page.firstChild;
  await added(element);
  expect(element.shadowRoot.querySelector('h1').textContent).toBe('Inline');
});

test('a rating is sent as an event', async () => {
  const element = document.createElement('lede-article');
  element.article = { headline: 'Rated', body: 'Text', rating: { count: 0 } };
  element.setAttribute('rate', '');
  const rated = new Promise((resolve) => {
    element.addEventListener('lede-rate', (event) => {
      event.preventDefault();
      event.detail.settle('sent');
      resolve(event.detail.value);
    });
  });
  await added(element);
  const choice = [...element.shadowRoot.querySelectorAll('[name=rating]')].find(({ value }) => value === '4');
  choice.click();
  choice.form.querySelector('[type=submit]')?.click();
  expect(await rated).toBe(4);
});

test('an article that cannot be shown rejects, and its children stay', async () => {
  const element = document.createElement('lede-article');
  element.append('The fallback');
  element.article = {};
  await expect(added(element)).rejects.toMatchObject({ code: 'article-empty' });
  expect(element.textContent).toBe('The fallback');
});

test('an article comes through a fetch that the test has replaced', async () => {
  const { fetch } = globalThis;
  try {
    globalThis.fetch = async () => ({ ok: true, json: async () => ({ headline: 'Replaced', body: 'Text' }) });
    const element = document.createElement('lede-article');
    element.setAttribute('src', 'https://news.example/article.json');
    await added(element);
    expect(element.shadowRoot.querySelector('h1').textContent).toBe('Replaced');
  } finally {
    globalThis.fetch = fetch;
  }
});

test('an element shows its article though the test has replaced the timers', async () => {
  const { setTimeout, queueMicrotask } = globalThis;
  globalThis.setTimeout = globalThis.queueMicrotask = () => 0; // as fake timers that nobody advances
  try {
    const element = document.createElement('lede-article');
    element.article = { headline: 'No time', body: 'Text' };
    await added(element);
    expect(element.shadowRoot.querySelector('h1').textContent).toBe('No time');
  } finally {
    Object.assign(globalThis, { setTimeout, queueMicrotask });
  }
});

test('load() gives the renderer', async () => {
  const lede = await load();
  expect(lede.markdown('**a**').html).toBe('<p><strong>a</strong></p>');
});
