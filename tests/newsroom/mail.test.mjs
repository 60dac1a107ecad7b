// E-mail to moderators: over TLS or not at all, one message in a while, again if it failed, and nobody waits for it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { articlesFolder, missingServer, program, Server, temporaryFolder } from './support/server.mjs';
import { certificateAuthority, MailServer, readMessage } from './support/smtp.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_people = ['--mail-from', 'newsroom@news.example', '--mail-to', 'an@news.example', '--mail-to', 'binh@news.example'];
const k_unlimited = ['--limit-comments', 'off', '--limit-reads', 'off'];

const privateFile = (text, mode = 0o600) => {
  const file = join(temporaryFolder(), 'login');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
};
const comment = (server, text) => server.send('POST', '/articles/seed/comments', { json: { author: 'Mai', text } });
const logged = async (server, event, count = 1) => {
  while (server.log.filter((line) => line.event === event).length < count) await server.get('/health'); // the log tells
  return server.log.filter((line) => line.event === event);
};

describeWithEveryStore('e-mail to moderators', (store) => {
  const running = [];
  after(() => Promise.all(running.map((each) => (each instanceof Server ? each.kill() : each.end()))));
  const mailServer = async (plan) => {
    const started = await new MailServer(plan).start();
    running.push(started);
    return started;
  };
  const start = async (mail, options = [], address = store.create().address) => {
    const list = [...k_unlimited, '--mail-server', mail.address, '--mail-ca-file', certificateAuthority().file, ...k_people, ...options];
    const server = await new Server({ store: address, options: list }).start();
    running.push(server);
    return server;
  };

  test('one message lists all waiting comments, over STARTTLS, after a login, to every moderator', async () => {
    const mail = await mailServer({ login: 'newsroom pass word=ă' });
    const login = ['--mail-login-file', privateFile('newsroom\npass word=ă\n')];
    const server = await start(mail, [...login, '--title', 'Báo Thung Lũng', '--mail-seconds', '3600']);
    await comment(server, 'words of a reader');
    await mail.arrived(1);
    await comment(server, 'more of them');
    await logged(server, 'mail-sent');
    assert.deepEqual(await server.end(), { code: 0, signal: null });
    assert.equal(mail.messages.length, 1, 'the second one is told in an hour');
    const [{ text, ...envelope }] = mail.messages;
    assert.deepEqual(envelope, { from: 'newsroom@news.example', to: ['an@news.example', 'binh@news.example'], login: 'newsroom', isSecure: true, hello: '127.0.0.1' });
    assert.deepEqual(mail.commands.filter(({ isSecure }) => !isSecure).map(({ verb }) => verb), ['EHLO', 'STARTTLS'], 'nothing else is said without TLS');
    const { fields, names, body } = readMessage(text);
    assert.equal(new Set(names).size, names.length, 'each field once');
    assert.deepEqual(
      [fields.from, fields.to, fields.subject, fields['auto-submitted'], fields['content-language']],
      ['newsroom@news.example', 'an@news.example, binh@news.example', 'Báo Thung Lũng: ý kiến chờ duyệt: 1', 'auto-generated', 'vi'],
    );
    assert.match(fields['message-id'], /^<[\w-]{32}@news\.example>$/);
    assert.ok(Math.abs(new Date(fields.date) - Date.now()) < 60_000, fields.date);
    assert.match(body, /Ý kiến chờ quyết định: 1\r\n/);
    assert.ok(body.includes(`${server.origin}/moderation\r\n`));
    assert.doesNotMatch(body, /words of a reader|Mai/, 'no words of readers');
    assert.ok(text.split('\r\n').every((line) => /^[\x20-\x7e]{0,76}$/.test(line)), text);
  });

  test('comments that come later are in the next message, and a reported one is counted', async () => {
    const mail = await mailServer();
    const server = await start(mail, ['--mail-seconds', '1', '--language', 'en']);
    const { id } = await (await comment(server, 'first')).json();
    await mail.arrived(1);
    await server.moderate(id, 'approved');
    await server.send('POST', `/articles/seed/comments/${id}/report`, { json: { reason: 'spam' } });
    await mail.arrived(2);
    const { fields, body } = readMessage(mail.messages[1].text);
    assert.equal(fields.subject, 'Newsroom: comments that wait for a moderator: 1');
    assert.match(body, /Comments that readers reported: 1/);
    await server.end();
  });

  test('a message that the mail server refuses for now is sent again', async () => {
    const mail = await mailServer({ tls: 'from-the-start', replies: { MAIL: ['451 grey'], DATA: ['452 full'] } });
    const server = await start(mail, ['--mail-seconds', '1']);
    await comment(server, 'once');
    await mail.arrived(1);
    const failures = await logged(server, 'mail-failed', 2);
    assert.match(failures[0].message, /451/);
    assert.match(failures[1].message, /452/);
    assert.equal(mail.messages[0].isSecure, true);
    await server.end();
  });

  test('an address that the mail server does not know keeps the message from nobody else', async () => {
    const mail = await mailServer({ replies: { RCPT: ['550 unknown'] } });
    const server = await start(mail);
    await comment(server, 'once');
    await mail.arrived(1);
    assert.deepEqual(mail.messages[0].to, ['binh@news.example']);
    await server.end();
  });

  for (const [name, plan, message] of [
    ['that offers no TLS', { tls: 'none', login: 'newsroom secret' }, /TLS|SSL/],
    ['whose certificate is another host’s', { name: 'other.example' }, /certificate/i],
    ['that refuses the login', { login: 'newsroom another' }, /Login denied|535/],
  ]) {
    test(`a mail server ${name} gets neither message nor password, and the log says why`, async () => {
      const mail = await mailServer(plan);
      const server = await start(mail, ['--mail-login-file', privateFile('newsroom\nsecret\n')]);
      await comment(server, 'once');
      const [failure] = await logged(server, 'mail-failed');
      assert.match(failure.message, message);
      assert.doesNotMatch(JSON.stringify(server.log), /secret/);
      assert.equal(mail.messages.length, 0);
      assert.deepEqual(mail.commands.filter(({ verb, isSecure }) => ['AUTH', 'MAIL'].includes(verb) && !isSecure), []);
      await server.end();
    });
  }

  for (const [name, reply] of [
    ['an answer without an end', '250-line\r\n'.repeat(2000)],
    ['one line without an end', `250-${'x'.repeat(64_000)}`],
  ]) {
    test(`a mail server with ${name} costs little memory, and the log keeps none of it`, async () => {
      const mail = await mailServer({ endless: reply });
      const server = await start(mail);
      const connected = mail.happened();
      await comment(server, 'once');
      await connected;
      for (let count = 0; count < 20; ++count) assert.equal((await server.get('/articles/seed')).status, 200);
      const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
      assert.ok(peak < 150, `${peak} MB`);
      assert.deepEqual(await server.end(), { code: 0, signal: null });
      assert.ok(JSON.stringify(server.log).length < 50_000);
    });
  }

  test('a mail server that says nothing holds up neither readers nor the end of the server', async () => {
    const mail = await mailServer({ isSilent: true });
    const server = await start(mail);
    const connected = mail.happened();
    await Promise.all(Array.from({ length: 30 }, (_, index) => comment(server, `words ${index}`)));
    await connected;
    assert.equal((await server.get('/articles/seed')).status, 200);
    const started = performance.now();
    assert.deepEqual(await server.end(), { code: 0, signal: null });
    assert.ok(performance.now() - started < 20_000, 'where it alone would wait a minute');
  });

  test('comments that waited when the server ended are reported by the next one, and a newspaper’s name adds no field', async () => {
    const { address } = store.create();
    const first = await new Server({ store: address, options: k_unlimited }).start();
    running.push(first);
    await comment(first, 'nobody has heard of it');
    await first.kill();
    const mail = await mailServer();
    const server = await start(mail, ['--title', 'Tin\r\nBcc: everybody@news.example\r\n\r\nBuy'], address);
    await mail.arrived(1);
    assert.doesNotMatch(mail.messages[0].text, /^Bcc/im);
    assert.match(readMessage(mail.messages[0].text).fields.subject, /^Tin\r\nBcc: everybody/);
    await server.end();
  });

  if (store.name === 'SQLite') return;

  test('three servers on one database send one message together', async () => {
    const mail = await mailServer();
    const { address } = store.create();
    const three = [];
    for (let number = 0; number < 3; ++number) three.push(await start(mail, ['--mail-seconds', '3600'], address));
    await Promise.all(three.map((server, index) => comment(server, `words ${index}`)));
    await mail.arrived(1);
    for (const server of three) await server.end();
    assert.equal(mail.messages.length, 1);
  });
});

describe('settings of e-mail', { skip: missingServer() ?? false }, () => {
  const check = (...list) => {
    const { status, stdout, stderr } = spawnSync(program, ['--articles', articlesFolder, '--check-config', ...list], { encoding: 'utf8' });
    return status === 0 ? stdout : stderr;
  };
  const server = ['--mail-server', 'smtp://mail.news.example:587'];
  const login = () => ['--mail-login-file', privateFile('newsroom\nsecret\n')];
  for (const [name, list, message] of [
    ['all that is needed', [...server, ...k_people], /^ok$/m],
    ['a server by its address', ['--mail-server', 'smtps://[::1]:465', ...k_people], /^ok$/m],
    ['a relay on the same machine, without TLS', ['--mail-server', 'smtp://localhost', '--mail-without-tls', ...k_people], /^ok$/m],
    ['another scheme', ['--mail-server', 'http://mail.example', ...k_people], /--mail-server cannot be this value/],
    ['a path', ['--mail-server', 'smtp://mail.example/x', ...k_people], /--mail-server cannot be/],
    ['a login in the address', ['--mail-server', 'smtp://me:secret@mail.example', ...k_people], /--mail-server cannot be/],
    ['no sender', [...server, '--mail-to', 'an@news.example'], /--mail-from is missing/],
    ['nobody to tell', [...server, '--mail-from', 'an@news.example'], /--mail-to is missing/],
    ['no server', k_people, /--mail-server is missing/],
    ['an address with a line end', [...server, ...k_people, '--mail-to', 'a@b.example\r\nBcc: c@d.example'], /--mail-to cannot be/],
    ['an address with a name', [...server, ...k_people, '--mail-to', 'An <an@news.example>'], /--mail-to cannot be/],
    ['two addresses in one', [...server, ...k_people, '--mail-to', 'an@news.example,binh@news.example'], /--mail-to cannot be/],
    ['a login that would be readable on its way', [...server, ...k_people, ...login(), '--mail-without-tls'], /exclude each other/],
    ['a login that others may read', [...server, ...k_people, '--mail-login-file', privateFile('a\nb\n', 0o644)], /may be read by others: chmod 600/],
    ['a login without a password', [...server, ...k_people, '--mail-login-file', privateFile('newsroom\n')], /holds no login/],
    ['certificates that are not there', [...server, ...k_people, '--mail-ca-file', '/nowhere.pem'], /nowhere\.pem cannot be read/],
  ]) {
    test(`${name}: ${message.source.replace(/[\\^$]/g, '')}`, () => assert.match(check(...list), message));
  }
});
