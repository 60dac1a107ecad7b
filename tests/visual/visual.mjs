// Visual baselines: whether every component still looks as it was accepted.
//
//   node tests/visual/visual.mjs [--accept] [ARTICLE…]
//
// It says what has changed, and puts a picture of each changed page into build/visual, with a frame around what changed.
// --accept makes what is seen the baseline (tests/visual/baselines, a file for each article).
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { launch, missing } from '../browser/support/chromium.mjs';
import { openSite } from '../browser/support/site.mjs';
import { inProject } from '../support/paths.mjs';
import { baselineOf, fontsOf, write } from './baselines.mjs';
import { differences } from './compare.mjs';
import { Looker } from './look.mjs';
import { articles, views } from './views.mjs';

const k_target = inProject('build', 'visual');

/** The page with a frame around what changed, as HTML that needs nothing else. */
function report(name, picture, places, lines) {
  const changed = new Set(lines.map((line) => line.slice(0, line.indexOf(':'))));
  const frames = places
    .filter((place) => changed.has(place.name))
    .map(({ name: part, x, y, width, height }) => `<b style="left:${x}px;top:${y}px;width:${width}px;height:${height}px" title="${part}"></b>`);
  return `<!doctype html><meta charset="utf-8"><title>${name}</title>
<style>div { position: relative } b { position: absolute; outline: 3px solid magenta } pre { font-size: 1rem }</style>
<h1>${name}</h1><pre>${lines.join('\n')}</pre>
<div><img src="data:image/png;base64,${picture.toString('base64')}" alt="">${frames.join('')}</div>\n`;
}

async function main(args) {
  if (missing()) throw new Error(`${missing()} is not installed`);
  const accepts = args.includes('--accept');
  const wanted = args.filter((word) => !word.startsWith('--'));
  const unknown = wanted.filter((name) => !Object.hasOwn(articles, name));
  if (unknown.length > 0) throw new Error(`there is no article ${unknown.join(', ')} here; there are ${Object.keys(articles).join(', ')}`);
  rmSync(k_target, { recursive: true, force: true });
  mkdirSync(k_target, { recursive: true });
  const site = await openSite();
  const browser = await launch();
  let changes = 0;
  try {
    const looker = new Looker(browser, site);
    const fonts = await looker.fonts();
    if (!accepts && fonts.join() !== fontsOf().join()) {
      throw new Error('this machine has other fonts than the one on which the baselines were accepted: --accept them here first');
    }
    const seen = {};
    for (const view of views.filter(({ article }) => wanted.length === 0 || wanted.includes(article))) {
      const { picture, parts, places } = await looker.look(view);
      ((seen[view.article] ??= {})[`${view.width} ${view.scheme}`] = parts);
      const lines = differences(baselineOf(view), parts);
      if (lines.length === 0) continue;
      changes += 1;
      writeFileSync(`${k_target}/${view.name.replaceAll(' ', '-')}.html`, report(view.name, picture, places, lines));
      console.log([view.name, ...lines.map((line) => `  ${line}`)].join('\n'));
    }
    if (accepts) write(fonts, seen);
    console.log(changes === 0 ? 'everything looks as it was accepted' : `${changes} views have changed; see ${k_target}${accepts ? '; accepted' : ''}`);
  } finally {
    await browser.close();
    await site.close();
  }
  return changes === 0 || accepts ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
