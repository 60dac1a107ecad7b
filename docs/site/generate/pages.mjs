// The pages that are not made from documents: the first page, the playground, the frames of its preview, the index of
// the reference.
import { readFileSync, readdirSync } from 'node:fs';
import { codes, options } from './reference.mjs';
import { documentPage, shell } from './shell.mjs';
import { escape, inProject, relative } from './project.mjs';
import { labelOf, sampleMenu } from './samples.mjs';

const names = new Intl.DisplayNames('en', { type: 'language' });

/** The pictures at the top of README.md, in its order and with its words, each in the light and the dark scheme. */
function homePictures(links) {
  const readme = readFileSync(inProject('README.md'), 'utf8');
  const pictures = readme.matchAll(/srcset="([^"]*)">\s*<img src="([^"]*)" width="49%" alt="([^"]*)"/g);
  const image = (scheme, path, alt) => `<img class="for-${scheme}" src="${links.target(path)}" width="1280" height="1000" alt="${alt}">`;
  return [...pictures].map(([, dark, light, alt]) => image('light', light, alt) + image('dark', dark, alt)).join('');
}

/** The first page: the beginning and the pictures of README.md, and links to the other parts. */
export function home({ readme, links }) {
  const from = 'index.html';
  const paragraphs = [...readme.html.matchAll(/<p>([^]*?)<\/p>/g)].map(([, text]) => text);
  const inHome = (html) => html.replace(/ href="(?!https?:)([^"]*)"/g, (_, address) => ` href="${address.startsWith('#') ? `guide/start.html${address}` : relative(from, `guide/${address}`)}"`);
  const card = (page, title, text) => `<li><a href="${page}"><b>${title}</b> <span>${text}</span></a></li>`;
  const main = `<main id="main" tabindex="-1" class="home">
<h1>News articles inside other people’s sites</h1>
<p class="lead">${inHome(paragraphs.find((text) => text.startsWith('Lede shows')) ?? '')}</p>
<p class="actions"><a class="action is-first" href="playground/index.html">Try it on your article</a> <a class="action" href="guide/start.html#quick-start">Quick start</a></p>
<div class="home-pictures">${homePictures(links)}</div>
<ul class="ways">
${card('playground/index.html', 'Playground', 'Paste an article of any format. See the page, and every problem at its place in the source.')}
${card('guide/start.html', 'Guide', 'A script tag, a package, a command or a C++ header: how to use each.')}
${card('gallery/index.html', 'Gallery', `Every component and theme, in ${languages().length} languages, alive.`)}
${card('reference/index.html', 'Reference', 'The element, options, formats and codes, made from the sources.')}
${card('guide/security.html', 'Security', 'What is promised, exactly, and what is not.')}
</ul>
</main>`;
  return shell({ page: from, title: 'Lede', description: 'Shows news articles inside other people’s sites, safely.', main });
}

export function referenceIndex({ navigation }) {
  const page = 'reference/index.html';
  const list = navigation
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.page !== page)
    .map(({ page: target, label }) => `<li><a href="${relative(page, target)}">${escape(label)}</a></li>`);
  const html = `<div class="plain-page"><h1>Reference</h1><p class="intro">Each of these pages is made from the source that it describes: the element’s manifest, the types of the
options, the JSON Schema, the tables of formats and codes.</p><ul class="list">${list.join('')}</ul></div>`;
  return documentPage({ page, title: 'Reference', html, headings: [], navigation });
}

/** The languages that the core has words in, by their English names. */
const languages = () =>
  readdirSync(inProject('core', 'src', 'i18n', 'languages'))
    .map((file) => file.replace(/\.json$/, ''))
    .map((tag) => [tag, names.of(tag)])
    .sort(([, one], [, other]) => one.localeCompare(other));

const select = (id, label, list) =>
  `<label class="field" for="${id}"><span>${label}</span><select id="${id}">${list.map(([value, text]) => `<option value="${escape(value)}">${escape(text)}</option>`).join('')}</select></label>`;
const radios = (name, legend, list, checked) =>
  `<fieldset class="segments"><legend>${legend}</legend>${list.map(([value, text]) => `<label class="segment"><input type="radio" name="${name}" value="${value}"${value === checked ? ' checked' : ''}><span>${text}</span></label>`).join('')}</fieldset>`;
const tab = (name, label, isFirst) =>
  `<button type="button" role="tab" id="tab-${name}" aria-controls="panel-${name}" aria-selected="${isFirst}"${isFirst ? '' : ' tabindex="-1"'}>${label}</button>`;

/** Data for the scripts of the playground: the addresses of samples' pictures, the meanings of codes, the options. */
const data = ({ samples, origins }) => ({
  origins,
  labels: Object.fromEntries(samples.map((sample) => [sample.file, labelOf(sample)])),
  meanings: Object.fromEntries(codes().map(({ code, meaning }) => [code, meaning])),
  options: options().flatMap(({ members }) => members.map(({ name }) => name)),
});

export async function playground({ samples, formats, themes, origins }) {
  const page = 'playground/index.html';
  const { version } = JSON.parse(readFileSync(inProject('web', 'package.json'), 'utf8'));
  const as = [
    ['article', 'Article, any format'],
    ['markdown', 'Markdown text'],
    ['html', 'HTML text'],
    ...formats.map(({ name }) => [`article:${name}`, `Article: ${name}`]),
  ];
  const themeList = [['', 'Lede’s own'], ...themes.map(({ name }) => [name, name[0].toUpperCase() + name.slice(1)])];
  const main = `<main id="main" tabindex="-1" class="playground" data-version="${version}">
<h1 class="unseen">Playground</h1>
<div class="notice" id="starting"><p>The playground starts. If this text stays, the page cannot run its scripts: they may be switched off, or the page was opened as a file. Run
<code>./dev site --serve</code> and open the address that it prints.</p></div>
<div class="desk" id="desk" hidden>
<div class="desk-bar" role="group" aria-label="Source">
<label class="field" for="sample"><span>Begin with</span><select id="sample"><option value="">a sample …</option>${sampleMenu(samples)}</select></label>
${select('as', 'Read as', as)}
<label class="button" for="file"><input type="file" id="file" class="unseen"><span>Open a file …</span></label>
<details class="options"><summary>Options<span id="options-count"></span></summary><div class="options-box">
${select('locale', 'Language of labels and dates', [['', 'The article’s own'], ...languages()])}
${select('heading', 'Level of the headline', [['', '1'], ...['2', '3', '4', '5'].map((level) => [level, level])])}
${select('links', 'Links open', [['', 'in the same tab'], ['blank', 'in a new tab']])}
${select('policy', 'Policy of Markdown and HTML', [['', 'article'], ['comment', 'comment, as for readers']])}
<label class="field" for="base"><span>Base URL of relative addresses</span><input id="base" type="url" inputmode="url" placeholder="https://news.example/" autocomplete="off" spellcheck="false"></label>
<label class="field" for="item"><span>Article of a list, by id or place</span><input id="item" autocomplete="off" spellcheck="false"></label>
<label class="check"><input type="checkbox" id="report-all"><span>List every problem, not only the first 100</span></label>
</div></details>
<button type="button" id="share" class="button is-strong">Share</button>
<output id="said" role="status"></output>
</div>
<section class="source" aria-labelledby="source-title">
<div class="pane-head"><h2 id="source-title"><label for="text">Source</label></h2><span id="source-size" class="figure"></span></div>
<div class="editor" id="editor"><div class="mirror" id="mirror" aria-hidden="true"></div><textarea id="text" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="soft" aria-describedby="editor-help" placeholder="Paste an article here, or drop a file: JSON of any format, Markdown, HTML, a feed."></textarea></div>
<p id="editor-help" class="unseen">What you type is rendered at once, in this browser. Problems are listed after this field.</p>
<section class="problems" aria-labelledby="problems-title"><div class="pane-head"><h2 id="problems-title">Problems</h2><span id="problems-count" class="figure" role="status"></span></div><ol id="problems"></ol></section>
</section>
<section class="result" aria-labelledby="result-title">
<h2 id="result-title" class="unseen">Result</h2>
<div class="pane-head"><div role="tablist" aria-label="Result" class="tabs">${tab('page', 'Page', true)}${tab('html', 'HTML')}${tab('data', 'JSON-LD')}${tab('embed', 'Embed it')}</div><span id="figures" class="figure"></span></div>
<div role="tabpanel" id="panel-page" aria-labelledby="tab-page" class="panel">
<div class="view-bar">${radios('width', 'Width', [['390', 'Phone'], ['820', 'Tablet'], ['1280', 'Desktop'], ['all', 'All']], '390')}${radios('scheme', 'Colours', [['light', 'Light'], ['dark', 'Dark'], ['both', 'Both']], 'light')}
${select('style', 'Style', themeList)}
<label class="check"><input type="checkbox" id="pictures"><span>Load pictures from other sites</span></label></div>
<div class="stage" id="stage" tabindex="0" role="group" aria-label="Previews"></div>
<p id="leads" class="leads" role="status"></p>
</div>
<div role="tabpanel" id="panel-html" aria-labelledby="tab-html" class="panel" hidden><div class="panel-tools"><button type="button" class="button" data-copy="html">Copy the HTML</button></div><pre tabindex="0" id="html" class="code"></pre></div>
<div role="tabpanel" id="panel-data" aria-labelledby="tab-data" class="panel" hidden><div class="panel-tools"><button type="button" class="button" data-copy="data">Copy the JSON-LD</button></div><pre tabindex="0" id="data" class="code"></pre></div>
<div role="tabpanel" id="panel-embed" aria-labelledby="tab-embed" class="panel" hidden><div id="embed" class="embed" tabindex="0" role="group" aria-label="Lines to embed the article"></div></div>
</section>
</div>
<script type="application/json" id="site-data">${JSON.stringify(data({ samples, origins })).replaceAll('<', '\\u003c')}</script>
</main>`;
  const parts = { styles: ['assets/playground.css'], scripts: ['assets/playground.js'], bodyClass: 'is-playground', foot: false };
  return shell({ page, title: 'Playground', description: 'Paste an article and see it as Lede renders it.', main, policy: { 'img-src': "'self' data: https:", 'media-src': "'self' https:" }, ...parts });
}

/** A frame of the preview: no script ever runs in it. The playground puts the article there. */
export async function preview({ hosts, themes }) {
  const policy = `default-src 'none'; style-src 'self'; img-src 'self' data:${hosts}; media-src 'self'${hosts}; base-uri 'none'; form-action 'none'`;
  const sheets = themes.map(({ file }) => `<link rel="stylesheet" href="../themes/${file}">`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<link rel="stylesheet" href="../assets/preview.css">
${sheets}
</head>
<body><main id="place"></main></body>
</html>
`;
}
