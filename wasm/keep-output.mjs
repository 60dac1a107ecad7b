// Runs a command and writes what it prints into a file: the linker prints its map, and Emscripten passes no option on by which
// the linker would write it itself.
//
//   node keep-output.mjs FILE COMMAND ARGUMENT…
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const [file, command, ...options] = process.argv.slice(2);
const { status, stdout, error } = spawnSync(command, options, {
  maxBuffer: 2 ** 28,
  stdio: ['inherit', 'pipe', 'inherit'],
});
if (error) throw error;
if (status === 0) writeFileSync(file, stdout);
else process.stdout.write(stdout);
process.exitCode = status ?? 1;
