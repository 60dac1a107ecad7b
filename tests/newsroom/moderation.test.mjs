// The moderation page without script: signing in, the lists, decisions, taking them back, the log, and who is kept out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { elements, Moderator, moderatorsFile } from './support/moderator.mjs';
import { exchange, statusOf } from './support/raw.mjs';
import { operatorToken, program, Server, temporaryFolder, unlimited } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_tokens = { 'Lê Thị An': 'mot-ma-rat-dai-cua-An', Binh: 'another-long-token' };
const k_comments = '/articles/seed/comments';

describeWithEveryStore('the moderation page', (store) => {
  let server;
  let database;
  let file;
  before(async () => {
    database = store.create();
    file = moderatorsFile(k_tokens);
    server = await new Server({ store: database.address, options: [...unlimited, '--language', 'en', '--moderators', file] }).start();
  });
  after(async () => {
    assert.deepEqual(await server.end(), { code: 0, signal: null }, server.complaints.join('\n'));
  });

  const write = async (author, text = 'words', more = {}) => {
    const response = await server.send('POST', k_comments, { json: { author, text, ...more } });
    return (await response.json()).id;
  };
  const signedIn = async (name = 'Binh') => new Moderator(server).signIn(name, k_tokens[name]);
  const shown = async () => (await (await server.get(k_comments)).json()).items.map(({ author }) => author);

  test('fifty comments are approved at once, without script', async () => {
    for (let number = 0; number < 50; ++number) await write(`Reader ${number}`, `text ${number}`);
    const moderator = await signedIn('Lê Thị An');
    assert.equal(moderator.count('pending'), 50);
    assert.equal(moderator.authors[0], 'Reader 0', 'what waits longest comes first');
    await moderator.open(moderator.link('Select all'));
    await moderator.submit('/moderation/decide', {}, { button: ['action', 'approve'] });
    assert.match(moderator.message, /Approved: 50/);
    assert.equal(moderator.count('pending'), 0);
    assert.equal((await shown()).length, 50);
  });

  test('a decision is taken back by its button, and the log names who decided what', async () => {
    const ids = [await write('Một'), await write('Hai')];
    const moderator = await signedIn();
    await moderator.submit('/moderation/decide', { id: ids }, { button: ['action', 'reject'] });
    assert.match(moderator.message, /Rejected: 2/);
    await moderator.submit('/moderation/undo');
    assert.match(moderator.message, /Taken back: 2/);
    assert.deepEqual(moderator.authors, ['Một', 'Hai']);
    await moderator.open('/moderation/log');
    assert.deepEqual(elements(elements(moderator.page, 'header')[0], 'a').map(({ attrs }) => attrs.find(({ name }) => name === 'href').value), ['/moderation'], 'the log links to the comments and not to itself');
    const rows = elements(moderator.page, 'tr').slice(1, 5).map((row) => elements(row, 'td').slice(1).map((cell) => cell.childNodes.map((node) => node.value ?? node.childNodes[0].value).join('')));
    assert.deepEqual(rows.map(([who, what, id]) => [who, what, id]).reverse(), [
      ['Binh', 'Pending → Rejected', ids[0]],
      ['Binh', 'Pending → Rejected', ids[1]],
      ['Binh', 'Rejected → Pending (taken back)', ids[0]],
      ['Binh', 'Rejected → Pending (taken back)', ids[1]],
    ]);
    await moderator.open('/moderation?state=pending');
    await moderator.submit('/moderation/decide', {}, { button: ['delete', ids[0]] });
    assert.deepEqual(moderator.authors, ['Hai'], 'one button decides one comment');
    await moderator.submit('/moderation/decide', {}, { button: ['approve', ids[1]] });
    assert.equal((await shown()).at(-1), 'Hai');
  });

  test('undo leaves alone what somebody else has decided since', async () => {
    const id = await write('Ba');
    const moderator = await signedIn();
    await moderator.submit('/moderation/decide', {}, { button: ['approve', id] });
    await server.moderate(id, 'rejected');
    await moderator.submit('/moderation/undo');
    assert.match(moderator.message, /decided otherwise/);
    assert.equal(database.query(`SELECT state FROM comment WHERE id = ${id}`), '2');
    assert.equal(database.query(`SELECT moderator FROM decision WHERE comment = ${id} ORDER BY id DESC LIMIT 1`), 'operator');
  });

  test('a comment stands with its article, what it answers, and the markup that readers will see', async () => {
    const parent = await write('Mẹ', 'the first words');
    await server.moderate(parent, 'approved');
    await write('Con', 'Rất **hay** <script>alert(1)</script> [x](javascript:alert(1))', { parent });
    const moderator = await signedIn();
    const item = elements(moderator.page, 'li').at(-1);
    const { headline } = await (await server.get('/articles/seed.json')).json();
    assert.equal(elements(item, 'a', { href: '/articles/seed' })[0].childNodes[0].value, headline);
    assert.equal(elements(item, 'strong')[0].childNodes[0].value, 'hay');
    assert.equal(elements(item, 'script').length, 0);
    assert.doesNotMatch(moderator.html, /href="javascript/);
    assert.match(moderator.html, /In answer to <bdi>Mẹ<\/bdi>: <span dir="auto">the first words/);
    await moderator.submit('/moderation/decide', { id: moderator.ids }, { button: ['action', 'delete'] });
  });

  for (const [name, author, text, words] of [
    ['words of the text', 'Tư', 'cầu Tràng Tiền', 'Tràng Tiền'],
    ['the author', 'Nguyễn Năm', 'x', 'nguyễn'],
    ['signs that a pattern would read', 'Sáu', '100% _sure_', '100% _s'],
  ]) {
    test(`search finds ${name}`, async () => {
      await write(author, text);
      await write('Other', '1000 sure');
      const moderator = await signedIn();
      await moderator.open(`/moderation?q=${encodeURIComponent(words)}`);
      assert.deepEqual(moderator.authors, [author]);
      await moderator.submit('/moderation/decide', { id: moderator.ids }, { button: ['action', 'reject'] });
      assert.deepEqual(moderator.authors, [], 'the search stays');
    });
  }

  for (const [name, query] of [
    ['no UTF-8', 'q=%FF'],
    ['UTF-8 that ends too early', 'q=abc%E1%BB'],
    ['NUL in it', 'q=a%00b'],
    ['a line end in it', 'q=a%0Ab'],
  ]) {
    test(`a search with ${name} is refused without counting as a failure of the store`, async () => {
      const moderator = await signedIn();
      await moderator.open(`/moderation?${query}`);
      assert.equal(moderator.status, 400);
    });
  }

  test('names that look like markup are text everywhere', async () => {
    const id = await write('"><script>alert(1)</script>', '<img src=x onerror=alert(1)>');
    const moderator = await signedIn();
    await moderator.open('/moderation?q=%22%3E%3Cscript%3E');
    assert.equal(elements(moderator.page, 'script').length, 1, 'its own');
    assert.ok(moderator.authors.includes('"><script>alert(1)</script>'));
    await moderator.submit('/moderation/decide', {}, { button: ['reject', id] });
  });

  test('a list of more than a page goes on, in both orders', async () => {
    const ids = [];
    for (let number = 0; number < 60; ++number) ids.push(await write(`Page ${number}`));
    const moderator = await signedIn();
    await moderator.open('/moderation?q=Page');
    const first = moderator.ids;
    await moderator.open(moderator.link('Next page'));
    assert.deepEqual([...first, ...moderator.ids], ids);
    await moderator.open('/moderation?q=Page&select=all');
    await moderator.submit('/moderation/decide', {}, { button: ['action', 'reject'] });
    await moderator.submit('/moderation/decide', { id: moderator.ids }, { button: ['action', 'reject'] });
    await moderator.open('/moderation?state=rejected&q=Page');
    const newest = moderator.ids;
    await moderator.open(moderator.link('Next page'));
    assert.deepEqual([...newest, ...moderator.ids], ids.toReversed());
  });

  for (const [name, change] of [
    ['without its token', (body) => body.delete('csrf')],
    ['with another token', (body) => body.set('csrf', 'x'.repeat(43))],
  ]) {
    test(`a form ${name} is refused and changes nothing`, async () => {
      const id = await write(`CSRF ${name}`);
      const moderator = await signedIn();
      const body = new URLSearchParams({ csrf: elements(moderator.page, 'input', { name: 'csrf' })[0].attrs.find((each) => each.name === 'value').value, action: 'approve', id });
      change(body);
      await moderator.post('/moderation/decide', body);
      assert.equal(moderator.status, 403);
      assert.equal(database.query(`SELECT state FROM comment WHERE id = ${id}`), '0');
      await server.moderate(id, 'rejected');
    });
  }

  test('another moderator’s form token is worth nothing with one’s own cookie', async () => {
    const [one, other] = [await signedIn(), await signedIn('Lê Thị An')];
    other.cookie = one.cookie;
    await other.submit('/moderation/decide', { id: '1' }, { button: ['action', 'delete'] });
    assert.equal(other.status, 403);
  });

  test('a page of another site cannot send forms', async () => {
    const moderator = await signedIn();
    await moderator.submit('/moderation/decide', { id: '1' }, { button: ['action', 'delete'], origin: 'https://evil.example' });
    assert.equal(moderator.status, 403);
  });

  test('the cookie is for this page alone, and new after signing in', async () => {
    const moderator = new Moderator(server);
    await moderator.open('/moderation');
    assert.match(moderator.headers.get('set-cookie'), /^lede_moderation=[\w-]{32}; Path=\/moderation; HttpOnly; SameSite=Strict$/);
    assert.equal(moderator.headers.get('cache-control'), 'no-store, no-transform');
    assert.equal(moderator.headers.get('content-encoding'), null, 'the size of the form’s token tells nothing');
    const before = moderator.cookie;
    await moderator.submit('/moderation/login', { name: 'Binh', token: k_tokens.Binh });
    assert.notEqual(moderator.cookie, before);
    const session = moderator.cookie;
    await moderator.submit('/moderation/logout');
    moderator.cookie = session;
    await moderator.open('/moderation');
    assert.equal(elements(moderator.page, 'form', { action: '/moderation/login' }).length, 1, 'the session has ended at the server');
    assert.equal(database.query("SELECT COUNT(*) FROM session WHERE token = 'x'"), '0');
  });

  test('nobody decides without signing in, and wrong tokens are counted', async () => {
    const guest = new Moderator(server);
    for (const path of ['/moderation', '/moderation/log', '/moderation?state=approved']) {
      await guest.open(path);
      assert.deepEqual(guest.ids, [], path);
      assert.equal(elements(guest.page, 'form', { action: '/moderation/login' }).length, 1, path);
    }
    const csrf = elements(guest.page, 'input', { name: 'csrf' })[0].attrs.find((each) => each.name === 'value').value;
    await guest.post('/moderation/decide', new URLSearchParams({ csrf, action: 'delete', id: '1' }));
    assert.equal(guest.status, 401);
    const statuses = [];
    for (let attempt = 0; attempt < 12; ++attempt) {
      await guest.open('/moderation');
      await guest.submit('/moderation/login', { name: attempt % 2 ? 'Binh' : 'Nobody', token: 'a-wrong-token-indeed' });
      statuses.push(guest.status);
    }
    assert.deepEqual([...new Set(statuses)], [403, 429]);
    assert.ok(!JSON.stringify(server.log).includes('a-wrong-token-indeed'));
  });

  test('a name that leaves the file, or gets another token, is signed out at once; with the operator’s token one signs in too', async () => {
    database.query('DELETE FROM allowance'); // servers on one PostgreSQL count wrong tokens together
    const other = await new Server({ store: database.address, options: [...unlimited, '--language', 'vi'] }).start();
    const moderator = await new Moderator(other).signIn('operator', operatorToken);
    assert.equal(moderator.status, 200);
    assert.equal(elements(moderator.page, 'html')[0].attrs[0].value, 'vi');
    assert.match(moderator.html, /Duyệt ý kiến/);
    await other.end();
    const home = await new Server({ store: database.address, options: [...unlimited, '--moderators', file] }).start();
    const binh = await new Moderator(home).signIn('Binh', k_tokens.Binh);
    await home.end();
    for (const [people, isSignedIn] of [
      [k_tokens, false], // created again, each hash has another salt, as after a change of the token
      [{ An: k_tokens['Lê Thị An'] }, false],
      [undefined, true],
    ]) {
      const next = await new Server({ store: database.address, options: [...unlimited, '--moderators', people ? moderatorsFile(people) : file] }).start();
      const visitor = new Moderator(next);
      visitor.cookie = binh.cookie;
      await visitor.open('/moderation');
      assert.equal(elements(visitor.page, 'form', { action: '/moderation/login' }).length === 0, isSignedIn);
      await next.end();
    }
  });

  test('whoever signs in again leaves no session behind, and each form has a token of its own', async () => {
    database.query('DELETE FROM allowance');
    const other = await new Server({ store: database.address, options: [...unlimited, '--moderators', file] }).start();
    const csrfOf = ({ html }) => /name="csrf" value="([^"]+)"/.exec(html)[1];
    const moderator = await new Moderator(other).signIn('Binh', k_tokens.Binh);
    const former = moderator.cookie;
    const forms = [...moderator.html.matchAll(/name="csrf" value="([^"]+)"/g)].map(([, value]) => value);
    assert.equal(new Set(forms).size, forms.length, 'a page that is compressed tells nothing of its token');
    const body = new URLSearchParams({ csrf: csrfOf(moderator), name: 'Binh', token: k_tokens.Binh });
    await moderator.post('/moderation/login', body);
    assert.notEqual(moderator.cookie, former);
    assert.deepEqual(moderator.status, 200);
    const left = new Moderator(other);
    left.cookie = former;
    await left.open('/moderation');
    assert.equal(elements(left.page, 'form', { action: '/moderation/login' }).length, 1);
    const [csrf, stranger] = [csrfOf(moderator), csrfOf(left)];
    for (const forged of ['', csrf.slice(0, 32), csrf.slice(32), stranger, stranger.slice(0, 32) + csrf.slice(32), `${csrf}a`, csrf.slice(0, -1)]) {
      const answer = await other.send('POST', '/moderation/decide', { form: { csrf: forged, action: 'reject', id: '1' }, headers: { cookie: moderator.cookie } });
      assert.deepEqual([answer.status, (await answer.json()).error.code], [403, 'form-expired'], forged);
    }
    await other.end();
  });

  test('behind a proxy that signs moderators in, its name is the moderator’s', async () => {
    const options = [...unlimited, '--behind-proxy', '--moderator-header', 'X-Remote-User'];
    const other = await new Server({ store: database.address, options }).start();
    const id = await write('Proxy');
    const first = await other.get('/moderation', { accept: 'text/html', 'x-remote-user': 'Chi' });
    const cookie = first.headers.get('set-cookie').split(';')[0];
    const csrf = /name="csrf" value="([^"]+)"/.exec(await first.text())[1];
    const answer = await other.send('POST', '/moderation/decide', { form: { csrf, action: 'reject', id }, headers: { cookie, 'x-remote-user': 'Chi', accept: 'application/json' } });
    assert.deepEqual([answer.status, (await answer.json()).comments], [200, [id]]);
    assert.equal(database.query(`SELECT moderator FROM decision WHERE comment = ${id}`), 'Chi');
    assert.equal((await other.get('/moderation')).status, 403);
    const two = await exchange(other.port, 'GET /moderation HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Remote-User: Eve\r\nX-Remote-User: Chi\r\n\r\n');
    assert.equal(statusOf(two), 403, 'the proxy has left the client’s own');
    await other.end();
    const elsewhere = await new Server({ store: database.address, options: [...options, '--trusted-proxy', '192.0.2.0/24'] }).start();
    assert.equal((await elsewhere.get('/moderation', { 'x-remote-user': 'Chi' })).status, 403, 'this peer is not the proxy');
    await elsewhere.end();
  });

  if (store.name === 'SQLite') {
    for (const [name, content, message] of [
      ['a token in clear', 'An geheim-geheim-geheim\n', /:1: expected "NAME HASH"/],
      ['a name twice', () => execFileSync(program, ['hash-token', 'An'], { input: 'long-enough-token\n', encoding: 'utf8' }).repeat(2), /:2: An is there twice/],
    ]) {
      test(`a file of moderators with ${name} is refused at the start`, () => {
        const bad = join(temporaryFolder(), 'moderators');
        writeFileSync(bad, typeof content === 'string' ? content : content());
        assert.throws(() => execFileSync(program, ['--articles', '.', '--moderators', bad], { stdio: 'pipe' }), ({ status, stderr }) => {
          assert.match(String(stderr), message);
          return status === 2;
        });
      });
    }

    test('a header that names moderators is refused without a proxy', () => {
      assert.throws(() => execFileSync(program, ['--articles', '.', '--moderator-header', 'X-User'], { stdio: 'pipe' }), ({ stderr }) => /needs --behind-proxy/.test(String(stderr)));
    });
  }
});
