// Runs the command that links the module, and keeps what it knows of the module's memory for split.mjs.
//
//   node link.mjs MODULE COMMAND…     MODULE is the path of the module without ".wasm"; the command has --print-map and --save-temps
//
// The map that the linker prints becomes MODULE.map, the object file of link-time optimisation MODULE.o; its other temporary
// files go.
import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const [module, command, ...options] = process.argv.slice(2);
const folder = dirname(module);
const temporary = readdirSync(folder).filter((name) => name.startsWith(`${basename(module)}.wasm.`));
for (const name of temporary) rmSync(join(folder, name)); // of a run that was broken off

const { status, signal, stdout, error } = spawnSync(command, options, {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
  stdio: ['inherit', 'pipe', 'inherit'],
});
if (error) throw error;
if (status !== 0) {
  process.stdout.write(stdout);
  if (signal) process.stderr.write(`${command} was ended by ${signal}.\n`);
  process.exit(status ?? 1);
}
writeFileSync(`${module}.map`, stdout);
const left = readdirSync(folder).filter((name) => name.startsWith(`${basename(module)}.wasm.`));
const objects = left.filter((name) => /\.lto\b.*\.o$/.test(name));
if (objects.length !== 1) {
  throw new Error(
    `Link-time optimisation left ${objects.length} object files where one was expected: ${left.join(' ')}`,
  );
}
renameSync(join(folder, objects[0]), `${module}.o`);
for (const name of left) if (name !== objects[0]) rmSync(join(folder, name));
