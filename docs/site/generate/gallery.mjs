// The gallery: a page for every example article, rendered ahead and alive, and an index by component.
import { readFile, readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { escape, inProject, relative, write } from './project.mjs';
import { shell } from './shell.mjs';

const names = new Intl.DisplayNames('en', { type: 'language' });

/** Finds out which components an article shows, by their marks in Lede's markup. */
const k_shows = {
  'Rating': /data-component="rating"/,
  'Comments': /data-component="comments"/,
  'Related news': /data-component="related"/,
  'Latest news': /data-component="latest"/,
  'Share': /part="share"/,
  'Author’s picture': /part="author"[^>]*>[^]*?<img/,
  'Labels': /part="labels"/,
  'Sponsor': /part="sponsor"/,
  'Key points': /part="key-points"/,
  'Notes': /part="note"/,
  'Live updates': /part="updates"/,
  'About the author': /part="about"/,
  'See also': /part="see-also"/,
  'Gallery': /lede-gallery/,
  'Pull quote': /lede-quote/,
  'Fact box': /lede-factbox/,
  'Film': /lede-embed/,
  'Table': /<table/,
  'Code': /<pre/,
};

export const componentsOf = (html) => Object.keys(k_shows).filter((name) => k_shows[name].test(html));
export const allComponents = Object.keys(k_shows);

export async function themes() {
  const files = (await readdir(inProject('examples', 'themes'))).filter((name) => extname(name) === '.css');
  return files.map((file) => ({ name: file.replace(/\.css$/, ''), file }));
}

export async function writeThemes(out) {
  for (const { file } of await themes()) await write(out, `themes/${file}`, await readFile(inProject('examples', 'themes', file), 'utf8'));
}

/** Relative addresses start here while an article is rendered; the page then has them relative to itself. */
const k_base = 'https://gallery.example/articles/';

function renderAhead(lede, sample, page, origins) {
  const article = { ...JSON.parse(sample.text) };
  const to = (path) => relative(page, path);
  const { html } = lede.render(article, { output: 'element', styleUrl: to('lede/lede.css'), scriptUrl: to('lede/hydrate.js'), headingLevel: 2 });
  return [...origins, k_base.replace('/articles/', '')]
    .reduce((text, origin) => text.replaceAll(`${origin}/articles/pictures/`, to('samples/articles/pictures/') + '/'), html)
    .replace('<lede-article', '<lede-article id="article"');
}

const choice = (name, values, checked) =>
  values
    .map(([value, label]) => `<label class="segment"><input type="radio" name="${name}" value="${value}"${value === checked ? ' checked' : ''}><span>${escape(label)}</span></label>`)
    .join('');

async function articlePage(lede, sample, page, origins) {
  const themeNames = (await themes()).map(({ name }) => [name, name[0].toUpperCase() + name.slice(1)]);
  const shows = componentsOf(sample.html).join(', ');
  const main = `<div class="gallery-tools">
<p><a href="index.html">Gallery</a> · ${escape(names.of(sample.language))} · <a href="../playground/index.html#sample=${encodeURIComponent(sample.file)}">Open in the playground</a></p>
<h1>${escape(sample.headline)}</h1>
${shows ? `<p class="shows">Shows: ${escape(shows)}</p>` : ''}
<div class="choices" data-choices hidden>
<fieldset class="segments"><legend>Style</legend>${choice('style', [['', 'Lede’s own'], ...themeNames], '')}</fieldset>
<fieldset class="segments"><legend>Colours</legend>${choice('theme', [['', 'As the page'], ['light', 'Light'], ['dark', 'Dark'], ['host', 'On the page’s ground']], '')}</fieldset>
</div>
</div>
<main id="main" tabindex="-1" class="gallery-article">${renderAhead(lede, sample, page, origins)}</main>`;
  const styles = ['assets/gallery.css', ...(await themes()).map(({ file }) => `themes/${file}`)];
  return shell({ page, title: sample.headline, main, styles, scripts: ['assets/gallery.js', 'lede/reading-tools.js'], bodyClass: 'is-gallery' });
}

function card(sample) {
  const shows = componentsOf(sample.html);
  const address = `${sample.name.replace(/\.json$/, '')}.html`;
  const picture = /<img src="[^"]*\/articles\/pictures\/([\w-]+\.webp)"/.exec(sample.html)?.[1];
  return `<li class="card" data-shows="${escape(shows.join('|'))}"><a href="${address}" lang="${sample.language}">${picture ? `<img src="../samples/articles/pictures/${picture}" alt="" loading="lazy">` : ''}<b dir="auto">${escape(sample.headline)}</b></a><p>${escape(names.of(sample.language))}</p><p class="shows">${escape(shows.join(', '))}</p></li>`;
}

function index(articles) {
  const used = allComponents.filter((name) => articles.some(({ html }) => componentsOf(html).includes(name)));
  const filters = [['', 'All'], ...used.map((name) => [name, name])];
  const main = `<main id="main" tabindex="-1" class="plain-page">
<h1>Gallery</h1>
<p class="intro">Every example article of the repository, rendered ahead by Lede and alive: listen, vote, open the comments, change the style. The gallery has no
server, so it says no to votes and comments.</p>
<fieldset class="segments filters" data-filters hidden><legend>Articles that show</legend>${choice('shows', filters, '')}</fieldset>
<ul class="cards">${articles.map(card).join('')}</ul>
</main>`;
  return shell({ page: 'gallery/index.html', title: 'Gallery', main, styles: ['assets/gallery.css'], scripts: ['assets/gallery.js'] });
}

/** The gallery shows all samples in Lede's own format. */
export const articlesOf = (samples) => samples.filter(({ group, as }) => as === 'article' && group !== 'formats');

export async function writeGallery({ lede, samples, origins, out }) {
  const articles = articlesOf(samples);
  await write(out, 'gallery/index.html', index(articles));
  for (const sample of articles) {
    const page = `gallery/${sample.name.replace(/\.json$/, '')}.html`;
    await write(out, page, await articlePage(lede, sample, page, origins));
  }
}
