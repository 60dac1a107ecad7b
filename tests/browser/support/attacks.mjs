// Runs attacks in an engine: the page, its input, and the check of its answer.
import '../pages/hash.js';
import { baseUrl } from '../../support/attacks/articles.mjs';
import { outputsOf } from '../../support/attacks/native.mjs';
import { answer } from '../../support/harness.mjs';
import { readStrictly, resourcesOf } from '../strict-reader.mjs';
import { parsedUrl } from '../../support/parsed-url.mjs';

const k_headers = {
  // Requests to other origins are refused and reported.
  'content-security-policy': "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'",
  // Inline scripts are reported, and run.
  'content-security-policy-report-only': "script-src 'self'",
};

export function addPage(site) {
  site.add('/attacks.html', {
    body: `<!doctype html><title>Attacks</title><link rel="icon" href="/icon">
      <script src="/pages/hash.js"></script><script src="/pages/fixed-point.js"></script><script src="/pages/attacks.js"></script>`,
    headers: k_headers,
  });
  site.add('/icon', { body: '', type: 'image/png' });
}

const k_live_articles = ['every field', 'addresses', 'labels of what is missing'];

// Outputs that the page must report: each is wrong in its own way.
const k_wrong = [
  { label: 'changes', html: '<p><div>a</div></p>', expected: 'another tree: changes in shadow root' },
  { label: 'runs', html: '<b onclick="window.ran.push(1)">a</b>', expected: 'ran: 1' },
  { label: 'runs when asked', html: '<b onwheel="window.ran.push(2)">a</b>', expected: 'ran: 2', events: ['wheel'] },
  { label: 'leads', html: '<a href="javascript:1">a</a>', expected: 'leads where none may: leads' },
  { label: 'asks', html: '<img src="https://elsewhere.example/">', expected: 'asked for: https://elsewhere.example/' },
  { label: 'asks for a style', html: '<link rel=stylesheet href="https://style.example/">', expected: 'asked for: https://style.example/' },
  { label: 'hides', html: '<img name="getElementById">', expected: 'hidden by a name: hides: document.getElementById' },
  { label: 'hides a form', html: '<form><input name="action"></form>', expected: 'hidden by a name: hides a form: form.action' },
];

/** @returns {Promise<string[]>} what an engine should have noticed, and has not. */
export async function overlooked(browser, site) {
  const items = k_wrong.map(({ label, html, events = [] }) => ({ label, html, hash: 0, events }));
  const { problems } = await attack(browser, site, { items, resources: new Set() });
  return k_wrong.map(({ expected }) => expected).filter((expected) => !problems.some((problem) => problem.startsWith(expected)));
}

/**
 * Yields the outputs of the payloads as HTML, as Markdown and in articles, in batches.
 * @param {Set<string>} allowed all addresses so far: Firefox may report a request only during a later batch.
 * @returns {AsyncGenerator<{items: object[], resources: Set<string>}>}
 */
export async function* batchesOf(list, size, allowed) {
  for (let from = 0; from < list.length; from += size) {
    const some = list.slice(from, from + size);
    const outputs = [];
    for await (const articles of outputsOf(some, k_live_articles)) outputs.push(...articles);
    outputs.push(...(await documentsOf(some)));
    yield batchOf(outputs, allowed);
  }
}

/** Yields articles that others rendered, as attackers changed them, in batches; the rest as for batchesOf. */
export function* batchesOfMutations(list, size, allowed) {
  for (let from = 0; from < list.length; from += size) {
    const some = list.slice(from, from + size);
    yield batchOf(some.map((html, index) => ({ label: `mutation ${from + index}`, html, payload: html })), allowed);
  }
}

function batchOf(outputs, allowed) {
  const { items, resources } = prepare(outputs);
  for (const url of resources) allowed.add(url);
  return { items, resources: allowed };
}

async function documentsOf(list) {
  const cases = list.flatMap(({ id, payload }) =>
    ['sanitize', 'markdown'].map((operation) => ({ id: `${id}, ${operation}`, operation, input: payload, options: { baseUrl } })),
  );
  const answers = await answer(cases);
  return answers.map(({ id, html }, index) => ({ label: id, html, payload: list[index >> 1].payload }));
}

/** @param {{label: string, html: string, payload: string}[]} outputs */
export function prepare(outputs) {
  const resources = new Set();
  const items = outputs.map(({ label, html, payload }) => {
    const tree = readStrictly(html, { components: true });
    for (const url of resourcesOf(tree)) resources.add(comparable(parsedUrl(url)?.href ?? url));
    return { label, html, hash: globalThis.hashOf(JSON.stringify(tree)), events: eventsOf(payload) };
  });
  return { items, resources };
}

// Removes the fragment, which reports leave out, and restores the standard's form: Chromium writes "%2A" for "*" in a
// host, and "%7C" for "|" in a path.
const comparable = (url) =>
  url.replace(/#.*/s, '').replaceAll('%7C', '|').replace(/^https?:\/\/[^/]*/, (host) => host.replaceAll('%2A', '*'));

/** The events whose handlers the attack names. */
const eventsOf = (payload) => [...new Set([...payload.toLowerCase().matchAll(/on([a-z]{3,24})/g)].map(([, name]) => name))].slice(0, 40);


let batches = 0;

/** Runs a batch in one browser, whose page has been opened. @returns what was counted, and what is wrong. */
export async function attack(browser, site, { items, resources }) {
  const path = `/attacks-${++batches}.json`;
  site.add(path, { body: JSON.stringify(items) });
  const result = await browser.evaluate((url) => window.runAttacks(url), path);
  site.remove(path);
  const strangers = result.asked.filter(([url, directive]) => !k_shown_by.includes(directive) || !resources.has(comparable(url)));
  const problems = [
    ...result.differences.map((what) => `another tree: ${what}`),
    ...result.links.map((what) => `leads where none may: ${what}`),
    ...result.hidden.map((what) => `hidden by a name: ${what}`),
    ...result.ran.map((what) => `ran: ${what}`),
    ...strangers.map((what) => `asked for: ${what}`),
  ];
  return { outputs: result.outputs, trees: result.compared, events: result.events, asked: result.asked.length, problems };
}

const k_shown_by = ['img-src', 'media-src'];
