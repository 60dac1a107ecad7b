// The tree of our output is the tree that a browser makes of the input, as far as the policy and the content model keep
// it. What differs is counted by kind, and no kind may grow.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as corpora from '../support/structure/corpora.mjs';
import { judge } from '../support/structure/judge.mjs';
import { skipWithout } from '../support/paths.mjs';
import { inputs } from './structure-inputs.mjs';
import { kinds } from './structure-kinds.mjs';

const k_corpora = {
  own: { load: () => inputs },
  cases: { load: corpora.caseInputs },
  html5lib: {
    load: () => corpora.html5libInputs(corpora.html5libFolder).inputs,
    skip: skipWithout(corpora.html5libFolder, 'html5lib/tree-construction'),
  },
  formats: { load: () => corpora.formatInputs(corpora.formatFolder), skip: skipWithout(corpora.formatFolder, 'formats') },
  payloads: {
    load: () => corpora.payloadInputs(corpora.payloadPath),
    skip: skipWithout(corpora.payloadPath, 'attacks/payloads.json'),
  },
};

describe('structure', () => {
  for (const [name, { load, skip }] of Object.entries(k_corpora)) {
    test(name, { skip: skip ?? false }, async (context) => {
      const results = await judge(load());
      const byKind = groupByKind(results);
      const grown = [];
      for (const [kind, { most }] of Object.entries(kinds)) {
        const found = byKind.get(kind) ?? [];
        if (found.length > most[name]) grown.push(`${kind}: ${found.length}, and not ${most[name]}:`, ...found.map(shown));
      }
      assert.deepEqual(grown, []);
      const agreeing = byKind.get('agrees')?.length ?? 0;
      context.diagnostic(`${agreeing} of ${results.length} agree, ${results.filter(({ asParsed }) => asParsed).length} unchanged`);
    });
  }
});

function groupByKind(results) {
  const groups = new Map();
  for (const result of results) groups.set(result.kind, [...(groups.get(result.kind) ?? []), result]);
  return groups;
}

const shown = ({ id, input, output }) => `${id}: ${JSON.stringify(input.slice(0, 200))} became ${JSON.stringify(output.slice(0, 200))}`;
