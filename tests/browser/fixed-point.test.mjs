// The output is a fixed point of each engine's parser: put where a host may put it, it becomes the tree that was meant,
// as the strict reader reads it; and nothing in it runs, is fetched, or leads where the policy does not say.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { outputsOfCases, outputsOfPayloads, payloadFile } from '../support/outputs.mjs';
import { skipWithout } from '../support/paths.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';
import { readStrictly, resourcesOf } from './strict-reader.mjs';

const k_every = Number(process.env.LEDE_ATTACKS_EVERY ?? 10); // `./dev attacks` takes all

let site;
before(async () => {
  site = await openSite({ needsPackage: false });
  site.add('/fixed-point.html', {
    body: '<!doctype html><title>Fixed point</title><link rel="icon" href="data:,"><script src="/pages/fixed-point.js"></script>',
    // Reports what would run inline, and lets it run.
    headers: { 'content-security-policy-report-only': "script-src 'self'" },
  });
  await addOutputs('/cases-outputs.json', await outputsOfCases());
  await addOutputs('/payload-outputs.json', await outputsOfPayloads(k_every));
});
after(() => site?.close());

const resources = new Map(); // addresses that may be fetched, by set
const counts = new Map();
const refused = new Map(); // outputs that are not canonical, by set

async function addOutputs(path, outputs) {
  const items = [];
  const fetched = new Set();
  const notCanonical = [];
  for (const { id, html, ...options } of outputs) {
    let tree;
    try {
      tree = readStrictly(html, options);
    } catch (error) {
      notCanonical.push(`${id}: ${error.message}`);
      continue;
    }
    for (const url of resourcesOf(tree)) fetched.add(new URL(url).href);
    items.push({ id, html, tree: JSON.stringify(tree) });
  }
  counts.set(path, items.length);
  refused.set(path, notCanonical);
  resources.set(path, fetched);
  site.add(path, { body: JSON.stringify(items) });
}

describeInEveryEngine('fixed point', (browser, name) => {
  test('notices what is wrong', async () => {
    const items = [
      { id: 'changes', html: '<p><div>a</div></p>', tree: '[["p",[],[["div",[],["a"]]]]]' },
      { id: 'runs', html: '<img src="/none" onerror="window.ran.push(1)">', tree: '[]' },
      { id: 'leads', html: '<a href="javascript:1">a</a>', tree: '[]' },
    ];
    site.add('/wrong.json', { body: JSON.stringify(items) });
    await browser().open(`${site.origin}/fixed-point.html`);
    const { differences, links, ran } = await browser().evaluate((url) => window.checkFixedPoints(url), '/wrong.json');
    assert.ok(differences.some(({ id, context }) => id === 'changes' && context === 'light DOM'));
    assert.deepEqual(links, [{ id: 'leads', href: 'javascript:1' }]);
    assert.ok(ran.length > 0);
  });

  const sets = [
    { title: 'all cases and example articles', path: '/cases-outputs.json', skip: false },
    { title: `every ${k_every}th attack payload`, path: '/payload-outputs.json', skip: skipWithout(payloadFile, 'attacks/payloads.json') },
  ];
  for (const { title, path, skip } of sets) {
    test(title, { skip }, async (context) => {
      const requests = name === 'chromium' ? await watchRequests(browser().page) : undefined;
      await browser().open(`${site.origin}/fixed-point.html`);
      const result = await browser().evaluate((url) => window.checkFixedPoints(url), path);
      assert.deepEqual(result.differences, []);
      assert.equal(result.count, 0);
      assert.deepEqual(result.ran, [], 'something ran');
      assert.deepEqual(result.links, [], 'links that lead where none may');
      if (requests) {
        await requests.stop();
        const strangers = requests.urls.filter((url) => !url.startsWith(site.origin) && !resources.get(path).has(url));
        assert.deepEqual(strangers, [], 'fetched though no picture, sound or film has this address');
      }
      assert.deepEqual(refused.get(path), [], 'the strict reader refuses');
      assert.ok(counts.get(path) > 0);
      context.diagnostic(`${counts.get(path)} outputs, ${result.compared} trees compared`);
    });
  }
});

/** Records every request, and lets none leave the machine. */
async function watchRequests(page) {
  const urls = [];
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    urls.push(url);
    if (url.startsWith(site.origin)) await route.continue();
    else await route.abort();
  });
  return { urls, stop: () => page.unrouteAll({ behavior: 'wait' }) };
}
