// Compares our output with the tree of the oracle, and classifies differences.
import { isDeepStrictEqual as isEqual } from 'node:util';
import { htmlOf } from '../harness.mjs';
import { fitModel } from './model.mjs';
import { baseUrl, treeOfInput, treeOfOutput } from './oracle.mjs';
import { skeletonOf, withoutBreaks, withoutEmptyBlocks, withoutMarks, wordsOf } from './skeleton.mjs';

const sorted = (list) => [...list].sort();

/** The first of these aspects in which two skeletons differ. */
function kindOf(wanted, got) {
  if (isEqual(wanted, got)) return 'agrees';
  const [wordsWanted, wordsGot] = [wordsOf(wanted), wordsOf(got)];
  if (!isEqual(wordsWanted, wordsGot)) {
    const [textWanted, textGot] = [wordsWanted.join(''), wordsGot.join('')];
    if (textWanted === textGot) return 'words joined or parted';
    return isEqual(sorted(textWanted), sorted(textGot)) ? 'order of text' : 'text';
  }
  const changes = { 'line breaks': withoutBreaks, 'empty blocks': withoutEmptyBlocks, formatting: withoutMarks };
  for (const [kind, change] of Object.entries(changes)) if (isEqual(change(wanted), change(got))) return kind;
  const bare = (items) => withoutEmptyBlocks(withoutBreaks(withoutMarks(items)));
  return isEqual(bare(wanted), bare(got)) ? 'several small ones' : 'blocks';
}

/** @param {{id: string, input: string}[]} inputs */
export async function judge(inputs) {
  const outputs = await htmlOf(inputs.map(({ id, input }) => ({ id, operation: 'sanitize', input, options: { baseUrl } })));
  return inputs.map(({ id, input }, index) => {
    const output = outputs[index];
    const parsed = skeletonOf(treeOfInput(input));
    const { items: wanted, forced } = fitModel(parsed);
    const got = skeletonOf(treeOfOutput(output));
    return { id, input, output, wanted, got, forced: [...forced], kind: kindOf(wanted, got), asParsed: isEqual(parsed, got) };
  });
}
