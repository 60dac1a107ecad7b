// Fails before `npm pack` and `npm publish` if built files are missing: the package would install and not work.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
const { exports, version } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));

/** All files that `exports` names, at any depth of its conditions. */
const filesIn = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(filesIn));

const missing = [...new Set(filesIn(exports))].filter((file) => !existsSync(join(web, file)));
if (!existsSync(join(web, 'dist', 'cdn', version))) missing.push(`./dist/cdn/${version}`);
if (missing.length > 0) {
  console.error(
    `This package is not built: ${missing.length} files are missing, ${missing[0]} among them. Run ./dev build first.`,
  );
  process.exitCode = 1;
}
