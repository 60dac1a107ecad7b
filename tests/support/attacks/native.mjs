// All attacks through the native command, judged by parse5, the strict reader and the URL standard.
import { readFileSync } from 'node:fs';
import { answer } from '../harness.mjs';
import { payloadFile } from '../outputs.mjs';
import { articlesOf } from './articles.mjs';
import * as checks from './checks.mjs';

/** @returns {{id: string, payload: string, turn: number}[]} every nth payload. */
export function payloads(nth) {
  if (!payloadFile) return [];
  return JSON.parse(readFileSync(payloadFile, 'utf8'))
    .map(({ source, id, payload }, turn) => ({ id: `${source} ${id}`, payload, turn }))
    .filter(({ turn }) => turn % nth === 0);
}

const k_chunk = 200;

/**
 * Yields the articles of all payloads with their outputs, in batches: all at once would take too much memory.
 * @returns {AsyncGenerator<{label: string, name: string, given?: Function, html?: string, json_ld?: string, error?: object}[]>}
 */
export async function* outputsOf(list, names) {
  for (let from = 0; from < list.length; from += k_chunk) {
    const articles = list.slice(from, from + k_chunk).flatMap(({ id, payload, turn }) =>
      articlesOf(payload, turn)
        .filter(({ name }) => !names || names.includes(name))
        .map((article) => ({ ...article, id, payload })),
    );
    const cases = articles.map(({ name, id, input, options }) => ({ id: `${id}, ${name}`, operation: 'render', input, options }));
    const answers = await answer(cases);
    yield articles.map(({ id, name, payload, given }, index) => ({ name, payload, given, ...answers[index], label: `${id}, ${name}` }));
  }
}

/** @returns {Promise<{outputs: number, refused: Map<string, number>, parts: number, problems: string[]}>} */
export async function judgeAttacks(list, { everywhere }) {
  const result = { payloads: list.length, outputs: 0, refused: new Map(), parts: 0, problems: [] };
  for await (const outputs of outputsOf(list)) {
    const parts = [];
    let fragment;
    for (const output of outputs) {
      const problems = [];
      if (output.error) {
        checkRefusal(output, problems);
        result.refused.set(output.name, (result.refused.get(output.name) ?? 0) + 1);
      } else {
        result.outputs += 1;
        const tree = judge(output, fragment, problems, everywhere);
        if (output.name === 'every field') fragment = tree;
        if (tree) parts.push(...checks.markupOf(tree).map(([policy, html]) => ({ label: output.label, policy, html })));
      }
      result.problems.push(...problems.map((problem) => `${output.label}: ${problem}`));
    }
    result.parts += parts.length;
    result.problems.push(...(await changedAgain(parts)));
  }
  return result;
}

function judge({ name, html, json_ld: jsonLd, given }, fragment, problems, everywhere) {
  if (name === 'page') {
    checks.checkJsonLd(jsonLd, given('headline'), problems);
    checks.checkPage(html, { fragment, jsonLd }, problems);
    return undefined;
  }
  if (name === 'element') {
    checks.checkElement(html, fragment, problems);
    return undefined;
  }
  if (!k_fragments.includes(name)) {
    checks.checkPage(html, { jsonLd, hostScripts: /^(?:script|assets)Url$/.test(name) && html.includes('<script src=') ? 1 : 0 }, problems);
    return undefined;
  }
  const tree = checks.readOutput(html, problems);
  if (!tree) return undefined;
  checks.checkFixedPoint(html, tree, problems, everywhere);
  checks.checkUrls(tree, problems);
  checks.checkNames(tree, problems);
  if (name === 'every field') checks.checkTexts(tree, given, problems);
  return tree;
}

const k_fragments = ['every field', 'addresses', 'labels', 'labels of what is missing'];

/** An option may be refused; an article with a headline may not. */
function checkRefusal({ error, name }, problems) {
  const isOption = !k_fragments.includes(name) && name !== 'page' && name !== 'element';
  if (!isOption || !['option-invalid', 'format-unknown'].includes(error.code)) problems.push(`refused: ${error.code} ${error.message}`);
}

/** Sanitizing once more what an article's parts hold changes nothing. */
async function changedAgain(parts) {
  const cases = parts.map(({ label, policy, html }) => ({ id: label, operation: 'sanitize', input: html, options: { policy } }));
  const answers = await answer(cases);
  return answers.flatMap(({ id, html }, index) => {
    const before = parts[index].html;
    return html === before ? [] : [`${id}: idempotence: ${JSON.stringify(before).slice(0, 300)} became ${JSON.stringify(html).slice(0, 300)}`];
  });
}
