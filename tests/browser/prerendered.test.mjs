// Pages that Chromium prepares in advance because another page says so (speculation rules). Such a browser must have no driver,
// which would forbid it: the pages themselves say what they see.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { chromiumPath } from '../../examples/chromium-path.mjs';
import { missing } from './support/chromium.mjs';
import { engineNames } from './support/engines.mjs';
import { page } from './support/site.mjs';
import { siteWithWays } from './support/ways.mjs';

const k_rules = '<script type="speculationrules">{"prerender": [{"source": "list", "urls": ["/prepared.html"], "eagerness": "immediate"}]}</script>';
const k_says = `<script>
  const say = (path) => () => fetch(path, { method: 'POST', body: JSON.stringify({
    isPreparing: document.prerendering,
    headline: document.querySelector('lede-article').shadowRoot.querySelector('h1').textContent,
    isSeen: document.querySelector('lede-article').shadowRoot.querySelector('h1').getBoundingClientRect().height > 0 }) });
  document.addEventListener('lede-ready', say('/prepared'));
  document.addEventListener('prerenderingchange', say('/visited'));
</script>`;
const k_headline = 'The ferry that waits for the sea';

const opened = siteWithWays();

/** Opens a page in a Chromium that nothing drives, until `look` has ended. */
async function inBrowser(url, look) {
  const profile = mkdtempSync(join(tmpdir(), 'lede-prerendered-'));
  // The port keeps it running.
  const words = ['--headless=new', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const browser = spawn(chromiumPath(), [...words, url], { stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  try {
    await look();
  } finally {
    process.kill(-browser.pid); // its children, too
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }); // they write until they end
  }
}

describe('prerendered pages', { skip: engineNames.includes('chromium') ? missing() : 'Chromium is not wanted' }, () => {
  for (const way of ['by the script tag', 'rendered ahead', 'rendered by the server']) {
    test(`${way}: the article is ready before the reader comes, and is seen then`, async () => {
      const { body, script } = opened.ways[way];
      const saidAt = (path) => JSON.parse(opened.site.log.find((request) => request.path === path && request.method === 'POST')?.body ?? 'null');
      opened.site.log.length = 0;
      // The reader follows the link when the page is prepared.
      const until = opened.site.when(() => saidAt('/prepared'));
      opened.site.add('/follow.js', { body: "document.querySelector('a').click()", until });
      opened.site.add('/prepared.html', { body: page({ head: `${k_says}<script async src="/dist/${script}"></script>`, body }) });
      const start = opened.site.add('/start.html', { body: page({ head: k_rules, body: '<a href="/prepared.html">Read</a><script async src="/follow.js"></script>' }) });
      await inBrowser(start, () => opened.site.when(() => saidAt('/visited')));
      assert.deepEqual(saidAt('/prepared'), { isPreparing: true, headline: k_headline, isSeen: true });
      assert.deepEqual(saidAt('/visited'), { isPreparing: false, headline: k_headline, isSeen: true });
    });
  }
});
