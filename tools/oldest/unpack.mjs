// Takes Chromium out of the npm package @sparticuz/chromium, which has it compressed.
//   node tools/oldest/unpack.mjs PACKAGE FOLDER   → FOLDER/chromium and the libraries beside it
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const [from, to] = process.argv.slice(2);
const unpack = (name, target, options) =>
  pipeline(createReadStream(join(from, 'bin', name)), createBrotliDecompress(), createWriteStream(target, options));

const libraries = join(to, 'libraries.tar');
await unpack('swiftshader.tar.br', libraries);
execFileSync('tar', ['-xf', libraries, '-C', to]);
await unpack('chromium.br', join(to, 'chromium'), { mode: 0o755 });
