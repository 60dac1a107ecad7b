// Where pages put an element: layouts, containers, layers on top, parts that are closed, hidden or not drawn yet. The
// article is shown, fits, and its forms work, by the script tag, rendered ahead and rendered by the server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { describeInEngine, describeInEveryEngine, engineNames } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { voteWithoutServer } from './support/participation.mjs';
import { page } from './support/site.mjs';
import { siteWithWays } from './support/ways.mjs';

const style = (text) => ({ head: `<style>${text}</style>` });
const inside = (open, close, act) => ({ open, close, act });

const k_layouts = {
  'a grid whose column is as wide as its content': style('main { display: grid; grid-template-columns: auto 1fr }'),
  'a row of a flexible box': style('main { display: flex }'),
  'a centred column of a flexible box': style('main { display: flex; flex-direction: column; align-items: center }'),
  'columns of text': style('main { columns: 2 }'),
  'a row of boxes in a line': style('main { display: inline-flex }'),
  'a grid whose columns are as wide as what they hold': style('main { display: grid; grid-template-columns: auto }'),
  'a box that is not there itself': style('main, lede-article { display: contents }'),
  'an element in the line': style('lede-article { display: inline }'),
  'a telephone of 320 pixels': style('main { width: 320px }'),
  'letters of double size': style('html { font-size: 200% }'),
  'a cell of a table': style('main { display: table-cell }'),
  'a box in a line': style('main { display: inline-block; width: fit-content }'),
  'a float': style('lede-article { float: left }'),
  'an absolute place': style('lede-article { position: absolute; inset: 0 auto auto 0 }'),
  'a width of its content at most': style('main { width: max-content }'),
  'a box that is zoomed and scaled': style('main { zoom: 1.5; transform: scale(0.5) }'),
  'a container with a name of ours': style('main { container: article / inline-size }'),
  'a box that contains its layout': style('main { contain: layout paint style }'),
  'a box that scrolls in a page that does not': style('html, body { height: 100%; overflow: hidden } main { height: 100%; overflow: auto }'),
  'letters of no size and lines of no height': style('body { font-size: 0; line-height: 0 }'),
  'effects on all of it': style('main { mix-blend-mode: multiply; filter: grayscale(1) } * { transition: all 1s !important }'),
  'a page that snaps': style('html { scroll-snap-type: y mandatory; scroll-behavior: smooth } main { scroll-snap-align: start }'),
};

const k_parts = {
  'a modal dialog': inside('<dialog id="part">', '</dialog>', () => document.querySelector('#part').showModal()),
  'a popover': inside('<div id="part" popover>', '</div>', () => {
    const part = document.querySelector('#part');
    if (part.showPopover) part.showPopover();
    else part.removeAttribute('popover');
  }),
  'a part that is hidden until it is found': inside('<div id="part" hidden="until-found">', '</div>', () => document.querySelector('#part').removeAttribute('hidden')),
  'a part that is inert at first': inside('<div id="part" inert>', '</div>', () => document.querySelector('#part').removeAttribute('inert')),
  'a tab that is shown later': inside('<div id="part" style="display: none">', '</div>', () => document.querySelector('#part').removeAttribute('style')),
  'a part that is not drawn at first': inside('<div id="part" style="content-visibility: hidden">', '</div>', () => document.querySelector('#part').removeAttribute('style')),
  'a part far below that is drawn when it is near': {
    ...inside('<div style="height: 4000px"></div><div id="part" style="content-visibility: auto; contain-intrinsic-size: 0 500px">', '</div>', () =>
      document.querySelector('#part').scrollIntoView(),
    ),
  },
  'a slot of another component': inside('<x-card><template shadowrootmode="open"><slot></slot></template>', '</x-card>'),
};

const opened = siteWithWays();

/** Returns what a reader sees of the article. */
const read = async () => {
  const host = document.querySelector('lede-article');
  const headline = host.shadowRoot.querySelector('h1');
  for (let turn = 0; turn < 200 && !(headline.getBoundingClientRect().height > 0); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  const { width, height } = headline.getBoundingClientRect();
  const { clientWidth, scrollWidth } = host.shadowRoot.querySelector('.lede');
  return { headline: headline.textContent, isSeen: width > 100 && height > 10, fits: scrollWidth <= clientWidth, isTall: host.shadowRoot.querySelector('.lede').offsetHeight > 800 };
};
const k_read = { headline: 'The ferry that waits for the sea', isSeen: true, fits: true, isTall: true };

const k_ways = ['by the script tag', 'rendered ahead', 'rendered by the server'];
/** However an article came, its element and styles are the same: an engine that lays out one lays out all. */
const waysOf = (engine, name) => (engine === 'chromium' || name in k_parts ? k_ways : k_ways.slice(0, 1));

describeInEveryEngine('places', (browser, engine) => {
  for (const [name, { head = '', open = '', close = '', act }] of Object.entries({ ...k_layouts, ...k_parts })) {
    for (const way of waysOf(engine, name)) {
      test(`${name}, ${way}: the article is there`, async () => {
        const { body, script } = opened.ways[way];
        opened.site.add('/place.html', { body: page({ head: `${head}<script async src="/dist/${script}"></script>`, body: `<main>${open}${body}${close}</main>` }) });
        await browser().open(`${opened.site.origin}/place.html`);
        const said = await browser().evaluate(outcome);
        assert.equal(said.name, 'lede-ready', said.message);
        if (act) await browser().evaluate(act);
        assert.deepEqual(await browser().evaluate(read), k_read);
        assert.equal(await browser().evaluate(voteWithoutServer, 4), 4);
      });
    }
  }

  test('the lead picture waits if the article is below the window, whatever the element is placed in', async () => {
    const place = (top) => `<div style="position: relative; padding-top: 10px"><div style="height: ${top}px"></div><div style="position: relative">${opened.ways['by the script tag'].body}</div></div>`;
    const isLazy = async (top) => {
      opened.site.add('/below.html', { body: page({ head: '<script async src="/dist/lede.js"></script>', body: place(top) }) });
      await browser().open(`${opened.site.origin}/below.html`);
      assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
      return browser().evaluate(() => document.querySelector('lede-article').shadowRoot.querySelector('[fetchpriority]').loading === 'lazy');
    };
    assert.deepEqual([await isLazy(4000), await isLazy(0)], [true, false]);
  });
});

// Chromium’s driver alone can press a button so that the page may take the whole screen.
if (engineNames.includes('chromium')) {
  describeInEngine('chromium', 'places', (browser) => {
    for (const way of ['by the script tag', 'rendered by the server']) {
      test(`the whole screen, ${way}: the reader can scroll it by the rule of web/README.md`, async () => {
        const { body, script } = opened.ways[way];
        const rule = /^lede-article:fullscreen .*$/m.exec(readFileSync(inProject('web', 'README.md'), 'utf8'))[0];
        const button = `<button id="whole" onclick="document.querySelector('lede-article').requestFullscreen()">Whole screen</button>`;
        opened.site.add('/screen.html', { body: page({ head: `<style>${rule}</style><script async src="/dist/${script}"></script>`, body: button + body }) });
        await browser().open(`${opened.site.origin}/screen.html`);
        assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
        await browser().page.click('#whole');
        const scrolled = await browser().evaluate(async () => {
          const element = document.querySelector('lede-article');
          while (document.fullscreenElement !== element) await new Promise((resolve) => setTimeout(resolve, 20));
          element.scrollTop = 500;
          const { scrollTop } = element;
          await document.exitFullscreen();
          return scrollTop;
        });
        assert.equal(scrolled, 500);
      });
    }
  });
}
