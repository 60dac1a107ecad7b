// Attacks in every field of an article, live in each engine: in the page itself and in a shadow root, with events sent to
// every element. Here some of them; `./dev attacks` takes all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { payloads } from '../support/attacks/native.mjs';
import { payloadFile } from '../support/outputs.mjs';
import { skipWithout } from '../support/paths.mjs';
import { addPage, attack, batchesOf, overlooked } from './support/attacks.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';

const k_every = 100;
const k_own = ['<img src=//evil.example/a onerror=alert(1)>', '</script><svg onload=alert(1)>', 'javascript:alert(1)', '<form id=body name=cookie>'];

let site;
const batches = { own: [], payloads: [] };
before(async () => {
  site = await openSite({ needsPackage: false });
  addPage(site);
  const allowed = new Set();
  const own = k_own.map((payload, turn) => ({ id: `own ${turn + 1}`, payload, turn }));
  for await (const batch of batchesOf(own, own.length, allowed)) batches.own.push(batch);
  for await (const batch of batchesOf(payloads(k_every), 50, allowed)) batches.payloads.push(batch);
});
after(() => site?.close());

describeInEveryEngine('attacks', (browser) => {
  test('notices what is wrong', async () => {
    await browser().open(`${site.origin}/attacks.html`);
    assert.deepEqual(await overlooked(browser(), site), []);
  });

  const sets = [
    { title: 'attacks of our own', name: 'own', skip: false },
    { title: `every ${k_every}th attack payload`, name: 'payloads', skip: skipWithout(payloadFile, 'attacks/payloads.json') },
  ];
  for (const { title, name, skip } of sets) {
    test(title, { skip }, async () => {
      await browser().open(`${site.origin}/attacks.html`);
      assert.ok(batches[name].length > 0);
      for (const batch of batches[name]) {
        const { trees, problems } = await attack(browser(), site, batch);
        assert.deepEqual(problems, []);
        assert.equal(trees, 2 * batch.items.length);
      }
    });
  }
});
