// Builds the site: node docs/site/build.mjs [--out FOLDER] [--without-api]. `./dev site` calls it.
//   FOLDER         default build/site
//   --without-api  leaves out the pages of TypeDoc and Doxygen, which take longest
import { readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { isBuilt, packageEntry, writePackageFiles, writeScripts, writeSearch, writeServiceWorker } from './generate/assets.mjs';
import { documents, guide } from './generate/documents.mjs';
import { themes, writeGallery, writeThemes } from './generate/gallery.mjs';
import { home, playground, preview, referenceIndex } from './generate/pages.mjs';
import { Links } from './generate/links.mjs';
import { renderDocument } from './generate/markdown.mjs';
import { inProject, write } from './generate/project.mjs';
import { formats, reference } from './generate/reference.mjs';
import { pictureOrigins, readSamples, writeSamples } from './generate/samples.mjs';
import { documentPage } from './generate/shell.mjs';
import { writeSources } from './generate/sources.mjs';

async function writeDocuments({ lede, links, out, apis }) {
  const rendered = documents.map((document) => ({
    ...document,
    ...renderDocument({ lede, links, from: document.page, source: document.source, text: readFileSync(inProject(document.source), 'utf8') }),
  }));
  const guideNavigation = guide.map(({ title, documents: list }) => ({
    title,
    entries: list.map(({ page, label }) => ({ page, label: label ?? rendered.find((document) => document.page === page).title })),
  }));
  const referencePages = reference(lede).map((entry) => ({ ...entry, ...renderDocument({ lede, links, from: entry.page, source: entry.source, text: entry.text }) }));
  const referenceNavigation = [
    { title: 'Reference', entries: [{ page: 'reference/index.html', label: 'All of it' }, ...referencePages.map(({ page, label }) => ({ page, label }))] },
    { title: 'Interfaces', entries: apis },
  ];
  for (const page of rendered) await write(out, page.page, documentPage({ ...page, title: page.label ?? page.title, navigation: guideNavigation }));
  for (const page of referencePages) await write(out, page.page, documentPage({ ...page, title: page.label, navigation: referenceNavigation }));
  await write(out, 'reference/index.html', referenceIndex({ navigation: referenceNavigation }));
  await write(out, 'index.html', home({ readme: rendered.find(({ source }) => source === 'README.md'), links }));
  return [...rendered, ...referencePages];
}

async function writeApis(out, isWanted) {
  const apis = [];
  if (isWanted) {
    const { writeCppApi, writePackageApi } = await import('./generate/api.mjs'); // TypeDoc is large
    await writePackageApi(out);
    apis.push({ page: 'api/index.html', label: 'The package (TypeDoc)' });
    if (await writeCppApi(out)) apis.push({ page: 'cpp/namespacelede.html', label: 'render.h (Doxygen)' });
    else console.log('without the pages of render.h: doxygen is missing (Debian package doxygen)');
  }
  return apis;
}

export async function buildSite({ out, withApi = true }) {
  const missing = await isBuilt();
  if (missing.length > 0) throw new Error(`web/dist has no ${missing.join(', ')}: ./dev build makes them`);
  const { load } = await import(pathToFileURL(packageEntry).href);
  const lede = await load();
  await rm(out, { recursive: true, force: true });
  const links = new Links();
  const apis = await writeApis(out, withApi);
  if (!apis.some(({ page }) => page.startsWith('cpp/'))) apis.push({ page: links.target('core/include/lede/render.h'), label: 'render.h' });
  const pages = await writeDocuments({ lede, links, out, apis });
  if (links.broken.length > 0) throw new Error(`links to nothing:\n  ${links.broken.join('\n  ')}`);

  const samples = await readSamples(lede);
  const origins = pictureOrigins(samples);
  await writeSamples(samples, out);
  await writeThemes(out);
  await writeGallery({ lede, samples, origins, out });
  await write(out, 'playground/index.html', await playground({ samples, formats: formats(lede), themes: await themes(), origins }));
  for (const [name, hosts] of [['preview', ''], ['preview-pictures', ' https:']]) await write(out, `playground/${name}.html`, await preview({ hosts, themes: await themes() }));

  await writeSources(links, out);
  for (const path of links.pictures) {
    await mkdir(dirname(join(out, 'pictures', path)), { recursive: true });
    await copyFile(inProject(path), join(out, 'pictures', path));
  }
  await writePackageFiles(out);
  await writeScripts(out);
  const places = [{ title: 'Playground', page: 'playground/index.html', headings: [] }, { title: 'Gallery', page: 'gallery/index.html', headings: [] }];
  await writeSearch(out, [...places, ...pages]);
  await writeServiceWorker(out);
  return { pages: pages.length, samples: samples.length };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { out: { type: 'string' }, 'without-api': { type: 'boolean' } } });
  const out = resolve(values.out ?? inProject('build', 'site'));
  const next = `${out}.next`;
  const { pages, samples } = await buildSite({ out: next, withApi: !values['without-api'] });
  // The old site stays until the new one is whole.
  await rm(out, { recursive: true, force: true });
  await rename(next, out);
  console.log(`${pages} documents, ${samples} samples → ${out}`);
}
