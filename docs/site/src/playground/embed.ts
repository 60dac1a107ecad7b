// The lines that put the article of the playground on a page, with the options that are chosen.
import { copy, make } from '../page.js';
import type { RenderOptions } from 'lede-article';
import type { Kind } from './messages.js';

export interface Embedding {
  kind: Kind;
  options: RenderOptions;
  version: string;
  style: string;
}

interface Lines {
  title: string;
  note: string;
  text: string;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Options under the names that the element's attributes have. */
function attributes({ options, style }: Embedding): string {
  const { locale, baseUrl, headingLevel, linkTarget } = options;
  const list: [string, string | number | undefined][] = [
    ['class', style],
    ['locale', locale],
    ['base-url', baseUrl],
    ['heading-level', headingLevel],
    ['link-target', linkTarget],
  ];
  return list
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `\n  ${name}="${escape(String(value))}"`)
    .join('');
}

function scriptTag(embedding: Embedding): Lines {
  const { version, style } = embedding;
  const sheet = style === '' ? '' : `<link rel="stylesheet" href="/themes/${style}.css">\n`;
  return {
    title: 'A script tag',
    note: `Copy the folder web/dist/cdn/${version} to your server as /lede/${version}, and the article as /articles/article.json.`,
    text: `${sheet}<script async src="/lede/${version}/lede.js"></script>
<lede-article src="/articles/article.json"${attributes(embedding)}>
  <a href="/">The headline, until the article is there</a>
</lede-article>`,
  };
}

const inJavaScript = (options: RenderOptions): string =>
  Object.keys(options).length === 0 ? '' : `, ${JSON.stringify(options, null, 2).replace(/"(\w+)":/g, '$1:')}`;

function packageLines({ kind, options }: Embedding): Lines {
  const call = { article: 'render', markdown: 'markdown', html: 'sanitize' }[kind];
  const result = kind === 'article' ? '{ html, jsonLd, warnings }' : '{ html, warnings }';
  return {
    title: 'The package',
    note: 'In a browser, Node, Deno, Bun or an edge worker. The HTML needs the style sheet lede-article/lede.css.',
    text: `import { load } from 'lede-article';

const lede = await load();
const ${result} = lede.${call}(text${inJavaScript(options)});`,
  };
}

/** A word of a POSIX shell. */
const quoted = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function commandLines({ kind, options }: Embedding): Lines {
  const { from, item, locale, baseUrl, policy, ...others } = options;
  const flags: [string, string | number | undefined][] = [
    ['--from', from],
    ['--item', item],
    ['--locale', locale],
    ['--base-url', baseUrl],
    ['--policy', policy],
  ];
  const words = flags
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name} ${quoted(String(value))}`)
    .join('');
  const { reportAll, ...inFile } = others;
  void reportAll; // the command lists what --verbose asks for
  const file = Object.keys(inFile).length === 0 ? '' : `echo ${quoted(JSON.stringify(inFile))} > options.json\n`;
  const name = { article: 'render article.json', markdown: 'markdown article.md', html: 'sanitize article.html' }[kind];
  return {
    title: 'The command',
    note: 'For a newsroom that renders ahead. --output page writes a whole page.',
    text: `${file}lede ${name}${words}${file ? ' --options options.json' : ''} -o article.out.html`,
  };
}

export function linesFor(embedding: Embedding): Lines[] {
  const lines = [packageLines(embedding), commandLines(embedding)];
  return embedding.kind === 'article' ? [scriptTag(embedding), ...lines] : lines;
}

export function showEmbedding(place: HTMLElement, embedding: Embedding): void {
  const block = ({ title, note, text }: Lines) => {
    const button = make('button', { type: 'button', class: 'button' }, 'Copy');
    button.addEventListener('click', () => {
      void copy(text).then((isDone) => (button.textContent = isDone ? 'Copied' : 'Not allowed'));
    });
    return make(
      'section',
      {},
      make('h3', {}, title),
      make('p', {}, note),
      make('pre', { class: 'code', tabindex: '0' }, text),
      button,
    );
  };
  place.replaceChildren(...linesFor(embedding).map(block));
}
