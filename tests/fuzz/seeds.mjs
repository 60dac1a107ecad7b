// Seeds for the fuzzer of documents: what the cases of formats give to `render`, as they are.
//   node tests/fuzz/seeds.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseDocuments } from '../support/formats/case-documents.mjs';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const [index, { text }] of caseDocuments().entries()) writeFileSync(join(folder, `case-${index}`), text);
