// Reads policy.def, the list of what Lede may write, for judges in JavaScript.
import { readFileSync } from 'node:fs';
import { inProject } from './paths.mjs';

const words = (text) => text.split(' ').filter(Boolean);
const source = readFileSync(inProject('tests', 'support', 'policy.def'), 'utf8');

/** `{ name, place, content, attributes }` of each element that Lede may write of a document. */
export const written = [...source.matchAll(/^LEDE_WRITTEN\((\w+), (\w+), (\w+), "(.*)"\)$/gm)].map(
  ([, name, place, content, attributes]) => ({ name, place, content, attributes: words(attributes) }),
);

/** The attributes that every element may have. */
export const writtenEverywhere = words(/^LEDE_WRITTEN_EVERYWHERE\("(.*)"\)$/m.exec(source)[1]);

/** Returns the names of the elements for which a condition is true. */
export const elementsWith = (holds) => written.filter(holds).map(({ name }) => name);
