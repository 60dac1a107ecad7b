// A display for browsers that need one.
import { spawn } from 'node:child_process';

/** @returns {Promise<{display: string, stop: () => void}>} the present display, or a new virtual one. */
export function openDisplay() {
  if (process.env.DISPLAY) return Promise.resolve({ display: process.env.DISPLAY, stop() {} });
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1600x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let answer = '';
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with status ${code}`)));
    server.stdio[3].on('data', (chunk) => {
      answer += chunk;
      if (!answer.includes('\n')) return;
      server.removeAllListeners('exit');
      resolve({ display: `:${answer.trim()}`, stop: () => server.kill() });
    });
  });
}
