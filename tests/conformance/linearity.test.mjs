// Hostile shapes of two lengths, the second ten times the first: at most eleven times the time (more only where the output
// grows more), and a bounded heap.
// LEDE_BOUNDS_UNITS sets the length (200,000; the promise is made for 1,000,000).
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { inProject } from '../support/paths.mjs';

const program = inProject('build', 'native', 'bin', 'lede_bounds');
const units = process.env.LEDE_BOUNDS_UNITS ?? '200000';
const skip = existsSync(program) ? false : 'lede_bounds is not built';

const mostTime = 11;
// What is measured again and again and stays above that may still be linear: the longer text leaves the processor's
// caches. Ten times the input takes a hundred times the time where it is quadratic.
const mostTimeOutsideCaches = 40;
const tooShortToMeasure = 3; // ms
const mostHeap = 4; // times input and output, and
const heapConstant = 32 * 1024 * 1024;

async function measure(...args) {
  const { stdout } = await promisify(execFile)(program, ['--units', units, ...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim().split('\n').map((line) => JSON.parse(line));
}

// Where only the longer text crosses a limit, and so is shown instead of left out, there is more than ten times to write.
const growth = ({ input, output, smallInput, smallOutput }) => Math.max(1, (input + output) / (smallInput + smallOutput) / 10);
const tooSlow = (one, most) => one.ratio > most * growth(one) && one.largeMilliseconds > tooShortToMeasure;
const told = ({ shape, operation, ratio, smallMilliseconds, largeMilliseconds }) =>
  `${operation}, ${shape}: ${ratio} times (${smallMilliseconds} ms, ${largeMilliseconds} ms)`;

// Once each: noise makes suspects, which are measured again and the least of several runs taken. Only what is quadratic is
// slower by so much that noise in the shorter text could not hide it.
const all = skip ? [] : await measure('--once');

test('ten times the input takes no more than linear time', { skip }, async () => {
  let suspects = all.filter((one) => tooSlow(one, mostTime));
  for (let attempt = 0; attempt < 2 && suspects.length > 0; ++attempt) {
    const again = [];
    for (const { shape, operation } of suspects) {
      const results = await measure('--only', shape, '--operation', operation);
      again.push(...results.filter((one) => one.shape === shape && tooSlow(one, mostTime)));
    }
    suspects = again;
  }
  assert.deepEqual(suspects.filter((one) => tooSlow(one, mostTimeOutsideCaches)).map(told), []);
});

test('the heap stays within four times input and output, and a constant', { skip }, (context) => {
  if (!all[0].countsHeap) return context.skip('this build cannot count its heap');
  const large = all.filter(({ peak, input, output }) => peak > mostHeap * (input + output) + heapConstant);
  assert.deepEqual(
    large.map(({ shape, operation, peak, input, output }) => `${operation}, ${shape}: ${peak} for ${input} and ${output}`),
    [],
  );
});
