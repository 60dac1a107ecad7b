// Compares articles with their accepted pictures, for a part of the views of `./dev visual`, and checks that a change
// would be found.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baselineOf, fontsOf } from '../visual/baselines.mjs';
import { differences } from '../visual/compare.mjs';
import { Looker } from '../visual/look.mjs';
import { views } from '../visual/views.mjs';
import { describeInEngine } from './support/engines.mjs';
import { openSite } from './support/site.mjs';

/** One view of each article, so that every width and scheme is among them. */
const k_views = ['seed 390 light', 'components-vi 1280 light', 'components-ar 390 dark', 'feature 820 light', 'blocks 1280 dark',
  'parts-en 1280 light', 'parts-live-de 820 dark', 'harbour-ja 390 light'].map((name) => views.find((view) => view.name === name));

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

describeInEngine('chromium', 'looks', (browser) => {
  let looker;
  let otherFonts;
  before(async () => {
    looker = new Looker(browser(), site);
    otherFonts = (await looker.fonts()).join() !== fontsOf().join();
  });

  for (const view of k_views) {
    test(`${view.name} looks as it was accepted`, async (context) => {
      if (otherFonts) return context.skip('this machine has other fonts: ./dev visual --accept');
      const { parts } = await looker.look(view);
      assert.deepEqual(differences(baselineOf(view), parts), [], './dev visual shows it');
    });
  }

  test('a component that moves, grows, goes or changes its colours is noticed', async () => {
    const { parts } = await looker.look(k_views[0]);
    const change = (edit) => {
      const changed = structuredClone(parts);
      edit(changed);
      return differences(parts, changed);
    };
    assert.deepEqual(change(() => undefined), []);
    const [left, gap, width, height] = parts.headline.box;
    assert.deepEqual(change(({ headline }) => (headline.box[3] += 9)), [`headline: height ${height} → ${height + 9}`]);
    assert.deepEqual(change(({ headline }) => (headline.box = [left + 5, gap + 5, width, height])), [
      `headline: left ${left} → ${left + 5}, distance from above ${gap} → ${gap + 5}`,
    ]);
    assert.deepEqual(change((all) => delete all.lead), ['lead: is no longer there']);
    const opposite = (cell) => (Number.parseInt(cell, 16) < 8 ? 'f' : '0');
    assert.deepEqual(change(({ lead }) => (lead.cells = [...lead.cells].map(opposite).join(''))), [
      `lead: is painted differently in ${parts.lead.cells.length} of ${parts.lead.cells.length} cells`,
    ]);
  });
});
