// A reporter for node:test that is quiet about what passes: each failure with its place and message, then the totals as
// one line, which `./dev test` adds up; before that, the files that took longest. Where the run is ended from outside, the
// files that were not done.
import { writeSync } from 'node:fs';
import { relative } from 'node:path';

// Hooks and suites are not tests; a file is one only if it breaks outside all of its tests.
const isTest = (event) => event.data.details?.type !== 'suite';

function describe(event) {
  const { name, file, line, details } = event.data;
  const error = details?.error;
  const cause = error?.cause ?? error;
  const place = file ? ` (${file}${line ? `:${line}` : ''})` : '';
  const text = cause?.stack ?? cause?.message ?? String(cause ?? 'failed');
  return `FAILED ${name}${place}\n${text.replace(/^/gm, '  ')}\n`;
}

// Where time goes in a run of many files.
function slowest(took) {
  const slow = took.filter(({ seconds }) => seconds >= 10).sort((one, other) => other.seconds - one.seconds);
  return slow.slice(0, 12).map(({ file, seconds }) => `${seconds.toFixed(0)} s ${relative('.', file)}\n`).join('');
}

export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const totals = () => `${passed} passed, ${failed} failed, ${skipped} skipped\n`;
  const begun = new Set();
  const took = [];
  process.once('exit', () => {
    if (begun.size === 0) return;
    failed += begun.size;
    const names = [...begun].map((file) => relative('.', file)).join(', ');
    writeSync(1, `FAILED because the run was ended before these were done: ${names}\n${totals()}`);
  });
  for await (const event of events) {
    if (event.type === 'test:stderr' || event.type === 'test:stdout') {
      yield event.data.message;
      continue;
    }
    // What is thrown when no test runs fails the file, and only this note says why.
    if (event.type === 'test:diagnostic' && event.data.message.includes('asynchronous activity')) {
      yield `${event.data.message}\n`;
      continue;
    }
    if (event.data.name !== undefined && event.data.name === event.data.file) {
      if (event.type === 'test:dequeue') begun.add(event.data.file);
      if (event.type === 'test:complete') {
        begun.delete(event.data.file);
        took.push({ file: event.data.file, seconds: event.data.details.duration_ms / 1000 });
      }
    }
    if (event.type === 'test:pass' && isTest(event)) {
      // A test that is still to be written counts as one that was left out.
      if (event.data.skip !== undefined || event.data.todo !== undefined) {
        skipped += 1;
        yield `skipped ${event.data.name}: ${event.data.skip || event.data.todo || 'no reason given'}\n`;
      } else {
        passed += 1;
      }
    }
    if (event.type === 'test:fail') {
      if (isTest(event)) failed += 1;
      // A suite, or a test with parts, fails only with its parts, which have been reported.
      if (event.data.details?.error?.failureType !== 'subtestsFailed') yield describe(event);
    }
  }
  yield slowest(took);
  yield totals();
}
