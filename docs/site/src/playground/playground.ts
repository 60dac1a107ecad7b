// The playground: sends the source to the worker, and shows the result in the list of problems, the frames and the
// panels.
import { byId, copy, root } from '../page.js';
import { showCode, prettyJson } from './code.js';
import { fill, filledIn, kindOf, readAs, readOptions, readView, showCount } from './controls.js';
import { Editor } from './editor.js';
import { showEmbedding } from './embed.js';
import { Engine } from './engine.js';
import type { Answer, Rendered } from './messages.js';
import { Preview } from './preview.js';
import { Problems } from './problems.js';
import { pack, type Shared, unpack } from './share.js';
import { startTabs } from './tabs.js';

interface SiteData {
  origins: string[];
  meanings: Record<string, string>;
}

const data = JSON.parse(byId('site-data').textContent) as SiteData;
const version = document.querySelector<HTMLElement>('main')?.dataset['version'] ?? '';
const k_first_sample = 'samples/articles/feature.json.txt';

const editor = new Editor(() => render());
const problems = new Problems(editor, data.meanings);
const preview = new Preview();
const engine = new Engine(show);
const sampleMenu = byId<HTMLSelectElement>('sample');
let latest: Rendered | undefined;

const say = (text: string) => (byId('said').textContent = text);

const kilobytes = (bytes: number): string => (bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} KB`);

function render(): void {
  showCount();
  const { text } = editor;
  byId('source-size').textContent = text === '' ? '' : kilobytes(new TextEncoder().encode(text).length);
  if (text.trim() === '') {
    latest = undefined;
    problems.showNone();
    preview.show('');
    byId('figures').textContent = '';
    showPanels();
    return;
  }
  engine.ask({ kind: kindOf(readAs()), text, options: readOptions() });
}

/** The pictures of the examples are at reserved names; this site has them. */
function withOwnPictures(html: string): string {
  const folder = new URL('samples/articles/pictures/', root).href;
  return data.origins.reduce((text, origin) => text.replaceAll(`${origin}/articles/pictures/`, folder), html);
}

function show(answer: Answer): void {
  if ('refusal' in answer) {
    latest = undefined;
    problems.showRefusal(answer.refusal);
    preview.refuse();
    byId('figures').textContent = 'refused';
  } else {
    latest = answer.rendered;
    const { html, warnings, bytes, compressedBytes, milliseconds } = latest;
    problems.showWarnings(warnings);
    preview.show(withOwnPictures(html));
    const compressed = compressedBytes === undefined ? '' : `, ${kilobytes(compressedBytes)} by gzip`;
    byId('figures').textContent =
      `${kilobytes(bytes)} of HTML${compressed} · ${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  }
  showPanels();
  document.body.dataset['state'] = 'refusal' in answer ? 'refused' : 'rendered';
}

/** Fills the visible panel. The others are filled when they are opened. */
function showPanels(): void {
  if (!byId('panel-html').hidden) showCode(byId('html'), latest?.html ?? '', 'html');
  if (!byId('panel-data').hidden) showCode(byId('data'), prettyJson(latest?.jsonLd ?? ''), 'json');
  if (!byId('panel-embed').hidden) {
    showEmbedding(byId('embed'), { kind: kindOf(readAs()), options: readOptions(), version, style: readView().style });
  }
}

function put({ text, as, options }: Shared): void {
  fill(as, options);
  editor.text = text;
  render();
}

async function openSample(file: string, as: string): Promise<void> {
  const response = await fetch(new URL(file, root));
  if (!response.ok) throw new Error(`the sample cannot be read: ${response.status}`);
  put({ text: await response.text(), as, options: {} });
}

async function openFile(file: File): Promise<void> {
  const kinds: Record<string, string> = { md: 'markdown', markdown: 'markdown' };
  const text = await file.text();
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  // Markdown with front matter is an article; without it, a text.
  const as = /^(---|\+\+\+)\r?\n/.test(text) ? 'article' : (kinds[ending] ?? 'article');
  put({ text, as, options: filledIn() });
  say(`Opened ${file.name}`);
}

async function share(): Promise<void> {
  const fragment = await pack({ text: editor.text, as: readAs(), options: filledIn() });
  history.replaceState(null, '', `#${fragment}`);
  const isCopied = await copy(location.href);
  const length = `${location.href.length} characters`;
  say(
    isCopied
      ? `Address copied (${length}). It holds the whole source.`
      : `The address of this page now holds the whole source (${length}).`,
  );
}

const orSay = (work: Promise<void>) =>
  work.catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));

/** Returns what the address names: a shared document, a sample, or nothing. */
async function openAddress(): Promise<void> {
  const fragment = location.hash.slice(1);
  const sample = /^sample=(.+)$/.exec(fragment)?.[1];
  const option = [...sampleMenu.options].find(({ value }) => value === decodeURIComponent(sample ?? k_first_sample));
  try {
    if (fragment !== '' && sample === undefined) return put(await unpack(fragment));
  } catch (error) {
    say(`This address cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (option) await openSample(option.value, option.dataset['as'] ?? 'article');
}

function listenForSources(): void {
  sampleMenu.addEventListener('change', () => {
    const option = sampleMenu.selectedOptions[0];
    if (option?.value) void orSay(openSample(option.value, option.dataset['as'] ?? 'article'));
  });
  byId<HTMLInputElement>('file').addEventListener('change', (event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void orSay(openFile(file).then(() => void (input.value = '')));
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void orSay(openFile(file));
  });
  addEventListener('hashchange', () => void orSay(openAddress()));
}

function listenForChoices(): void {
  document.querySelector('.desk-bar')?.addEventListener('change', ({ target }) => {
    if (target !== sampleMenu && !(target instanceof HTMLInputElement && target.type === 'file')) render();
  });
  document.querySelector('.view-bar')?.addEventListener('change', () => {
    preview.view(readView());
    if (latest) preview.show(withOwnPictures(latest.html));
  });
  byId('share').addEventListener('click', () => void orSay(share()));
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.addEventListener('click', () => {
      const text = button.dataset['copy'] === 'html' ? latest?.html : latest?.jsonLd;
      void copy(text ?? '').then((isDone) => say(isDone ? 'Copied' : 'The browser does not allow copying.'));
    });
  }
}

/** A press outside of the options, and Escape, close them. */
function listenForClosing(): void {
  const box = document.querySelector<HTMLDetailsElement>('details.options');
  document.addEventListener('pointerdown', ({ target }) => {
    if (box?.open && target instanceof Node && !box.contains(target)) box.open = false;
  });
  box?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    box.open = false;
    box.querySelector('summary')?.focus();
  });
}

/** The preview begins with a tablet, if there is room for it, in the colours of the site. */
function chooseFirstView(): void {
  const check = (name: string, value: string) => {
    const button = document.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
    if (button) button.checked = true;
  };
  check('width', byId('stage').clientWidth > 700 ? '820' : '390');
  check('scheme', document.documentElement.dataset['shown'] ?? 'light');
}

byId('desk').hidden = false;
byId('starting').hidden = true;
chooseFirstView();
startTabs(document.querySelector<HTMLElement>('[role=tablist]') ?? document.body, showPanels);
listenForSources();
listenForChoices();
listenForClosing();
preview.view(readView());
void orSay(openAddress());
