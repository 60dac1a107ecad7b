// The command at its edges: files that are not there, folders, pipes that end, and words it does not know.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder } from '../support/folders.mjs';
import { inProject, lede } from '../support/paths.mjs';
import { optionsOf } from '../../web/scripts/facts.mjs';

const article = '{"headline":"H","body":"<p onclick=x>b"}';
function prepared(folder) {
  writeFileSync(join(folder, 'a.json'), article);
  writeFileSync(join(folder, 'bad.json'), '{\n  "headline": nope}');
  writeFileSync(join(folder, 'wrong.json'), '{\n "headline": 5,\n "lead": [],\n "published": "soon"\n}');
  writeFileSync(join(folder, 'options.json'), '{"headingLevel": 9}');
  writeFileSync(join(folder, 'feed.json'), JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'F',
    items: [
      { id: '1', url: 'https://n.example/1', title: 'First', content_html: '<p>a', summary: 'S', date_published: '2021-07-13T18:03:00+07:00' },
      { id: '2', url: 'https://n.example/self', title: 'Itself', content_text: 'b' },
    ],
  }));
  writeFileSync(join(folder, 'old.html'), 'old');
  mkdirSync(join(folder, 'folder'));
}
const run = (folder, args, input = article) => spawnSync(lede, args, { cwd: folder, encoding: 'utf8', input });

const cases = [
  // name, arguments, status, standard error
  ['no command', [], 2, /no command was given; see lede help/],
  ['an unknown command', ['rendre'], 2, /^lede: unknown command "rendre" \(did you mean render\?\); see lede help\n$/],
  ['a command that nothing is like', ['frobnicate'], 2, /unknown command "frobnicate"; see lede help/],
  ['an unknown command to help with', ['help', 'bach'], 2, /unknown command "bach" \(did you mean batch\?\)/],
  ['an unknown option', ['render', '--nope'], 2, /^lede: unknown option "--nope"; see lede help render\n$/],
  ['a misspelled option', ['render', '--form', 'lede'], 2, /unknown option "--form" \(did you mean --from\?\)/],
  ['a misspelled option with a value', ['batch', 'folder', '-o', 'out', '--lokale=vi'], 2, /unknown option "--lokale" \(did you mean --locale\?\)/],
  ['an option in front of the command', ['--strict', 'render'], 2, /unknown option "--strict"/],
  ['a value for a switch', ['render', '--strict=yes', 'a.json'], 2, /--strict takes no value/],
  ['words for a number', ['render', '--heading-level', 'two', 'a.json'], 2, /expected a number, found a string \(\$\.headingLevel\)/],
  ['an element that no article has', ['sanitize', '--allow-elements', 'p,script'], 2, /script.* \(\$\.allowElements\[1\]\)/],
  ['a file whose name is in brackets', ['render', '[a,b]'], 1, /^lede: error\[file\]: \[a,b\]: No such file/],
  ['a file behind --', ['render', '--', '--strict'], 1, /^lede: error\[file\]: --strict: No such file/],
  ['an option without its value', ['render', '--locale'], 2, /--locale needs a value/],
  ['an option of another command', ['markdown', '--jobs', '2'], 2, /lede markdown has no option --jobs \(it is one of: batch, check\); see lede help markdown/],
  ['an option of batch', ['render', '--jobs', '2'], 2, /lede render has no option --jobs/],
  ['a form of page, where there is none', ['markdown', '--output', 'page'], 2, /lede markdown has no option --output/],
  ['a policy, where a document has its own', ['render', '--policy', 'comment'], 2, /lede render has no option --policy/],
  ['a report of a batch, which has its table', ['batch', 'folder', '-o', 'out', '--report', 'r.json'], 2, /lede batch has no option --report/],
  ['an option of a harness, whose lines have them', ['harness', '--locale', 'en'], 2, /lede harness has no option --locale/],
  ['a file for a harness', ['harness', '-o', 'out.ndjson'], 2, /lede harness has no option -o/],
  ['a format that there is not', ['render', 'a.json', '--from', 'morse'], 2, /unknown format "morse" \(expected one of: auto, lede/],
  ['a format that there is not, in a batch', ['batch', 'folder', '-o', 'out', '--from', 'morse'], 2, /unknown format "morse"/],
  ['one file too many', ['render', 'a.json', 'b.json'], 2, /"b.json" is one argument too many/],
  ['a value that cannot be', ['render', '--output', 'pdf'], 2, /expected one of: fragment, element, page, found "pdf"/],
  ['an options file that is wrong', ['render', '--options', 'options.json'], 2, /options\.json: .*\(\$\.headingLevel\)/],
  ['an options file that is not there', ['render', '--options', 'no.json'], 2, /no\.json: No such file/],
  ['batch without a place to write to', ['batch', 'folder'], 2, /batch needs a folder to write to/],
  ['batch with no number of jobs', ['batch', 'folder', '-o', 'out', '--jobs', 'many'], 2, /--jobs needs a number from 1 to 256, found "many"/],
  ['no jobs', ['batch', 'folder', '-o', 'out', '--jobs', '0'], 2, /--jobs needs a number from 1 to 256, found "0"/],
  ['a file that is not there', ['render', 'no.json'], 1, /^lede: error\[file\]: no\.json: No such file or directory\n$/],
  ['a folder instead of a file', ['render', 'folder'], 1, /^lede: error\[file\]: folder: Is a directory\n$/],
  ['a folder to write to', ['render', 'a.json', '-o', 'folder'], 1, /folder: Is a directory/],
  ['a folder that is not there', ['render', 'a.json', '-o', 'no/a.html'], 1, /no\/a\.html: No such file/],
  ['a report that cannot be written', ['render', 'a.json', '-o', 'x.html', '--report', 'no/r.json'], 1, /no\/r\.json: No such file/],
  ['a document that is refused', ['render', 'bad.json', '-o', 'old.html'], 1, /^bad\.json:2:15: error\[json-syntax\]: /],
  ['a feed that is not there', ['render', 'a.json', '--related', 'no.json'], 2, /no\.json: No such file/],
];
for (const [name, args, status, message] of cases) {
  test(`${name}: status ${status}, in words`, () =>
    inFolder((folder) => {
      prepared(folder);
      const before = readdirSync(folder).length;
      const result = run(folder, args);
      assert.equal(result.status, status, result.stderr);
      assert.match(result.stderr, message);
      assert.equal(result.stdout, '');
      assert.equal(readFileSync(join(folder, 'old.html'), 'utf8'), 'old');
      const more = args.includes('x.html') ? 1 : 0;
      assert.equal(readdirSync(folder).length, before + more, 'nothing is left behind');
    }));
}

test('a link to write to stays one, and so does /dev/stdout', () =>
  inFolder((folder) => {
    prepared(folder);
    symlinkSync('old.html', join(folder, 'link.html'));
    assert.equal(run(folder, ['markdown', '-o', 'link.html'], '**a**').status, 0);
    assert.ok(lstatSync(join(folder, 'link.html')).isSymbolicLink());
    assert.equal(readFileSync(join(folder, 'old.html'), 'utf8'), '<p><strong>a</strong></p>');
    // Another name for a descriptor, as /dev/stdout is; and where that is a file, what is written there is not lost.
    const file = openSync(join(folder, 'out.html'), 'a');
    writeSync(file, 'before ');
    const stdio = ['pipe', file, file];
    for (const name of ['/dev/stdout', '/dev/stderr']) {
      const before = lstatSync(name).ino;
      assert.equal(spawnSync(lede, ['markdown', '-o', name], { input: '**b** ', stdio }).status, 0);
      assert.equal(lstatSync(name).ino, before);
    }
    assert.equal(readFileSync(join(folder, 'out.html'), 'utf8'), `before ${'<p><strong>b</strong></p>'.repeat(2)}`);
  }));

test('help lists the commands, and what each of them takes', () =>
  inFolder((folder) => {
    const { stdout, status } = run(folder, ['help']);
    assert.equal(status, 0);
    for (const args of [['--help'], ['-h']]) assert.deepEqual([run(folder, args).stdout, run(folder, args).status], [stdout, 0]);
    const commands = [...stdout.matchAll(/^ {2}lede ([a-z]+)/gm)].map(([, command]) => command);
    assert.deepEqual(commands, ['render', 'markdown', 'sanitize', 'convert', 'validate', 'batch', 'check', 'harness', 'help', 'version']);
    for (const command of commands) {
      const help = run(folder, ['help', command]);
      assert.equal(help.status, 0);
      assert.ok(help.stdout.startsWith(`lede ${command}`), help.stdout);
      for (const flag of ['--help', '-h']) assert.equal(run(folder, [command, flag]).stdout, help.stdout);
      // Each option that the help names is one that the command knows.
      for (const [, flag] of help.stdout.matchAll(/^ {2}(--[a-z-]+|-o)\b/gm)) {
        assert.doesNotMatch(run(folder, [command, flag]).stderr, /(unknown|has no) option/, `${command} ${flag}`);
      }
      for (const line of help.stdout.split('\n')) assert.ok(line.length < 132, line);
    }
  }));

test('every option but two has a flag, and it does what the option does', () =>
  inFolder((folder) => {
    const names = optionsOf(readFileSync(inProject('core', 'include', 'lede', 'options.def'), 'utf8'));
    const flags = run(folder, ['help', 'render']).stdout + run(folder, ['help', 'markdown']).stdout;
    const without = names.filter(({ name }) => !flags.includes(` --${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} `));
    assert.deepEqual(without.map(({ name }) => name), ['reportAll', 'labels']);

    writeFileSync(join(folder, 'sheet.css'), 'p { color: red }');
    const input = JSON.stringify({ headline: 'H', language: 'en', published: '2020-01-01', body: '<h2 id=a>A</h2><p>b <em>c</em> <a href="x">d</a>' });
    const cases = [
      [['--heading-level', '3'], { headingLevel: 3 }],
      [['--base-url', 'https://n.example/', '--link-target=blank', '--link-rel', 'nofollow ugc'], { baseUrl: 'https://n.example/', linkTarget: 'blank', linkRel: 'nofollow ugc' }],
      [['--id-prefix', 'x-', '--now', '2026-01-01'], { idPrefix: 'x-', now: '2026-01-01' }],
      [['--components', 'rating, share'], { components: ['rating', 'share'] }],
      [['--components', ''], { components: [] }],
      [['--allow-elements=p,h2'], { allowElements: ['p', 'h2'] }],
      [['--output', 'page', '--styles', 'sheet.css', '--nonce', 'abc', '--oembed-url', '/o', '--site-name', 'N', '--site-url', '/'], { output: 'page', styles: 'p { color: red }', nonce: 'abc', oembedUrl: '/o', siteName: 'N', siteUrl: '/' }],
      [['--locale=', '--locale', 'vi'], { locale: 'vi' }],
    ];
    for (const [args, options] of cases) {
      writeFileSync(join(folder, 'options.json'), JSON.stringify(options));
      const wanted = run(folder, ['render', '--options', 'options.json'], input);
      const { stdout, stderr, status } = run(folder, ['render', ...args], input);
      assert.deepEqual([stdout, stderr, status], [wanted.stdout, wanted.stderr, 0], args.join(' '));
    }
  }));

test('a file is replaced in one step, and keeps its permissions', () =>
  inFolder((folder) => {
    prepared(folder);
    chmodSync(join(folder, 'old.html'), 0o640);
    const { ino } = statSync(join(folder, 'old.html'));
    assert.equal(run(folder, ['render', 'a.json', '-o', 'old.html']).status, 0);
    const after = statSync(join(folder, 'old.html'));
    assert.notEqual(after.ino, ino);
    assert.equal(after.mode & 0o777, 0o640);
    assert.match(readFileSync(join(folder, 'old.html'), 'utf8'), /<p>b\n<\/p>/);
  }));

test('where nobody may write, that is said', { skip: process.getuid() === 0 && 'root may write everywhere' }, () =>
  inFolder((folder) => {
    prepared(folder);
    chmodSync(join(folder, 'folder'), 0o500);
    const { status, stderr } = run(folder, ['render', 'a.json', '-o', 'folder/a.html']);
    assert.deepEqual([status, stderr], [1, 'lede: error[file]: folder/a.html: Permission denied\n']);
  }),
);

test('a full device is an error and not a short file', { skip: !existsSync('/dev/full') && '/dev/full is not here' }, () =>
  inFolder((folder) => {
    const { status, stderr } = run(folder, ['render', '-o', '/dev/full']);
    assert.equal(status, 1);
    assert.match(stderr, /\/dev\/full: No space left on device/);
  }),
);

test('a reader that goes away ends the command without a word', async () => {
  const child = spawn(lede, ['harness'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said = [];
  child.stderr.on('data', (chunk) => said.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdout.destroy();
  for (let id = 0; id < 2000; id += 1) child.stdin.write(`${JSON.stringify({ id, operation: 'markdown', input: 'a'.repeat(500) })}\n`);
  child.stdin.end();
  const [code, signal] = await once(child, 'exit');
  assert.equal(signal ?? code, 'SIGPIPE');
  assert.equal(Buffer.concat(said).toString(), '');
});

test('validate tells all that is wrong, also of a document that is refused, and of many', () =>
  inFolder((folder) => {
    prepared(folder);
    const { status, stdout, stderr } = run(folder, ['validate', '--language', 'en', 'a.json', 'wrong.json', 'bad.json', 'no.json']);
    assert.equal(status, 1);
    assert.deepEqual(stdout.split('\n'), [
      'a.json:1:24: warning[attribute-removed]: attribute "onclick" of <p> removed: it is not allowed here ($.body) [changed]',
      'wrong.json:2:14: warning[wrong-type]: expected a string, found a number ($.headline) [lost]',
      'wrong.json:3:10: warning[wrong-type]: expected a string, found an array ($.lead) [lost]',
      'wrong.json:4:15: warning[invalid-value]: expected a date of RFC 3339, such as 2021-07-13T18:03:00+07:00, found "soon" ($.published) [lost]',
      '',
    ]);
    assert.match(stderr, /^wrong\.json:1:1: error\[article-empty\]: .*\nbad\.json:2:15: error\[json-syntax\]: .*\nlede: error\[file\]: no\.json: /);
    assert.equal(run(folder, ['validate', 'a.json']).status, 0);
    assert.equal(run(folder, ['validate', '--strict', 'a.json']).status, 0);
    assert.equal(run(folder, ['validate', '--strict', 'wrong.json']).status, 1);
  }));

test('renders the first article of a list, and says how to get the others', () =>
  inFolder((folder) => {
    const item = (id) => ({ id, title: id, language: 'en', content_html: '<p>b</p>' });
    const feed = { version: 'https://jsonfeed.org/version/1.1', items: ['a', 'b', 'c'].map(item) };
    writeFileSync(join(folder, 'feed.json'), JSON.stringify(feed));
    for (const command of ['render', 'convert']) {
      const { stderr } = run(folder, [command, 'feed.json']);
      assert.match(stderr, /^feed\.json: warning: this is a list of 3 articles, .* --item 1 .* lede batch .*\n$/);
      assert.equal(run(folder, [command, '--item', '2', 'feed.json']).stderr, '');
    }
  }));

test('validates every article of a list, with the places of what its reader finds', () =>
  inFolder((folder) => {
    const item = (id, more) => ({ id, title: id, language: 'en', content_html: '<p>b</p>', ...more });
    const items = [item('a'), item('b', { date_published: 'soon' }), item('c', { content_html: '<p>b</p><object></object>' })];
    writeFileSync(join(folder, 'feed.json'), JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }, null, 1));
    const { stdout, stderr, status } = run(folder, ['validate', 'feed.json']);
    assert.match(stdout, /^feed\.json:15:\d+: warning\[invalid-value\]: .*"soon".*\nfeed\.json, article 3: warning\[element-removed\]: .*\n$/);
    assert.deepEqual([stderr, status], ['', 0]);
    assert.equal(run(folder, ['validate', '--strict', 'feed.json']).status, 1);
    assert.equal(run(folder, ['validate', '--strict', '--item', 'a', 'feed.json']).status, 0);
  }));

test('the front page of a site is refused, although a plug-in gives it an article', () =>
  inFolder((folder) => {
    const cards = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `<div class="card"><h3><a href="/news/${n}">Headline of the story number ${n}</a></h3></div>`);
    const article = JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'The Paper', datePublished: '2022-04-09' });
    const page = (type) =>
      `<!doctype html><html lang="en"><title>The Paper</title><meta property="og:type" content="${type}"><meta property="og:url" content="https://paper.example/"><link rel="canonical" href="https://paper.example/"><script type="application/ld+json">${article}</script><body>${cards.join('')}`;
    writeFileSync(join(folder, 'front.html'), page('website'));
    writeFileSync(join(folder, 'article.html'), page('article'));
    assert.match(run(folder, ['render', 'front.html']).stderr, /format-not-recognised.*list of links/);
    assert.equal(run(folder, ['render', 'article.html']).status, 0);
  }));

test('a file of options serves all commands: each checks those of the others, and leaves them out', () =>
  inFolder((folder) => {
    const picture = '<img src=/a.jpg alt=x>';
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ id: 1, title: { rendered: 'H' }, content: { rendered: `${picture}<p>b` }, jetpack_featured_media_url: '/a.jpg' }));
    writeFileSync(join(folder, 'b.html'), `<p>b${picture}`);
    const cases = [
      [['render', 'a.json'], { policy: 'comment' }],
      [['convert', 'a.json'], { policy: 'comment', output: 'page' }],
      [['sanitize', 'b.html'], { styleUrl: '/a.css', output: 'page', siteName: 'N', item: '3', components: [] }],
      [['markdown', 'b.html'], { policy: 'article', locale: 'vi', related: 'no feed' }],
    ];
    for (const [args, options] of cases) {
      writeFileSync(join(folder, 'options.json'), JSON.stringify(options));
      const wanted = run(folder, args);
      const { stdout, stderr, status } = run(folder, [...args, '--options', 'options.json']);
      assert.deepEqual([stdout, stderr, status], [wanted.stdout, wanted.stderr, 0], args.join(' '));
    }
    writeFileSync(join(folder, 'options.json'), '{"styleUrl":1}');
    assert.match(run(folder, ['sanitize', 'b.html', '--options', 'options.json']).stderr, /options\.json: .*\$\.styleUrl/);
  }));

test('convert has no option that would change nothing', () => {
  assert.equal(run('.', ['convert', '--base-url', 'https://n.example/', 'a.json']).status, 2);
  assert.doesNotMatch(run('.', ['convert', '--help']).stdout, /--base-url/);
});

test('the name of a Markdown file says what it is', () =>
  inFolder((folder) => {
    for (const name of ['a.md', 'a.mdx', 'a.markdown']) {
      writeFileSync(join(folder, name), '<!-- a draft -->\n\nSome *words*.');
      assert.match(run(folder, ['render', '--language', 'en', name]).stdout, /<p>Some <em>words<\/em>\.<\/p>/);
    }
  }));

test('cosmetic warnings are shown with --verbose alone, one a kind; --strict fails on what is lost', () =>
  inFolder((folder) => {
    const cosmetic = JSON.stringify({ headline: 'H', language: 'en', body: '<p class=a>b</p><p class=c>d</p>' });
    for (const command of ['render', 'validate']) {
      assert.doesNotMatch(Object.values(run(folder, [command, '--strict', '-'], cosmetic)).join('\n'), /warning/);
      const { status, stdout, stderr } = run(folder, [command, '--strict', '--verbose', '-'], cosmetic);
      assert.equal(status, 0);
      assert.match(stdout + stderr, /warning\[attribute-removed\]: attributes named class were removed, 2 times \(\$\.body\) \[cosmetic\]\n/);
    }
    const lost = JSON.stringify({ headline: 'H', language: 'en', body: '' });
    assert.match(run(folder, ['render', '-'], lost).stderr, /warning\[body-missing\].* \[lost\]\n$/);
    assert.equal(run(folder, ['render', '-'], lost).status, 0);
    assert.equal(run(folder, ['render', '--strict', '-'], lost).status, 1);
    assert.equal(run(folder, ['validate', '--strict', '-'], lost).status, 1);
    assert.equal(run(folder, ['batch', '--strict', '-', '-o', 'pages'], lost).status, 1);
    assert.equal(run(folder, ['batch', '-', '-o', 'pages'], lost).status, 0);
  }));

test('feeds fill the related and the latest news, without the article itself', () =>
  inFolder((folder) => {
    prepared(folder);
    const self = JSON.stringify({ headline: 'H', body: 'B', url: 'https://n.example/self', related: [{ headline: 'Own' }], latest: [] });
    const { stdout, stderr } = run(folder, ['render', '--locale', 'en', '--related', 'feed.json', '--latest', 'feed.json'], self);
    assert.equal(stderr, '');
    assert.equal(stdout.split('href="https://n.example/1"').length - 1, 2);
    assert.match(stdout, /lede-summary" part="summary">S</);
    assert.doesNotMatch(stdout, /Itself|Own/);
    const own = run(folder, ['render', '--related', 'bad.json'], self);
    assert.match(own.stderr, /warning\[feed-unusable\]: the feed for "related" cannot be used: /);
    assert.match(own.stdout, />Own</);
    const list = JSON.stringify([{ headline: 'Of a list', url: 'https://n.example/2', summary: 'T', image: { url: 'https://n.example/p.jpg' } }]);
    writeFileSync(join(folder, 'list.json'), list);
    assert.match(run(folder, ['render', '--related', 'list.json'], self).stdout, /Of a list.*lede-summary" part="summary">T<.*p\.jpg/s);
    const options = { related: [{ headline: 'From options' }], latest: list };
    writeFileSync(join(folder, 'options.json'), JSON.stringify(options));
    assert.match(run(folder, ['render', '--options', 'options.json'], self).stdout, /From options.*Of a list/s);
  }));

test('a page that is written without its style sheet beside it says so', () =>
  inFolder((folder) => {
    prepared(folder);
    const say = (...args) => run(folder, ['render', 'a.json', ...args]).stderr.split('\n').filter((line) => line.includes('note:'));
    const note = 'p.html: note: it links lede.css, which is not beside it; --styles FILE.css puts a style sheet into the markup, --style-url URL names one elsewhere';
    assert.deepEqual(say('--output', 'page', '-o', 'p.html'), [note]);
    assert.deepEqual(say('--output', 'element', '-o', 'p.html'), [note]);
    for (const quiet of [[], ['-o', 'p.html'], ['--output', 'page'], ['--output', 'page', '-o', 'p.html', '--style-url', '/lede.css']]) {
      assert.deepEqual(say(...quiet), []);
    }
    writeFileSync(join(folder, 'lede.css'), '');
    assert.deepEqual(say('--output', 'page', '-o', 'p.html'), []);
    assert.deepEqual(say('--output', 'page', '-o', 'p.html', '--now', '2031-01-01'), ['p.html: note: it links lede-parts.css, which is not beside it']);
  }));

test('a page with parts for which its style sheet has no rules says so', () =>
  inFolder((folder) => {
    const sheet = (name) => readFileSync(inProject('web', 'src', 'styles', name), 'utf8');
    writeFileSync(join(folder, 'lede.css'), '.lede-story { color: red }');
    writeFileSync(join(folder, 'all.css'), sheet('parts.css'));
    const article = { headline: 'H', body: 'In a text: class="lede-note"' };
    writeFileSync(join(folder, 'plain.json'), JSON.stringify(article));
    writeFileSync(join(folder, 'parts.json'), JSON.stringify({ ...article, keyPoints: ['One'] }));
    writeFileSync(join(folder, 'wide.json'), JSON.stringify({ ...article, image: { url: 'https://news.example/a.jpg', role: 'wide' } }));
    const say = (...args) => run(folder, ['render', '--output', 'page', '-o', 'p.html', ...args]).stderr.split('\n').filter((line) => line.includes('note:'));
    const note = (name) => `p.html: note: the given styles have no rules for ${name}, which lede-parts.css has: cat lede.css lede-parts.css > all.css, and --styles all.css`;
    assert.deepEqual(say('parts.json', '--styles', 'lede.css'), [note('lede-key-points')]);
    assert.deepEqual(say('wide.json', '--styles', 'lede.css'), [note('lede-image-wide')]);
    assert.deepEqual(say('parts.json', '--styles', 'all.css'), []);
    assert.deepEqual(say('plain.json', '--styles', 'lede.css'), []);
  }));
