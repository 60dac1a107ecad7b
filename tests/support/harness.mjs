// The native command's harness: cases in, answers out, both as lines of JSON.
import { spawn } from 'node:child_process';
import { lede } from './paths.mjs';

/** @returns {Promise<string[]>} one answer a line, as written. */
export function answerLines(lines) {
  return new Promise((resolve, reject) => {
    const child = spawn(lede, ['harness'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const output = [];
    const complaints = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => complaints.push(chunk));
    child.stdin.on('error', () => undefined); // its exit status tells more
    child.once('error', (error) => {
      reject(new Error(`${lede} cannot be run (${error.code}): ./dev build native makes it`));
    });
    child.once('close', (code, signal) => {
      const answers = Buffer.concat(output).toString('utf8').split('\n').slice(0, -1);
      // Status 1 says that a case failed, which the answers say in more detail.
      if (signal || code > 1 || answers.length !== lines.length) {
        const said = Buffer.concat(complaints).toString('utf8');
        reject(new Error(`lede harness ended with ${signal ?? code} after ${answers.length} of ${lines.length} answers: ${said}`));
      } else {
        resolve(answers);
      }
    });
    child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  });
}

/** @returns {Promise<object[]>} an answer a case, in order. */
export async function answer(cases) {
  return (await answerLines(cases.map((item) => JSON.stringify(item)))).map((line) => JSON.parse(line));
}

/** Cases none of which may be refused. @returns {Promise<string[]>} the markup of each. */
export async function htmlOf(cases) {
  return (await answer(cases)).map((item) => {
    if (item.error) throw new Error(`case ${item.id}: ${item.error.code}: ${item.error.message}`);
    return item.html;
  });
}
