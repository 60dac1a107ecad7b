// `lede check`: what an archive would lose. The figures are counted here by hand, from the documents below.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inProject } from '../support/paths.mjs';

const command = process.env.LEDE_COMMAND ?? inProject('build', 'native', 'bin', 'lede');
const k_sentence = 'The council met on Monday evening to vote on the old bridge over the river.'; // 15 words

let folder;
const write = (name, content) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
};
const check = (input, ...options) => {
  const { stdout, stderr, status } = spawnSync(command, ['check', join(folder, input), ...options], { encoding: 'utf8' });
  return { stdout, stderr, status };
};
const rowsOf = (input) => Object.fromEntries(JSON.parse(check(input, '--json').stdout).formats.map((row) => [row.format, row]));

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'lede-check-'));
  const article = { lede: 1, language: 'en', headline: 'A bridge', published: '2024-01-01', byline: 'Ann Lee' };
  const id = 'urn:newsml:localhost:2017-03-08T12:25:35.466333:df630dd5-9f99-42be-8e01-645a338a9521';
  write('whole/good.json', { ...article, id, image: { url: 'https://news.example/bridge.jpg', alt: 'A bridge' }, body: k_sentence });
  const post = (id, html, more = {}) => ({
    ...{ id, date_gmt: '2024-01-01T00:00:00', link: `https://news.example/${id}`, title: { rendered: `Post ${id}` } },
    ...{ content: { rendered: html }, excerpt: { rendered: '' }, ...more },
  });
  const film = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>';
  write('list/posts.json', [post(5, `<p>${k_sentence}</p>${film}`), post(6, '<p><img src="https://news.example/a-640x480.jpg"></p>')]);
  write('broken/half.json', '{"headline": "half');
  write('lossy/link.json', { ...article, url: undefined, body: `${k_sentence} [More](sms:1)` });
  write('doubled/twice.json', { ...article, lead: 'A lead.', body: `${k_sentence}\n\n${k_sentence}` });
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('an article that loses nothing has all its words and its picture; parts of an id are not words', () => {
  const { lede } = rowsOf('whole');
  assert.deepEqual(
    [lede.documents, lede.read, lede.refused, lede.words, lede.wordsKept, lede.pictures, lede.picturesKept],
    [1, 1, 0, 15, 15, 1, 1],
  );
  assert.deepEqual([lede.withoutDate, lede.withoutAuthor, lede.withoutPicture], [0, 0, 0]);
  assert.equal(check('whole').status, 0);
});

test('each article of a list counts, and films and sizes of pictures are known again', () => {
  const { wordpress } = rowsOf('list');
  assert.deepEqual([wordpress.documents, wordpress.read, wordpress.films, wordpress.filmsKept], [2, 2, 1, 1]);
  assert.deepEqual([wordpress.words, wordpress.wordsKept, wordpress.pictures, wordpress.picturesKept], [15, 15, 1, 1]);
  assert.equal(wordpress.withoutAuthor, 2);
  assert.equal(wordpress.withoutPicture, 1);
});

test('a document that cannot be read is a refusal with its place, and the status says so', () => {
  const { stdout, status } = check('broken', '--json');
  const { formats, losses } = JSON.parse(stdout);
  assert.deepEqual([formats[0].format, formats[0].refused], [null, 1]);
  assert.deepEqual([losses[0].code, losses[0].count, losses[0].example.source], ['json-truncated', 1, 'half.json']);
  assert.equal(status, 1);
  assert.match(check('broken').stdout, /\(none\) +1 +0 +1[^]*json-truncated +half\.json:1:19/);
});

test('what is lost is named with its place, and fails with --strict alone', () => {
  const { stdout, status } = check('lossy', '--json');
  const { losses } = JSON.parse(stdout);
  assert.ok(losses.some(({ code, example }) => code === 'url-removed' && example.source === 'link.json' && example.path === '$.body'));
  assert.equal(status, 0);
  assert.equal(check('lossy', '--strict').status, 1);
});

test('sentences that the source has twice are not called doubled', () => {
  assert.equal(rowsOf('doubled').lede.doubledSentences, 0);
});

test('the outcome does not depend on the number of threads', () => {
  const one = check('.', '--json', '--jobs', '1').stdout;
  for (const jobs of ['2', '8']) assert.equal(check('.', '--json', '--jobs', jobs).stdout, one);
  assert.equal(JSON.parse(one).formats.reduce((sum, { documents }) => sum + documents, 0), 6);
});

test('a file of lines, -o and wrong usage work as in a batch', () => {
  write('lines.ndjson', `${JSON.stringify({ lede: 1, headline: 'A', body: k_sentence })}\n{"broken\n`);
  const output = join(folder, 'table.json');
  const { status } = check('lines.ndjson', '--json', '-o', output);
  assert.equal(status, 1);
  assert.match(execFileSync('cat', [output], { encoding: 'utf8' }), /"source":"lines\.ndjson:2"/);
  assert.equal(check('nothing-there').status, 1);
  assert.equal(spawnSync(command, ['check']).status, 2);
  assert.equal(spawnSync(command, ['check', folder, '--output', 'page']).status, 2);
});

test('words that readers never see are not counted: of front matter, of addresses, of menus, of a feed itself', () => {
  const matter = 'title: A bridge\nlayout: post\nsome_setting: [one, two, three, four]\nauthor:\n  name: Ann Lee\n  site: x\nsections:\n- a\n- b';
  write('markdown/a.md', `---\n${matter}\n---\n${k_sentence} [More](https://news.example/a/long/path-of-words).\n`);
  write('markdown/b.md', `<p align="center">Old bridge</p>\n\n# A bridge\n\n${k_sentence}\n`);
  write('markdown/c.md', `+++\ntitle = "A bridge"\nsome_setting = true\n+++\n${k_sentence}\n`);
  const { 'front-matter': markdown } = rowsOf('markdown');
  assert.deepEqual([markdown.documents, markdown.read, markdown.words, markdown.wordsKept], [3, 3, 50, 50]);

  const about = '<description>A newspaper of the old town, its bridge, its river and its many towers since the year 1890.</description>';
  const records = '<wp:postmeta><wp:meta_value><![CDATA[A setting of a plug-in that no reader will ever see, and that has very many words in it]]></wp:meta_value></wp:postmeta>';
  const item = `<item><title>A bridge</title>${records}<description>${k_sentence}</description><enclosure url="https://news.example/a.jpg" type="image/jpeg"/></item>`;
  write('feed/feed.xml', `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${about}${item}</channel></rss>`);
  const { rss } = rowsOf('feed');
  assert.deepEqual([rss.read, rss.words, rss.wordsKept, rss.pictures, rss.picturesKept], [1, 15, 15, 1, 1]);

  const menu = '<ul><li><a href="/n">News</a></li><li><a href="/s">Sport and weather</a></li></ul>';
  write('page/page.html', `<!doctype html><html lang="en"><title>A bridge</title>${menu}<article><h1>A bridge</h1><p>${k_sentence}</p></article></html>`);
  const { 'web-page': page } = rowsOf('page');
  assert.deepEqual([page.read, page.words, page.wordsKept], [1, 15, 15]);
});

test('texts of any length count where the format says what is text, and metadata never do', () => {
  const cms = `<article><title>A bridge</title><author>Ann Lee</author><publishDate>2024-01-01T00:00:00+01:00</publishDate><language>en</language><body><p>${k_sentence}</p></body></article>`;
  write('xml/a.xml', `<?xml version="1.0"?>${cms}`);
  assert.deepEqual([rowsOf('xml')['cms-xml'].words, rowsOf('xml')['cms-xml'].wordsKept], [15, 15]);
  const blocks = ['Forty bakers', 'crossed it.'].map((text) => ({ text, type: 'unstyled', inlineStyleRanges: [], entityRanges: [] }));
  write('draft/a.json', { title: 'A bridge', content: { blocks, entityMap: {} } });
  write('short/a.json', { title: 'A bridge', content: '<p>It is open.</p>' });
  write('accents/a.json', { title: 'C&acirc;u L&acirc;m', sapo: 'Ng&agrave;y mai', body: `<p>Ng&agrave;y mai th&ocirc;ng xe c&acirc;u L&acirc;m H&agrave; sau hai năm, nhiều người dân đi qua c&acirc;u.</p>`, publish: '2024-01-01' });
  for (const [folder, words] of [['draft', 4], ['short', 3], ['accents', 16]]) {
    const [row] = Object.values(rowsOf(folder));
    assert.deepEqual([folder, row.words, row.wordsKept], [folder, words, words]);
  }
  write('toml/a.md', `+++\ntitle = "A bridge"\nimage = { url = "https://news.example/a.jpg", alt = "Many words that say what a reader sees in it, and no text at all" }\n+++\n${k_sentence}\n`);
  const { 'front-matter': toml } = rowsOf('toml');
  assert.deepEqual([toml.words, toml.wordsKept, toml.pictures, toml.picturesKept], [15, 15, 1, 1]);
});

test('words that are missing are said, with their document and place', () => {
  write('gap/a.json', { lede: 1, language: 'en', headline: 'A bridge', body: k_sentence });
  write('gap/b.json', `{"lede": 1, "language": "en", "headline": "A bridge", "body": "${k_sentence}",\n "note": "Nobody has told the thirty ferrymen, who will lose their boats and all of their work"}`);
  const { missing } = JSON.parse(check('gap', '--json').stdout);
  assert.deepEqual(missing, [{ source: 'b.json', words: 31, missing: 16, line: 2, column: 11, first: 'Nobody has told the thirty ferrymen, who will' }]);
  assert.match(check('gap').stdout, /Where words are missing[^]*16\/31 {2}b\.json:2:11: Nobody has told/);
});

test('a dash is explained, and not printed without a reason', () => {
  write('none/a.json', { lede: 1, headline: 'A' });
  assert.match(check('none').stdout, / - [^]*\n-: no text was found/);
  assert.doesNotMatch(check('whole').stdout, /-: /);
});

test('headlines, pictures and sentences that a page shows twice are told', () => {
  const picture = (alt) => `![${alt}](https://news.example/p/hall.jpg)`;
  write('twice/a.json', { lede: 1, language: 'en', headline: 'A bridge', lead: k_sentence, body: `## A bridge\n\n${picture('a')}\n\n${k_sentence}\n\n${picture('b')}` });
  const { formats, doubled } = JSON.parse(check('twice', '--json').stdout);
  assert.deepEqual([formats[0].doubledHeadlines, formats[0].doubledPictures], [1, 1]);
  assert.deepEqual(doubled.map(({ code, count, example }) => [code, count, example.source]).sort(), [
    ['headline', 1, 'a.json'],
    ['picture', 1, 'a.json'],
    ['sentence', 1, 'a.json'],
  ]);
  assert.match(check('twice').stdout, /What pages show twice[^]*1 {2}picture {2}a\.json: hall/);
});

test("no word of the project's examples is missing", () => {
  const { formats, missing } = JSON.parse(execFileSync(command, ['check', inProject('examples', 'formats'), '--json'], { encoding: 'utf8' }));
  assert.deepEqual(missing, []);
  for (const { format, words, wordsKept } of formats) assert.deepEqual([format, wordsKept], [format, words]);
});

test('Markdown: relative pictures count; titles, attributes and alternative texts are no words; a title alone in its line is a caption', () => {
  const lines = [
    ...['---', 'title: T', 'lang: en', 'image: /top.jpg', '---', '', `${k_sentence} It has a *har*bour[^1] and &laquo;five&shy;teen&raquo; boats.`, ''],
    ...['![Alt text](/img/a.jpg "Title words")', '', '![Alone](b.jpg)', '', '<img src="c.jpg" alt="C">', ''],
    ...['1. [link](https://a.example/x "Link title") and [r][ref].', '', '{{< figure src="/d.jpg" title="The pier" class="wide box" >}}', ''],
    ...['```js title="a b c"', 'let five', '```', '', '## Head {#id .wide}', '', '- [x] done', '', '[ref]: https://a.example/y "Ref title"', '[^1]: Note words.', ''],
  ];
  write('marks/a.md', lines.join('\n'));
  const { formats, missing, missingPictures } = JSON.parse(check('marks', '--json', '--base-url', 'https://a.example/').stdout);
  assert.deepEqual(missing, []);
  assert.deepEqual([formats[0].words, formats[0].wordsKept, formats[0].pictures, formats[0].picturesKept], [35, 35, 5, 5]);
  assert.deepEqual(missingPictures, []);
  const without = JSON.parse(check('marks', '--json').stdout);
  assert.deepEqual(
    without.missingPictures,
    ['b.jpg', 'c.jpg', '/d.jpg', '/img/a.jpg', '/top.jpg'].map((address) => ({ source: 'a.md', address })).sort((a, b) => (a.address.split('/').pop() < b.address.split('/').pop() ? -1 : 1)),
  );
});

test('pictures of one name in two folders are two, unless a folder names a size', () => {
  const post = (body) => ({ lede: 1, language: 'en', headline: 'T', body: `${k_sentence} ${body}` });
  const picture = (path) => `<img src="https://a.example/${path}">`;
  write('folders/a.json', { ...post(picture('s2023/cover.jpg')), lead: undefined, ignored: 'https://a.example/s2024/cover.jpg' });
  write('folders/b.json', { ...post(picture('600x400/pier.jpg')), ignored: 'https://a.example/300x200/pier.jpg' });
  write('folders/c.json', post(picture('upload/w_800,c_fit/boat.jpg')));
  const { formats, missingPictures } = JSON.parse(check('folders', '--json').stdout);
  assert.deepEqual([formats[0].pictures, formats[0].picturesKept], [4, 3]);
  assert.equal(missingPictures.length, 1);
  assert.match(check('folders').stdout, /Which pictures are missing\na\.json: \S+cover\.jpg\n/);
});

test('pages: what is hidden is no word; boxes and short lists in the article are', () => {
  const page = (body) => `<!doctype html><html lang="en"><head><title>T</title><meta property="og:type" content="article"></head><body><article><h1>T</h1><p>${k_sentence}</p><p>${k_sentence.replaceAll('o', 'a')}</p>${body}</article></body></html>`;
  write('boxes/hidden.html', page(`<p hidden>${k_sentence.replaceAll('e', 'i')}</p><p style="display: none">${k_sentence.replaceAll('e', 'u')}</p>`));
  assert.deepEqual([rowsOf('boxes')['web-page'].words], [30]);
  write('boxes/hidden.html', page(`<footer><p>${k_sentence.replaceAll('e', 'i')}</p></footer><footer><p><a href="/x">${k_sentence.replaceAll('e', 'u')}</a></p></footer><ul><li>Retail</li><li><a href="/y">Menu</a></li></ul>`));
  assert.deepEqual([rowsOf('boxes')['web-page'].words], [46]);
});

test('feeds: references are decoded once more than in HTML, and a correction at the end is the article\'s own', () => {
  const item = (html) => `<item><title>T &amp;amp; U</title><link>https://a.example/x</link><description><![CDATA[${html}]]></description></item>`;
  const feed = (html) => `<rss version="2.0"><channel><title>F</title>${item(html)}</channel></rss>`;
  const links = '<a href="https://a.example/x">T</a>';
  write('note/a.xml', feed(`<p>${k_sentence}</p><p>The post ${links} appeared first on <a href="https://a.example">F</a>.</p>`));
  assert.equal(rowsOf('note').rss.words, 15);
  write('note/a.xml', feed(`<p>${k_sentence}</p><p>Correction: an earlier version of ${links} on <a href="https://a.example">F</a> said five; it was fifty.</p>`));
  assert.equal(rowsOf('note').rss.words, 28);
});
