// The output is a fixed point of each engine's parser: put where a host may put it, it becomes the tree that was meant,
// as the strict reader reads it; and nothing in it runs, is fetched, or leads where the policy does not say.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { outputsOfCases, outputsOfPayloads, payloadFile } from '../support/outputs.mjs';
import { skipWithout } from '../support/paths.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';
import { readStrictly, resourcesOf } from './strict-reader.mjs';

let site;
before(async () => {
  site = await openSite();
  site.add('/fixed-point.html', {
    body: '<!doctype html><title>Fixed point</title><link rel="icon" href="data:,"><script src="/pages/fixed-point.js"></script>',
    // Reports what would run inline, and lets it run.
    headers: { 'content-security-policy-report-only': "script-src 'self'" },
  });
  await addOutputs('/cases-outputs.json', await outputsOfCases());
  await addOutputs('/payload-outputs.json', await outputsOfPayloads());
});
after(() => site.close());

const resources = new Map();
const counts = new Map();

async function addOutputs(path, outputs) {
  const items = [];
  const fetched = new Set();
  for (const { id, html, ...options } of outputs) {
    let tree;
    try {
      tree = readStrictly(html, options);
    } catch (error) {
      error.message = `${id}: ${error.message}`;
      throw error;
    }
    for (const url of resourcesOf(tree)) fetched.add(new URL(url).href);
    items.push({ id, html, tree: JSON.stringify(tree) });
  }
  counts.set(path, items.length);
  resources.set(path, fetched);
  site.add(path, { body: JSON.stringify(items) });
}

describeInEveryEngine('fixed point', (browser, name) => {
  const sets = [
    { title: 'all cases and example articles', path: '/cases-outputs.json', skip: false },
    { title: 'attack payloads', path: '/payload-outputs.json', skip: skipWithout(payloadFile, 'attacks/payloads.json') },
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
      assert.ok(counts.get(path) > 0);
      context.diagnostic(`${counts.get(path)} outputs, ${result.compared} trees compared`);
    });
  }
});

/** Notes every request and lets none leave the machine. */
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
