// The shortest lines of web/README.md for server rendering, films, frames and policies, tried as they are written there: only
// the example hosts are replaced by the test's own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { inProject, lede } from '../support/paths.mjs';
import { seed } from '../support/seed-parts.mjs';
import { describeInEveryEngine } from './support/engines.mjs';
import { outcome } from './support/outcome.mjs';
import { articleOn, openSite, partnerPage } from './support/site.mjs';

const readme = readFileSync(inProject('web', 'README.md'), 'utf8');

/** The code of a section, by its language; indented lines have none. */
function codeOf(heading) {
  const start = readme.indexOf(`\n## ${heading}\n`);
  assert.ok(start >= 0, `web/README.md has no section ${heading}`);
  const section = readme.slice(start, readme.indexOf('\n## ', start + 4));
  return {
    fenced: [...section.matchAll(/```(\w+)\n([^]*?)```/g)].map(([, language, text]) => ({ language, text })),
    lines: [...section.matchAll(/^ {4}(.*)$/gm)].map(([, line]) => line),
  };
}
const codeIn = (heading, language) => codeOf(heading).fenced.filter((code) => code.language === language).map(({ text }) => text);

let site;
let folder; // a project that has the package installed
before(async () => {
  site = await openSite();
  site.alias('/lede', 'dist');
  site.add('/articles/102345.json', { body: articleOn(site.origin, 'seed.json') });
  folder = mkdtempSync(join(tmpdir(), 'lede-readme-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(inProject('web'), join(folder, 'node_modules', 'lede-article'));
  writeFileSync(join(folder, 'article.json'), articleOn(site.origin, 'seed.json'));
  copyFileSync(inProject('web', 'dist', 'lede.css'), join(folder, 'lede.css'));
});
after(async () => {
  await site?.close();
  rmSync(folder, { recursive: true });
});

const here = (text) => text.replaceAll(/https:\/\/(cdn|news)\.example/g, site.origin).replaceAll(/https%3A%2F%2Fnews\.example/g, encodeURIComponent(site.origin));
/** A line of a policy in which every server is replaced by this site. */
const policy = (line) => `default-src 'none'; ${line.replaceAll(/\b(HOST|NEWS|PICTURES)\b/g, site.origin)}`;

/** Runs a snippet for Node. @returns the value of its variable `html`. */
function run(snippet, index) {
  const file = join(folder, `snippet-${index}.mjs`);
  const imports = snippet.match(/^import .*$/gm).join('\n');
  const rest = snippet.replace(/^import .*$/gm, '');
  writeFileSync(
    file,
    `import { readFileSync as read } from 'node:fs';\n${imports}\nconst article = read('article.json', 'utf8');\nconst nonce = 'bm9uY2U=';\n${rest}\nprocess.stdout.write(html);\n`,
  );
  return execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
}

const headline = () => {
  const root = document.querySelector('lede-article')?.shadowRoot ?? document;
  const element = root.querySelector('h1');
  return { text: element.textContent, isLarge: parseFloat(getComputedStyle(element).fontSize) > 20 };
};

/** The recorder of events in front of whatever else the page has. */
const recorded = (html, nonce) => {
  const script = `<link rel="icon" href="data:,"><script ${nonce ? `nonce="${nonce}"` : ''} src="/pages/record.js"></script>`;
  return html.includes('<head>') ? html.replace('<head>', () => `<head>${script}`) : `<!doctype html><head><title>Host</title>${script}</head>${html}`;
};

describeInEveryEngine('lines of web/README.md', (browser) => {
  const shows = async (html, headers, nonce) => {
    site.add('/snippet.html', { body: recorded(html, nonce), headers });
    await browser().open(`${site.origin}/snippet.html`);
    assert.deepEqual(await browser().evaluate(outcome), { name: 'lede-ready' });
    assert.deepEqual(await browser().evaluate(headline), { text: seed.headline, isLarge: true });
    const violations = await browser().evaluate(() => window.seen.violations);
    assert.deepEqual(violations.filter((violation) => !violation.startsWith('img-src data')), []);
  };

  test('server rendering in Node, with the policy for it', async () => {
    const [linked, inside] = codeIn('Server rendering', 'js');
    const line = codeOf('Content-Security-Policy').lines.find((text) => text.startsWith('script-src HOST;'));
    const strictest = "require-trusted-types-for 'script'; trusted-types 'none'";
    await shows(run(linked, 1), { 'content-security-policy': `${policy(line)}; ${strictest}` });
    const nonce = "'nonce-bm9uY2U='";
    const nonces = line.replace('script-src HOST', `script-src ${nonce}`).replace('style-src HOST', `style-src ${nonce}`);
    await shows(run(inside, 2), { 'content-security-policy': `${policy(nonces)}; ${strictest}` }, 'bm9uY2U=');
  });

  test('server rendering with the native command', async () => {
    const [commands] = codeIn('Server rendering', 'sh');
    execFileSync('sh', ['-ec', commands], {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, PATH: `${dirname(lede)}:${process.env.PATH}` },
    });
    for (const name of ['linked.html', 'inside.html']) await shows(readFileSync(join(folder, name), 'utf8'));
  });

  test('the policy for the script tag', async () => {
    const { lines } = codeOf('Content-Security-Policy');
    const wasm = lines.find((line) => line.includes("'wasm-unsafe-eval'"));
    const types = lines.find((line) => line.startsWith('require-trusted-types-for'));
    const element = partnerPage({ src: '/articles/102345.json' }).replace(/[^]*<body>/, '').replace(/<\/body>[^]*/, '');
    await shows(`<script async src="/lede/lede.js"></script>${element}`, { 'content-security-policy': `${policy(wasm)}; ${types}` });
  });

  test('the frame and its helper, and what oEmbed says of it', async () => {
    const [lines] = codeIn('Frames', 'html');
    const [json] = codeIn('Frames', 'json');
    const oembed = JSON.parse(here(json));
    assert.deepEqual([oembed.version, oembed.type], ['1.0', 'rich']);
    for (const key of ['html', 'width', 'height']) assert.ok(oembed[key], key);
    const [, script] = here(lines).match(/(<script.*<\/script>)/);
    for (const markup of [here(lines), oembed.html + script]) {
      site.add('/framed.html', { body: `<!doctype html><title>Partner</title><link rel="icon" href="data:,">${markup}` });
      await browser().setViewport(900, 700);
      await browser().open(`${site.origin}/framed.html`);
      const seen = await browser().evaluate(async () => {
        const frame = document.querySelector('iframe');
        while (!(parseFloat(frame.style.height) > 800)) await new Promise((resolve) => setTimeout(resolve, 50));
        return frame.contentDocument.querySelector('lede-article').shadowRoot.querySelector('h1').textContent;
      });
      assert.equal(seen, seed.headline);
    }
  });

  test('a page that asks before it loads a player', async () => {
    const [consent] = codeIn('Films and privacy', 'js');
    const embed = { type: 'embed', url: 'https://youtu.be/aqz-KE-bpKQ', title: 'A film' };
    site.add('/film.json', { body: JSON.stringify({ headline: 'Film', body: [embed] }) });
    site.add('/consent.js', { body: `window.asked = []; window.confirm = (text) => !asked.push(text);\n${consent}` });
    site.add('/film.html', { body: partnerPage({ src: '/film.json', head: '<script src="/consent.js"></script>' }) });
    await browser().open(`${site.origin}/film.html`);
    await browser().evaluate(outcome);
    const seen = await browser().evaluate(() => {
      const { shadowRoot } = document.querySelector('lede-article');
      shadowRoot.querySelector('.lede-embed a').click();
      return { asked: window.asked, frames: shadowRoot.querySelectorAll('iframe').length };
    });
    assert.deepEqual(seen, { asked: ['Load www.youtube-nocookie.com?'], frames: 0 });
  });
});
