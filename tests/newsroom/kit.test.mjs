// What comes with the server for those who run it: settings, reload, backup and restore, the unit for systemd.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../support/paths.mjs';
import { Moderator, moderatorsFile } from './support/moderator.mjs';
import { exchange } from './support/raw.mjs';
import { articlesFolder, distFolder, program, startsServers, temporaryFolder, voterNumber } from './support/server.mjs';
import { describeWithEveryStore } from './support/stores.mjs';

const k_kit = inProject('examples', 'newsroom', 'deploy');
const backup = (...list) => spawnSync(join(k_kit, 'backup.sh'), list, { encoding: 'utf8' });

describeWithEveryStore('the kit', (store) => {
  const start = startsServers({});

  test('a backup that is made while readers write is whole, and another server goes on from it', async () => {
    const database = store.create();
    const server = await start({ store: database.address, options: ['--limit-votes', 'off', '--publish-at-once'] });
    for (let number = 0; number < 20; ++number) await server.vote('seed', voterNumber(number), 3);
    await server.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'kept', key: 'before-the-backup' } });
    const file = join(temporaryFolder(), 'copy');
    let isSaved = false;
    const voting = (async () => {
      for (let number = 20; !isSaved; ++number) await server.vote('seed', voterNumber(number), 3);
    })();
    // Beside the votes, and not in this thread: they go on meanwhile.
    const { spawn } = await import('node:child_process');
    const child = spawn(join(k_kit, 'backup.sh'), ['save', database.address, file], { stdio: 'inherit' });
    assert.equal(await new Promise((resolve) => child.once('close', resolve)), 0);
    isSaved = true;
    await voting;
    await server.end();

    const other = store.create();
    if (store.name === 'SQLite') rmSync(other.address, { force: true });
    const restored = backup('restore', file, other.address);
    assert.equal(restored.status, 0, restored.stderr);
    execFileSync(program, ['--verify', '--store', other.address]);
    const next = await start({ store: other.address, options: ['--publish-at-once'] });
    assert.ok((await next.rating('seed')).count >= 20);
    const again = await next.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'kept', key: 'before-the-backup' } });
    assert.equal((await again.json()).id, '1', 'a retry is still known');
    const fresh = await next.send('POST', '/articles/seed/comments', { json: { author: 'An', text: 'after' } });
    assert.equal((await fresh.json()).id, '2', 'numbers go on');
    await next.end();
    const refused = backup('restore', file, other.address);
    assert.equal(refused.status, 1, 'a store with something in it is left alone');
    assert.match(refused.stderr, /move it away first|not empty/);
  });

  if (store.name !== 'SQLite') return;

  const options = () => ({ articles: articlesFolder, dist: distFolder, store: join(temporaryFolder(), 'store.sqlite') });
  const config = (lines) => {
    const file = join(temporaryFolder(), 'newsroom.conf');
    writeFileSync(file, lines.map(([name, value]) => `${name} = ${value}\n`).join(''));
    return file;
  };
  const check = (file) => spawnSync(program, ['--config', file, '--check-config'], { encoding: 'utf8' });

  test('the example of a configuration file is one, but for the folders of another machine', () => {
    const text = readFileSync(join(k_kit, 'newsroom.conf'), 'utf8')
      .replaceAll('/etc/newsroom/moderators', moderatorsFile({ An: 'a-token-for-an' }))
      .replace('/srv/newsroom/articles', articlesFolder);
    const file = join(temporaryFolder(), 'newsroom.conf');
    writeFileSync(file, text);
    const { status, stdout, stderr } = check(file);
    assert.deepEqual([status, stdout, stderr], [0, 'ok\n', '']);
    const login = join(temporaryFolder(), 'login');
    writeFileSync(login, 'newsroom\nsecret\n', { mode: 0o600 });
    // The lines that are comments there have to be right, too.
    writeFileSync(file, text.replace(/^# ([a-z-]+ = )/gm, '$1').replace('/etc/newsroom/words', file).replace('/etc/newsroom/mail-login', login));
    assert.equal(check(file).stdout, 'ok\n', check(file).stderr);
  });

  for (const [name, lines, message] of [
    ['an unknown name', [['articels', '.']], /newsroom\.conf:1: unknown option --articels/],
    ['a value that cannot be', [['articles', '.'], ['limit-votes', 'many']], /newsroom\.conf:2: --limit-votes cannot be many/],
    ['a switch that is not yes', [['articles', '.'], ['# x\nbehind-proxy', 'no']], /newsroom\.conf:3: --behind-proxy has no value: write "behind-proxy = yes", or leave the line out/],
    ['a network that is none', [['articles', '.'], ['trusted-proxy', '10.0.0.0/33']], /--trusted-proxy cannot be 10\.0\.0\.0\/33 \(expected an address/],
    ['a proxy to trust without one', [['articles', articlesFolder], ['trusted-proxy', '10.0.0.1']], /--trusted-proxy needs --behind-proxy/],
  ]) {
    test(`${name} is reported with its line`, () => {
      const { status, stderr } = check(config(lines));
      assert.equal(status, 2);
      assert.match(stderr, message);
    });
  }

  // A message gets into the log, and the log to more people than the file.
  for (const [name, line] of [
    ['a webhook', ['webhook', 'https//chat.example/hooks/the-secret']],
    ['a mail server with a login', ['mail-server', 'smtp://newsroom:the-secret@mail.example:587']],
    ['a password with a slash', ['store', 'postgresql://newsroom:the-secret/x@db.example/newsroom']],
    ['a password with an at sign', ['store', 'postgresql://newsroom:y@the-secret@db.example/newsroom']],
    ['a password with a percent sign', ['store', 'postgresql://newsroom:the-secret%zz@db.example/newsroom']],
    ['an address that goes on behind its host', ['store', 'postgresql://newsroom:the-secret@[::1]x/newsroom']],
  ]) {
    test(`${name} is refused without repeating it`, () => {
      const { status, stderr } = check(config([['articles', articlesFolder], line]));
      assert.equal(status, 2);
      assert.match(stderr, new RegExp(`--${line[0]}.*expected`));
      assert.doesNotMatch(stderr, /the-secret/);
    });
  }

  const pipe = () => {
    const path = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', ['-m', '600', path]);
    return path;
  };
  for (const name of ['config', 'moderators', 'blocked-words', 'operator-token-file', 'webhook-secret-file', 'mail-login-file', 'mail-ca-file']) {
    test(`--${name} refuses a folder, a pipe and a missing file`, () => {
      for (const [path, message] of [[temporaryFolder(), 'is not a regular file'], [pipe(), 'is not a regular file'], ['/nonexistent/file', 'cannot be read']]) {
        const { status, stderr } = spawnSync(program, ['--articles', articlesFolder, `--${name}`, path, '--check-config'], { encoding: 'utf8', timeout: 60_000 });
        assert.equal(status, 2, stderr);
        assert.ok(stderr.includes(`${path} ${message}`), stderr);
      }
    });
  }

  test('lines of Windows, with a byte order mark, are read', () => {
    const file = join(temporaryFolder(), 'newsroom.conf');
    writeFileSync(file, `\uFEFFarticles = ${articlesFolder}\r\nbehind-proxy = yes\r\n\r\n# a comment\r\n`);
    assert.deepEqual([check(file).stdout, check(file).stderr], ['ok\n', '']);
  });

  test('what readers gave is in files that nobody else may read, and so is a backup', async () => {
    const store = join(temporaryFolder(), 'store.sqlite');
    const server = await start({ store, shell: 'umask 000' });
    await server.vote('seed', voterNumber(1), 3);
    const modeOf = (path) => (statSync(path).mode & 0o777).toString(8);
    assert.deepEqual([store, `${store}-wal`, `${store}-shm`].map(modeOf), ['600', '600', '600']);
    const copy = join(temporaryFolder(), 'copy');
    assert.equal(backup('save', store, copy).status, 0);
    assert.equal(modeOf(copy), '600');
    await server.end();
  });

  test('a storm of SIGHUP occupies one worker, and the last state of the files counts', async () => {
    const words = join(temporaryFolder(), 'words');
    writeFileSync(words, 'old\n');
    const server = await start({ ...options(), options: ['--blocked-words', words, '--publish-at-once', '--limit-comments', 'off', '--workers', '2'] });
    const reloads = () => server.log.filter(({ event }) => event === 'reloaded').length;
    const k_signals = 60;
    for (let count = 0; count < k_signals; ++count) {
      process.kill(server.pid, 'SIGHUP');
      await exchange(server.port, 'nonsense\r\n\r\n'); // answered by the thread that takes signals, so that none is lost
    }
    writeFileSync(words, 'new\n');
    process.kill(server.pid, 'SIGHUP');
    assert.equal((await server.get('/articles/seed/rating')).status, 200);
    assert.ok(reloads() < k_signals / 2, `${reloads()} reloads came before a reader`);
    const send = async () => (await server.send('POST', '/articles/seed/comments', { json: { author: 'X', text: `new ${Math.random()}` } })).status;
    for (const late = performance.now() + 30_000; (await send()) !== 202 && performance.now() < late; ) await server.get('/health');
    assert.equal(await send(), 202);
    assert.deepEqual(await server.end(), { code: 0, signal: null });
  });

  test('SIGHUP reads moderators, partners and words again, without an interruption', async () => {
    const words = join(temporaryFolder(), 'words');
    writeFileSync(words, 'old\n');
    const moderators = moderatorsFile({ An: 'the-token-of-an-1', Binh: 'the-token-of-binh' });
    const lines = [['moderators', moderators], ['blocked-words', words], ['publish-at-once', 'yes'], ['limit-comments', 'off']];
    const file = config(lines);
    const server = await start({ ...options(), options: ['--config', file] });
    const reload = async (event) => {
      const seen = server.log.filter((line) => line.event === event).length;
      process.kill(server.pid, 'SIGHUP');
      while (server.log.filter((line) => line.event === event).length === seen) await server.get('/health'); // the log tells
    };
    const send = (text, headers) => server.send('POST', '/articles/seed/comments', { json: { author: 'X', text }, headers });
    const partner = { origin: 'https://new.example' };
    assert.deepEqual([(await send('old words')).status, (await send('new words')).status, (await send('a', partner)).status], [202, 201, 403]);
    const an = await new Moderator(server).signIn('An', 'the-token-of-an-1');
    assert.deepEqual(an.ids.length, 1);

    writeFileSync(words, 'new\n');
    const binh = await new Moderator(server).signIn('Binh', 'the-token-of-binh');
    writeFileSync(moderators, readFileSync(moderatorsFile({ Binh: 'another-token-of-binh' }), 'utf8'));
    writeFileSync(file, `${readFileSync(file, 'utf8')}partner = https://new.example\n`);
    await reload('reloaded');
    assert.deepEqual([(await send('old words again')).status, (await send('new words again')).status, (await send('b', partner)).status], [201, 202, 201]);
    await an.open('/moderation');
    assert.deepEqual(an.ids, [], 'whoever left the file is signed out');
    await binh.open('/moderation');
    assert.deepEqual(binh.ids, [], 'and so is whoever got another token');
    assert.equal((await new Moderator(server).signIn('Binh', 'another-token-of-binh')).status, 200);

    writeFileSync(file, 'nonsense\n');
    await reload('reload-failed');
    assert.equal((await send('c', partner)).status, 201, 'a mistake changes nothing');
    assert.deepEqual(await server.end(), { code: 0, signal: null });
  });

  test('systemd finds nothing wrong with the unit', { skip: existsSync('/usr/bin/systemd-analyze') ? false : 'systemd is not installed' }, () => {
    const folder = temporaryFolder();
    const unit = join(folder, 'lede-newsroom.service');
    writeFileSync(unit, readFileSync(join(k_kit, 'lede-newsroom.service'), 'utf8').replaceAll('/usr/bin/lede-newsroom', program));
    chmodSync(unit, 0o644);
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' });
    assert.deepEqual([status, stderr.split('\n').filter((line) => line.includes('lede-newsroom'))], [0, []]);
    // Of 100. What is left is the network, and the host's files, which it needs.
    const security = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=15', unit], { encoding: 'utf8' });
    assert.equal(security.status, 0, security.stdout);
  });
});
