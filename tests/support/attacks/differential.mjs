// Generated inputs under many options: what comes out is canonical, parse5 builds the tree that was meant, every address is
// what it says, and sanitizing again changes nothing.
import { readStrictly } from '../../browser/strict-reader.mjs';
import { answer } from '../harness.mjs';
import { checkFixedPoint, checkUrls } from './checks.mjs';
import { Generator } from './generate.mjs';

const k_options = [
  { baseUrl: 'https://base.example/folder/page' },
  {},
  { baseUrl: 'https://base.example/', policy: 'comment' },
  { dataImages: true, headingLevel: 2 },
  { idPrefix: 'x-', linkRel: 'nofollow', linkTarget: 'blank' },
  { baseUrl: 'https://base.example/', allowElements: ['p', 'td', 'table', 'li', 'a', 'b'] },
  { baseUrl: 'https://base.example/', allowUrlHosts: ['e.example'] },
];
const k_at_once = 1000;
const k_everywhere = 4; // one of this many inputs is tried in every place

/** @returns {Promise<{inputs: number, problems: string[]}>} */
export async function attackByGenerating({ seed, count, payloads }) {
  const generator = new Generator(seed, payloads);
  const problems = [];
  for (let done = 0; done < count; done += k_at_once) {
    const size = Math.min(k_at_once, count - done);
    const cases = Array.from({ length: size }, (_, id) => ({
      id,
      operation: generator.random() < 0.8 ? 'sanitize' : 'markdown',
      input: generator.next(),
      options: generator.pick(k_options),
    }));
    problems.push(...(await judge(cases)));
  }
  return { inputs: count, problems };
}

async function judge(cases) {
  const outputs = await answer(cases);
  // The levels of headings were set by the first pass and must stay.
  const again = await answer(
    cases.map(({ id, options: { headingLevel, ...options } }, index) => ({ id, operation: 'sanitize', input: outputs[index].html ?? '', options })),
  );
  return cases.flatMap((item, index) => {
    const found = [];
    const { html, error } = outputs[index];
    if (error) found.push(`refused: ${error.code}`);
    else check(html, item.options, index % k_everywhere === 0, found);
    if (!error && again[index].html !== html) found.push(`idempotence: ${again[index].html}`);
    return found.map((problem) => `${problem.slice(0, 600)}\n    of ${JSON.stringify(item).slice(0, 2000)}`);
  });
}

function check(html, { dataImages = false }, everywhere, found) {
  try {
    const tree = readStrictly(html, { dataImages });
    checkFixedPoint(html, tree, found, everywhere);
    if (!dataImages) checkUrls(tree, found);
  } catch (error) {
    found.push(`canonical form: ${error.message}`);
  }
}
