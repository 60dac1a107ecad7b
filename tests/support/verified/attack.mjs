// Runs the verifier on attacks: every payload as a fragment and inside of one, and mutations of real fragments. Every
// text that it accepts is judged. The accepted texts are counted, since a verifier that refuses everything would pass
// any other test.
import { pathToFileURL } from 'node:url';
import { inProject } from '../paths.mjs';
import { inArticle } from './fragments.mjs';
import { problemsOf } from './judge.mjs';
import { Mutator } from './mutate.mjs';

const { verify } = await import(pathToFileURL(`${process.env.LEDE_DIST ?? inProject('web', 'dist')}/verify.js`));
export { verify };

const k_shown = 300;

function judge(html, result, everywhere) {
  result.texts += 1;
  if (typeof verify(html) !== 'string') return false;
  result.accepted += 1;
  for (const problem of problemsOf(html, {}, everywhere)) result.problems.push(`${problem}: ${html.slice(0, k_shown)}`);
  return true;
}

const noResult = () => ({ texts: 0, accepted: 0, problems: [] });

/** @param {string[]} payloads taken raw as what a server answers, and put into an article. */
export function judgeRawPayloads(payloads) {
  const result = noResult();
  for (const payload of payloads) {
    judge(payload, result, true);
    judge(inArticle(payload), result, true);
  }
  return result;
}

/** @param {{seed: number, count: number, fragments: string[], payloads: string[], everywhere?: number, onAccepted?: (html: string) => void}}
 *  one in `given` texts that pass is judged in all places; all are judged in a template. */
export function judgeMutations({ seed, count, fragments, payloads, everywhere = 20, onAccepted = () => {} }) {
  const result = noResult();
  const mutator = new Mutator(seed, fragments, payloads);
  for (let turn = 0; turn < count; ++turn) {
    const html = mutator.text();
    if (judge(html, result, result.accepted % everywhere === 0)) onAccepted(html);
  }
  return result;
}
