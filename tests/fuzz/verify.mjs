// Fuzzes web/src/verify.ts, with the strict reader, parse5 and the judge of tests/support/verified as its oracle. A text that the
// verifier treats as it treated none before becomes a seed of further ones, so that the search goes where new rules decide.
//   node tests/fuzz/verify.mjs SECONDS [SEED]
import { argv, exit } from 'node:process';
import { verify } from '../support/verified/attack.mjs';
import { fragmentsOfCases } from '../support/verified/fragments.mjs';
import { problemsOf } from '../support/verified/judge.mjs';
import { Mutator } from '../support/verified/mutate.mjs';
import { payloads } from '../support/attacks/native.mjs';

const seconds = Number(argv[2] ?? 60);
const seed = Number(argv[3] ?? Date.now() % 1_000_000);
const k_most_seeds = 20_000;

const fragments = (await fragmentsOfCases()).map(({ html }) => html);
const mutator = new Mutator(seed, fragments, payloads(1).map(({ payload }) => payload));
const seen = new Set();
let texts = 0;
let accepted = 0;

/** What decided: the reason and the text around the place, or the pairs of elements that passed. */
function kindOf(html, result) {
  if (typeof result !== 'string') {
    const near = html.slice(Math.max(0, result.offset - 12), result.offset + 6).replace(/[a-z]+(?=[a-z])/g, '');
    return `${result.reason} ${near}`;
  }
  return (html.match(/<\/?[a-z0-9]+/g) ?? []).slice(0, 40).join('');
}

const end = Date.now() + seconds * 1000;
while (Date.now() < end) {
  const html = mutator.text();
  const result = verify(html);
  texts += 1;
  const kind = kindOf(html, result);
  if (!seen.has(kind) && seen.size < k_most_seeds) {
    seen.add(kind);
    mutator.fragments.push(html);
  }
  if (typeof result !== 'string') continue;
  accepted += 1;
  const problems = problemsOf(html, {}, accepted % 50 === 0);
  if (problems.length === 0) continue;
  console.error(`seed ${seed}, text ${texts}: ${problems.join('; ')}\n${JSON.stringify(html)}`);
  exit(1);
}
console.log(`verify: ${texts} texts of seed ${seed}, ${accepted} accepted, ${seen.size} kinds`);
