// The frame of every page: the head with its Content-Security-Policy, the site's bar, the navigation, and the footer.
import { escape, relative } from './project.mjs';

/**
 * A page loads nothing from elsewhere, runs only the site's scripts, and gives HTML to the document through two named
 * policies alone: the site's and Lede's.
 */
const policies = {
  "default-src": "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'media-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lede lede-site',
};

/** @param {Record<string, string>} changes directives that differ on this page. */
export const contentPolicy = (changes = {}) =>
  Object.entries({ ...policies, ...changes })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const sections = [
  { label: 'Playground', page: 'playground/index.html', folder: 'playground/' },
  { label: 'Guide', page: 'guide/start.html', folder: 'guide/' },
  { label: 'Gallery', page: 'gallery/index.html', folder: 'gallery/' },
  { label: 'Reference', page: 'reference/index.html', folder: 'reference/' },
];

const isIn = (page, section) => page.startsWith(section.folder);

function bar(page) {
  const link = ({ label, page: target, ...section }) =>
    `<a href="${relative(page, target)}"${isIn(page, section) ? ' aria-current="true"' : ''}>${label}</a>`;
  return `<header class="bar">
<a class="bar-name" href="${relative(page, 'index.html')}">Lede</a>
<nav class="bar-sections" aria-label="Site">${sections.map(link).join('')}</nav>
<div class="bar-tools">
<button type="button" class="tool" data-search hidden><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 4 4"/></svg><span>Search</span><kbd>/</kbd></button>
<button type="button" class="tool" data-scheme hidden><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.5"/><path class="solid" d="M8 2.5a5.5 5.5 0 0 1 0 11z"/></svg><span>Dark</span></button>
</div>
</header>`;
}

function side(page, navigation) {
  const entry = ({ label, page: target }) =>
    `<li><a href="${relative(page, target)}"${target === page ? ' aria-current="page"' : ''}>${escape(label)}</a></li>`;
  const group = ({ title, entries }) => `<h2>${escape(title)}</h2><ul>${entries.map(entry).join('')}</ul>`;
  return `<details class="side" open><summary>All pages of this part</summary><nav aria-label="Pages">${navigation.map(group).join('')}</nav></details>`;
}

function outline(headings) {
  const shown = headings.filter(({ level }) => level === 2 || level === 3);
  if (shown.length < 3) return '';
  const entry = ({ level, id, title }) => `<li class="level-${level}"><a href="#${id}">${escape(title)}</a></li>`;
  return `<nav class="outline" aria-label="On this page"><h2>On this page</h2><ul>${shown.map(entry).join('')}</ul></nav>`;
}

/** @param {{page: string, title: string, description?: string, main: string, styles?: string[], scripts?: string[]}} options */
export function shell({ page, title, description, main, styles = [], scripts = [], policy = {}, bodyClass = '', foot = true }) {
  const to = (target) => relative(page, target);
  const sheets = ['assets/site.css', ...styles].map((sheet) => `<link rel="stylesheet" href="${to(sheet)}">`);
  const modules = ['assets/site.js', ...scripts].map((script) => `<script type="module" src="${to(script)}"></script>`);
  return `<!doctype html>
<html lang="en" data-root="${to('index.html').replace(/index\.html$/, '') || './'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(contentPolicy(policy))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}${title === 'Lede' ? '' : ' · Lede'}</title>${description ? `\n<meta name="description" content="${escape(description)}">` : ''}
<link rel="icon" href="${to('assets/icon.svg')}" type="image/svg+xml">
<script src="${to('assets/scheme.js')}"></script>
${sheets.join('\n')}
${modules.join('\n')}
</head>
<body class="${bodyClass}">
<a class="skip" href="#main">Skip to the content</a>
${bar(page)}
${main}
${foot ? `<footer class="foot"><p>Made by <code>./dev site</code> from the repository’s own documents, and rendered by Lede. This site sets no cookie and loads nothing from elsewhere.</p></footer>` : ''}
</body>
</html>
`;
}

/** A page of text: navigation, the document, its outline. */
export function documentPage({ page, title, html, headings, navigation, description }) {
  const main = `<div class="columns">
${side(page, navigation)}
<main id="main" tabindex="-1" class="document">${html}</main>
${outline(headings)}
</div>`;
  return shell({ page, title, description, main, styles: ['lede/lede.css', 'assets/document.css'], bodyClass: 'is-document' });
}
