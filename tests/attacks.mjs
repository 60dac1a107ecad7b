// `./dev attacks`: every attack payload as HTML, as Markdown, in every field of an article and in every option that takes
// a text, natively and in each engine that is here; and mutations of articles that others rendered, through the verifier, and
// some of those that it accepts in each engine.
// Prints what was counted; ends with 1 if anything is wrong.
import { addPage, attack, batchesOf, batchesOfMutations, overlooked } from './browser/support/attacks.mjs';
import { engineNames, launchEngine } from './browser/support/engines.mjs';
import { openSite } from './browser/support/site.mjs';
import { attackByGenerating } from './support/attacks/differential.mjs';
import { judgeAttacks, payloads } from './support/attacks/native.mjs';
import { payloadFile } from './support/outputs.mjs';
import { judgeMutations, judgeRawPayloads } from './support/verified/attack.mjs';
import { fragmentsOfCases, fragmentsOfCorpora } from './support/verified/fragments.mjs';

const k_payloads_at_once = 20; // an engine has two minutes for them, also on a busy machine
const k_generated = 50_000;
const k_mutations = Number(process.env.LEDE_ATTACKS_MUTATIONS ?? 1_000_000);
const k_live_mutations = 5; // every how many of those that are accepted
const k_mutations_at_once = 100;
const k_most_shown = 20;
const seed = Number(process.env.LEDE_ATTACKS_SEED ?? Date.now() % 1_000_000);
let wrong = 0;

function tell(what, problems) {
  console.log(`${what}; ${problems.length} violations`);
  for (const problem of problems.slice(0, k_most_shown)) console.log(`  ${problem}`);
  wrong += problems.length;
}

const number = (count) => count.toLocaleString('en');

async function attackNatively(list) {
  const { outputs, refused, parts, problems } = await judgeAttacks(list, { everywhere: false });
  const refusals = [...refused].map(([name, count]) => `${name} ${number(count)}`).join(', ');
  tell(`native: ${number(list.length)} payloads, ${number(outputs)} articles, ${number(parts)} parts sanitized again`, problems);
  console.log(`  refused as options: ${refusals}`);
}

async function attackGenerated(list) {
  const known = list.map(({ payload }) => payload);
  const { inputs, problems } = await attackByGenerating({ seed, count: k_generated, payloads: known });
  tell(`generated: ${number(inputs)} inputs of seed ${seed} (LEDE_ATTACKS_SEED)`, problems);
}

/** What pages check before they show it: attacks on articles that others rendered. @returns some of the mutations that pass. */
async function attackVerifier(list) {
  const known = list.map(({ payload }) => payload);
  const raw = judgeRawPayloads(known);
  tell(`verifier: ${number(raw.texts)} payloads raw, ${number(raw.accepted)} accepted`, raw.problems);
  const fragments = [...(await fragmentsOfCases()), ...(await fragmentsOfCorpora())].map(({ html }) => html);
  const live = [];
  let passed = 0;
  const onAccepted = (html) => passed++ % k_live_mutations === 0 && live.push(html);
  const { texts, accepted, problems } = judgeMutations({ seed, count: k_mutations, fragments, payloads: known, onAccepted });
  tell(`verifier: ${number(texts)} mutations of ${number(fragments.length)} fragments, ${number(accepted)} accepted`, problems);
  return live;
}

async function openEngines(site) {
  const engines = [];
  for (const name of engineNames) {
    const { browser, missing } = await launchEngine(name);
    if (!browser) {
      console.log(`${name}: not run, ${missing} is missing`);
      wrong += 1;
      continue;
    }
    await browser.open(`${site.origin}/attacks.html`);
    const unseen = await overlooked(browser, site);
    engines.push({ name, browser, outputs: 0, trees: 0, events: 0, asked: 0, problems: unseen.map((what) => `not noticed: ${what}`) });
  }
  return engines;
}

async function attackEngines(list, mutations) {
  const site = await openSite({ needsPackage: false });
  addPage(site);
  const engines = await openEngines(site);
  const inEach = (batch) => Promise.all(engines.map((engine) => add(engine, site, batch)));
  const allowed = new Set();
  let done = 0;
  for await (const batch of batchesOf(list, k_payloads_at_once, allowed)) {
    await inEach(batch);
    done += k_payloads_at_once;
    if (process.stdout.isTTY) process.stdout.write(`\r${Math.min(done, list.length)} of ${list.length} payloads `);
  }
  if (process.stdout.isTTY) process.stdout.write('\r');
  for (const batch of batchesOfMutations(mutations, k_mutations_at_once, allowed)) await inEach(batch);
  for (const { name, browser, outputs, trees, events, asked, problems } of engines) {
    await browser.close();
    const counts = `${number(outputs)} outputs, ${number(mutations.length)} of them mutations, ${number(trees)} trees, ${number(events)} events`;
    tell(`${name}: ${counts}, ${number(asked)} pictures and the like asked for, as the policy allows`, problems);
  }
  await site.close();
}

async function add(engine, site, batch) {
  const { problems, ...counts } = await attack(engine.browser, site, batch);
  for (const [name, count] of Object.entries(counts)) engine[name] += count;
  engine.problems.push(...problems);
}

if (!payloadFile) {
  console.error('attacks/payloads.json is not here: set LEDE_SHARED_DATA');
  process.exit(1);
}
const list = payloads(Number(process.env.LEDE_ATTACKS_EVERY ?? 1));
await attackNatively(list);
await attackGenerated(list);
const mutations = await attackVerifier(list);
await attackEngines(list, mutations);
process.exit(wrong === 0 ? 0 : 1);
