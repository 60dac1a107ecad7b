// Runs a command and writes its output into a file. The linker prints its map, and Emscripten does not pass on the
// option with which the linker would write the file itself.
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
