// Reads the texts of core/src/base/messages.def, so that tests can check every message of Lede against them.
import { readFileSync } from 'node:fs';
import { inProject } from './paths.mjs';

const k_row = /^LEDE_(ERROR_TEXT|WARNING_TEXT|PHRASE)\((\w+),([^"]*)((?:"(?:[^"\\]|\\.)*"\s*)+)\)$/gm;

/** The first line of a list that has no message: a URL that is allowed is not reported. */
const k_unsaid = new Set(['it is allowed']);

/** The text of neighbouring C++ string literals, which are one. */
const unquote = (literals) => [...literals.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([literal]) => JSON.parse(literal)).join('');

/** Returns a pattern that matches every message made from the text. */
function messageOf(text, isPart) {
  const parts = text.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = parts.join('[^]*');
  return new RegExp(isPart ? pattern : `^${pattern}$`);
}

/** @returns {{name: string, kind: 'error'|'warning'|'phrase', code?: string, severity?: string, text: string, matches: RegExp}[]} */
export function readMessageTexts() {
  const source = readFileSync(inProject('core', 'src', 'base', 'messages.def'), 'utf8');
  return [...source.matchAll(k_row)].flatMap(([, macro, name, middle, literals]) => {
    const [code, severity] = middle.split(',').map((word) => word.trim().replaceAll('_', '-'));
    const kind = macro.split('_')[0].toLowerCase();
    return unquote(literals)
      .split('\n')
      .filter((text) => !k_unsaid.has(text))
      .map((text) => ({ name, kind, code: code || undefined, severity: severity || undefined, text, matches: messageOf(text, kind === 'phrase') }));
  });
}
