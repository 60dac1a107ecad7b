// The files of `lede batch`: their names stay in its folder, the index links to all of them, each article of a list has a page,
// and pages have their style sheets.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'parse5';
import { batch, table, write } from '../support/batch.mjs';
import { inFolder, treeOf } from '../support/folders.mjs';
import { inProject } from '../support/paths.mjs';

const outputs = (folder) => Object.fromEntries(table(folder).map(({ source, output }) => [source, output]));
function links(html) {
  const found = [];
  const walk = (node) => {
    if (node.tagName === 'a') found.push(Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])));
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html));
  return found;
}

test('no id, name or list leads out of the folder', () =>
  inFolder((folder) => {
    const ids = ['../../up', '/etc/passwd', '..', '.', '.hidden', 'a/b', 'a\\b', 'C:x', 'x\u0000y', 'tin tức', '%2e%2e', ''];
    write(folder, {
      'news.ndjson': ids.map((id) => JSON.stringify({ id, headline: 'H' })).join('\n'),
      'work/here/list.txt': ['../../far/a.json', join(folder, 'far/a.json'), './x/../b.json', '', '.c.json'].join('\n'),
      'work/here/b.json': { headline: 'B' },
      'work/here/.c.json': { headline: 'C' },
      'far/a.json': { headline: 'A' },
    });
    assert.equal(batch(folder, ['news.ndjson', '-o', 'out']).status, 0);
    assert.deepEqual(Object.values(outputs(join(folder, 'out'))), [
      '-..-up.html', '-etc-passwd.html', 'line-3.html', 'line-4.html', 'hidden.html', 'a-b.html', 'a-b_2.html', 'C-x.html',
      'x-y.html', 'tin-t---c.html', '-2e-2e.html', 'line-12.html',
    ]);
    write(folder, { 'work/here/x/keep': '' });
    assert.equal(batch(join(folder, 'work/here'), ['list.txt', '-o', 'out']).status, 0);
    const inList = Object.values(outputs(join(folder, 'work/here/out')));
    assert.deepEqual(inList, ['far/a.html', `${folder.slice(1)}/far/a.html`, 'x/b.html', 'c.html']);
    const all = Object.keys(treeOf(folder)).filter((name) => name.endsWith('.html'));
    assert.deepEqual(all.filter((name) => !/^(out|work\/here\/out)\//.test(name)), []);
  }));

test('names that collide, with each other or with the index, are told apart in the order of the documents', () =>
  inFolder((folder) => {
    const ids = ['a', 'A', 'a', 'a_2', 'index', 'index-2', 'index_2', 'a', 'indexes'];
    write(folder, { 'news.ndjson': ids.map((id) => JSON.stringify({ id, headline: 'H' })).join('\n') });
    for (const jobs of ['1', '5']) {
      assert.equal(batch(folder, ['news.ndjson', '-o', `out-${jobs}`, '--jobs', jobs]).status, 0);
      assert.deepEqual(Object.values(outputs(join(folder, `out-${jobs}`))), [
        'a.html', 'A_2.html', 'a_3.html', 'a_2_2.html', 'index_2.html', 'index-2_2.html', 'index_2_2.html', 'a_4.html',
        'indexes.html',
      ]);
    }
  }));

test('the index of the folder in which one is has the name of that folder', () =>
  inFolder((folder) => {
    write(folder, { 'harbour/a.json': { headline: 'A' } });
    assert.equal(batch(join(folder, 'harbour'), ['.', '-o', '../out']).status, 0);
    assert.match(readFileSync(join(folder, 'out/index.html'), 'utf8'), /<title>harbour<\/title>/);
  }));

test('a folder: every article below it, nothing hidden, no circle, and links that lead there', () =>
  inFolder((folder) => {
    write(folder, {
      'in/one.json': { headline: 'One', language: 'en' },
      'in/deep/er/two.json': { headline: 'Hai', language: 'vi', published: '2021-07-13T18:03:00+07:00' },
      'in/deep/a#b?c%20d:"e.json': { headline: '<script>alert(1)</script>' },
      'in/javascript:alert(1).json': { headline: 'J' },
      'in/.git/x.json': { headline: 'no' },
      'in/.x.json': { headline: 'no' },
      'in/notes.txt': 'no',
      'in/bad.json': '{',
      'in/empty.json': '',
    });
    symlinkSync('..', join(folder, 'in/deep/circle'));
    symlinkSync('nowhere', join(folder, 'in/dangling.json'));
    assert.equal(spawnSync('mkfifo', [join(folder, 'in/pipe.json')]).status, 0);
    const { status } = batch(folder, ['in/', '-o', 'out']);
    assert.equal(status, 1);
    const rows = table(join(folder, 'out'));
    assert.deepEqual(
      rows.map(({ source }) => source),
      ['bad.json', 'dangling.json', 'deep/a#b?c%20d:"e.json', 'deep/er/two.json', 'empty.json', 'javascript:alert(1).json', 'one.json', 'pipe.json'],
    );
    assert.match(JSON.stringify(rows.at(-1)), /Not a file/);
    const index = readFileSync(join(folder, 'out', 'index.html'), 'utf8');
    const hrefs = links(index).map(({ href }) => href).filter((href) => href !== '#top');
    assert.equal(hrefs.length, 4);
    for (const href of hrefs) {
      const url = new URL(href, 'file:///out/');
      assert.equal(url.protocol, 'file:');
      assert.ok(existsSync(join(folder, decodeURIComponent(url.pathname))), href);
    }
    assert.doesNotMatch(index, /<script/);
    assert.match(index, /<html lang="vi"[^]*<time datetime="2021-07-13T18:03:00\+07:00">/);
    assert.match(readFileSync(join(folder, 'out/deep/er/two.html'), 'utf8'), /href="\.\.\/\.\.\/lede\.css"/);
  }));

test('the index marks whose words a date is in', () =>
  inFolder((folder) => {
    const published = '2021-07-13T18:03:00+07:00';
    write(folder, {
      'in/1.json': { headline: 'H', language: 'ar', published },
      'in/2.json': { headline: 'H', language: 'en', published },
      'in/3.json': { headline: 'H', language: 'ar-EG', published },
      'in/4.json': { headline: 'H', published },
    });
    const cases = [
      [[], 'ar', ['', ' lang="ar" dir="rtl"', '', '']],
      [['--locale', 'en'], 'en', [' lang="en" dir="ltr"', '', ' lang="en" dir="ltr"', '']],
    ];
    for (const [options, language, marks] of cases) {
      assert.equal(batch(folder, ['in', '-o', `out-${language}`, ...options]).status, 0);
      const index = readFileSync(join(folder, `out-${language}`, 'index.html'), 'utf8');
      assert.match(index, new RegExp(`<html lang="${language}"`));
      const times = [...index.matchAll(/<time datetime="[^"]+"([^>]*)>/g)].map(([, attributes]) => attributes);
      assert.deepEqual(times, marks, language);
    }
  }));

test('the index has the name of the newspaper, begins with the newest, and is in the language of most', () =>
  inFolder((folder) => {
    write(folder, {
      'in/1.json': { headline: 'no date', language: 'ar' },
      'in/2.json': { headline: 'second', language: 'en', published: '2024-03-01T01:00:00+05:00' },
      'in/3.json': { headline: 'last', language: 'en-GB', published: '2023-12-31' },
      'in/4.json': { headline: 'first', language: 'vi', published: '2024-02-29T21:00:00Z' },
      'in/5.json': { headline: 'third', language: 'en', published: '2024-02-29T19:00:00Z' },
    });
    assert.equal(batch(folder, ['in', '-o', 'out', '--site-name', 'The paper']).status, 0);
    const index = readFileSync(join(folder, 'out', 'index.html'), 'utf8');
    assert.match(index, /<html lang="en"[^]*<title>The paper<\/title>[^]*<h1[^>]*>The paper<\/h1>/);
    const headlines = [...index.matchAll(/<a href="[^"#]+">([^<]*)</g)].map(([, headline]) => headline);
    assert.deepEqual(headlines, ['first', 'second', 'third', 'last', 'no date']);
  }));

test('the index shows the picture of each article that has one, also after --continue', () =>
  inFolder((folder) => {
    const article = (headline, image) => ({ headline, url: `https://n.example/${headline}/`, body: 'Text', image });
    write(folder, {
      'in/1.json': article('one', { url: '../one.webp', alt: 'Two "boats"\tand a quay', width: 1200, height: 800 }),
      'in/2.json': article('two', { url: 'javascript:alert(1)', alt: 'None' }),
      'in/3.json': article('three'),
    });
    const pictures = () => readFileSync(join(folder, 'out', 'index.html'), 'utf8').match(/<img [^>]*>/g);
    const expected = /^<img class="lede-image" part="image" src="https:\/\/n\.example\/one\.webp" alt="Two &quot;boats&quot;\tand a quay" width="1200" height="800" loading="lazy"/;
    batch(folder, ['in', '-o', 'out']);
    assert.equal(pictures().length, 1);
    assert.match(pictures()[0], expected);
    rmSync(join(folder, 'out', 'index.html'));
    batch(folder, ['in', '-o', 'out', '--continue']);
    assert.equal(pictures().length, 1);
    assert.match(pictures()[0], expected);
  }));

test('the index has pages that lead to each other', () =>
  inFolder((folder) => {
    const text = Array.from({ length: 1001 }, (_, id) => JSON.stringify({ id: String(id), headline: `H ${id}` }));
    assert.equal(batch(folder, ['-', '-o', 'out'], text.join('\n')).status, 0);
    const pages = ['index.html', 'index-2.html', 'index-3.html'].map((name) => links(readFileSync(join(folder, 'out', name), 'utf8')));
    const neighbours = pages.map((page) => page.filter(({ rel }) => rel).map(({ rel, href }) => `${rel} ${href}`));
    assert.deepEqual(neighbours, [
      ['next ./index-2.html'], ['prev ./index.html', 'next ./index-3.html'], ['prev ./index-2.html'],
    ]);
    assert.deepEqual(pages.map((page) => page.filter(({ rel, href }) => !rel && href !== '#top').length), [500, 500, 1]);
  }));

const post = (id, title) => ({ id, title: { rendered: title }, content: { rendered: `<p>${title}</p>` } });
const feed = (titles) => `<rss><channel>${titles.map((title) => `<item><title>${title}</title></item>`).join('')}</channel></rss>`;
const lists = [
  ['an array of posts', 'posts.json', [post(5, 'A'), post(6, 'B')], ['posts/5.html A', 'posts/6.html B']],
  ['a feed in XML', 'news.xml', feed(['A', 'B', 'C']), ['news/0.html A', 'news/1.html B', 'news/2.html C']],
  ['a JSON Feed', 'feed.json', { version: 'https://jsonfeed.org/version/1.1', items: [{ id: 'x', title: 'A', content_text: 'a' }, { id: 'y', title: 'B', content_text: 'b' }] }, ['feed/x.html A', 'feed/y.html B']],
  ['an array of articles', 'own.json', [{ id: 'a', headline: 'A' }, { id: 'b', headline: 'B' }], ['own/a.html A', 'own/b.html B']],
  ['articles that want one name', 'same.json', [post(5, 'A'), post(5, 'B')], ['same/5.html A', 'same/5_2.html B']],
  ['a list of one', 'one.json', [post(5, 'A')], ['one.html A']],
];
for (const [name, file, content, expected] of lists) {
  test(`every article of ${name} is a page`, () =>
    inFolder((folder) => {
      write(folder, { [`in/${file}`]: content });
      for (const args of [['in'], ['in', '--continue']]) {
        const { status, stderr } = batch(folder, [...args, '-o', 'out']);
        assert.equal(status, 0, stderr);
        assert.deepEqual(table(join(folder, 'out')).map(({ output, headline }) => `${output} ${headline}`), expected);
        for (const line of expected) assert.match(readFileSync(join(folder, 'out', line.split(' ')[0]), 'utf8'), /href="(\.\.\/)?lede\.css"/);
      }
    }));
}

test('an article of a list that is refused stops no other, and is named by its place', () =>
  inFolder((folder) => {
    write(folder, { 'posts.json': [post(5, 'A'), 3, post(6, 'B')] });
    const { status, stderr } = batch(folder, ['posts.json', '--language', 'en', '-o', 'out']);
    assert.equal(status, 1);
    assert.match(stderr, /^posts\.json#1: error\[article-not-an-object\]: /m);
    assert.deepEqual(table(join(folder, 'out')).map((row) => row.status), ['done', 'refused', 'done']);
  }));

test('the pages of a batch have the style sheet that they link, unless an option names another', () =>
  inFolder((folder) => {
    write(folder, { 'in/a.json': { headline: 'A' }, 'in/deep/b.json': { headline: 'B' }, 'mine.css': '.lede { color: red }' });
    const sheets = (name) => {
      const output = join(folder, name);
      const pages = Object.keys(treeOf(output)).filter((path) => path.endsWith('.html'));
      return pages.map((path) => {
        const link = /<link rel="stylesheet" href="([^"]+)">/.exec(readFileSync(join(output, path), 'utf8'))?.[1];
        return link && !link.startsWith('https:') ? readFileSync(join(output, path, '..', link), 'utf8') : link;
      });
    };
    const text = () => {
      const imported = (name) =>
        readFileSync(inProject('web', 'src', 'styles', name), 'utf8').replace(/@import '\.\/(.+)';/g, (_, next) => imported(next));
      return imported('lede.css');
    };
    const cases = {
      beside: [[], text()],
      linked: [['--style-url', 'https://cdn.example/l.css'], 'https://cdn.example/l.css'],
      inside: [['--styles', 'mine.css'], undefined],
      kept: [[], '.lede { color: blue }'],
      'once-empty': [[], text()],
    };
    write(folder, { 'kept/lede.css': cases.kept[1], 'once-empty/lede.css': '', 'a-folder/lede.css/x': '' });
    const { status, stderr } = batch(folder, ['in', '-o', 'a-folder']);
    assert.deepEqual([status, stderr], [1, 'lede: error[file]: a-folder/lede.css: Is a directory\n']);
    for (const [name, [args, expected]] of Object.entries(cases)) {
      assert.equal(batch(folder, ['in', '-o', name, ...args]).status, 0, name);
      assert.deepEqual(sheets(name), [expected, expected, expected], name);
      for (const sheet of ['lede.css', 'lede-parts.css']) {
        assert.equal(existsSync(join(folder, name, sheet)), args.length === 0, `${sheet} in ${name}`);
      }
    }
  }));

test('a Markdown file is one document, whatever it begins with', () =>
  inFolder((folder) => {
    const texts = { 'matter.md': '---\ntitle: A\n---\n\nWords.\n', 'heading.markdown': '# A\n\nWords.\n', 'words.mdx': 'Words.\n\n- a list\n' };
    write(folder, texts);
    for (const name of Object.keys(texts)) {
      assert.equal(batch(folder, [name, '-o', `out-${name}`]).status, 0, name);
      const outcomes = table(join(folder, `out-${name}`)).map(({ source, output }) => [source, output]);
      assert.deepEqual(outcomes, [[name, name.replace(/\.\w+$/, '.html')]]);
    }
  }));

test('a .json file is one document, whatever it begins with, unless it holds an object a line', () =>
  inFolder((folder) => {
    const article = (id) => ({ id, headline: `Headline ${id}`, body: 'Words.' });
    write(folder, {
      'answer.json': JSON.stringify({ items: ['a', 'b'].map((id) => ({ id, title: id, content: '<p>x</p>' })) }, null, 2),
      'article.json': `\n${JSON.stringify(article('one'), null, 2)}`,
      'lines.json': ['x', 'y'].map((id) => JSON.stringify(article(id))).join('\n'),
    });
    const sources = ['answer.json', 'article.json', 'lines.json'].map((name) => {
      assert.equal(batch(folder, [name, '-o', `out-${name}`]).status, 0);
      return table(join(folder, `out-${name}`)).map(({ source, output }) => [source, output]);
    });
    assert.deepEqual(sources, [
      [
        ['answer.json#0', 'answer/a.html'],
        ['answer.json#1', 'answer/b.html'],
      ],
      [['article.json', 'article.html']],
      [
        ['lines.json:1', 'x.html'],
        ['lines.json:2', 'y.html'],
      ],
    ]);
  }));
