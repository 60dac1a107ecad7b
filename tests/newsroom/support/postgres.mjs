// A PostgreSQL server for the tests alone: a new cluster in a temporary folder, on a Unix socket and no port.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const k_user = 'newsroom';
const k_pooler = '/usr/sbin/pgbouncer';

/** The folder of its programs, which Debian keeps off the PATH; undefined where there is none. */
function programs() {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(root, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

export const missingPostgres = () => {
  if (programs()) return undefined;
  if (process.env.CI) throw new Error('PostgreSQL is not installed');
  return 'PostgreSQL is not installed';
};

export const missingPooler = () => {
  if (existsSync(k_pooler)) return undefined;
  if (process.env.CI) throw new Error('PgBouncer is not installed');
  return 'PgBouncer is not installed';
};

/** It refuses to run as root; where we are root, the package's own user does it. */
function unprivileged() {
  if (process.getuid() !== 0) return {};
  const number = (option) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

export class Postgres {
  #bin = programs();
  #owner = unprivileged();
  #child;

  async start() {
    this.folder = mkdtempSync(join(tmpdir(), 'lede-pg-'));
    process.once('exit', () => this.#remove());
    if (this.#owner.uid !== undefined) chownSync(this.folder, this.#owner.uid, this.#owner.gid);
    this.#run('initdb', ['-D', join(this.folder, 'data'), '-A', 'trust', '-U', k_user, '-E', 'UTF8', '--no-locale', '--no-sync']);
    await this.resume();
    return this;
  }

  /** Starts the server on the cluster that is there. */
  async resume() {
    this.#child = spawn(
      join(this.#bin, 'postgres'),
      ['-D', join(this.folder, 'data'), '-k', this.folder, '-c', 'listen_addresses=', '-c', 'max_connections=60'],
      { stdio: ['ignore', 'ignore', 'pipe'], ...this.#owner },
    );
    const said = [];
    this.#child.stderr.on('data', (chunk) => said.push(chunk));
    for (let attempt = 0; !this.#isReady(); ++attempt) {
      if (this.#child.exitCode !== null || attempt > 300) throw new Error(`PostgreSQL did not start: ${Buffer.concat(said)}`);
      await delay(100); // it has no other way to tell
    }
  }

  /** @param signal SIGINT disconnects everybody and ends well; SIGQUIT ends at once, as a crash would. */
  async stop(signal = 'SIGINT') {
    if (!this.#child || this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    await ended;
  }

  /** Stops every process of the server where it is, as a frozen machine would: connections stay, and nothing answers. */
  freeze() {
    for (const pid of this.#processes()) process.kill(pid, 'SIGSTOP');
  }

  /** Processor time of all its processes so far, also of those that have ended, in seconds. */
  processorSeconds() {
    const own = this.#child.pid;
    const of = (pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1).split(' ').map(Number);
        // utime and stime; of the first process also of children that have ended. @see proc(5)
        return fields[11] + fields[12] + (pid === own ? fields[13] + fields[14] : 0);
      } catch {
        return 0; // it has ended meanwhile
      }
    };
    return this.#processes().reduce((sum, pid) => sum + of(pid), 0) / 100;
  }

  thaw() {
    for (const pid of this.#processes()) process.kill(pid, 'SIGCONT');
  }

  #processes() {
    const own = this.#child.pid;
    const isOwn = (pid) => {
      try {
        // After the name, in parentheses, come the state and the parent. @see proc(5)
        return Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1).split(' ')[1]) === own;
      } catch {
        return false; // it has ended meanwhile
      }
    };
    return [own, ...readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter(isOwn)];
  }

  /** A second server that follows this one, as another machine would; `promote` makes it the first. */
  async startStandby() {
    const standby = new Postgres();
    standby.folder = mkdtempSync(join(tmpdir(), 'lede-pg-'));
    process.once('exit', () => standby.#remove());
    if (this.#owner.uid !== undefined) chownSync(standby.folder, this.#owner.uid, this.#owner.gid);
    this.#run('pg_basebackup', ['-h', this.folder, '-U', k_user, '-D', join(standby.folder, 'data'), '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
    await standby.resume();
    // From now on, what is acknowledged is on both.
    this.query('postgres', "ALTER SYSTEM SET synchronous_standby_names = '*'");
    this.query('postgres', 'SELECT pg_reload_conf()');
    return standby;
  }

  promote() {
    this.query('postgres', "ALTER SYSTEM RESET synchronous_standby_names");
    this.query('postgres', 'SELECT pg_reload_conf()');
    this.query('postgres', 'SELECT pg_promote()');
  }

  /** A new, empty database on a disk of its own. */
  createDatabaseOn(folder, name) {
    if (this.#owner.uid !== undefined) chownSync(folder, this.#owner.uid, this.#owner.gid);
    this.query('postgres', `CREATE TABLESPACE of_${name} LOCATION '${folder}'`);
    this.query('postgres', `CREATE DATABASE ${name} TABLESPACE of_${name}`);
    return `postgresql://${k_user}@/${name}?host=${encodeURIComponent(this.folder)}`;
  }

  /** A pooler in front of the server that may hand every transaction to another session. @returns its address of a database, and how to end it. */
  async pool(database) {
    const settings = join(this.folder, 'pgbouncer.ini');
    const users = join(this.folder, 'users.txt');
    writeFileSync(users, `"${k_user}" ""\n`);
    writeFileSync(
      settings,
      `[databases]\n* = host=${this.folder}\n[pgbouncer]\npool_mode = transaction\nauth_type = trust\nauth_file = ${users}\n` +
        `listen_addr =\nlisten_port = 6432\nunix_socket_dir = ${this.folder}\ndefault_pool_size = 4\nlogfile =\npidfile =\n`,
    );
    const child = spawn(k_pooler, ['-q', settings], { stdio: 'ignore', ...this.#owner });
    const ended = once(child, 'exit');
    process.once('exit', () => child.kill('SIGKILL'));
    while (!existsSync(join(this.folder, '.s.PGSQL.6432')) && child.exitCode === null) await delay(20); // it has no other way to tell
    return {
      address: `postgresql://${k_user}@/${database}?host=${encodeURIComponent(this.folder)}&port=6432`,
      end: async () => {
        child.kill('SIGINT');
        await ended;
      },
    };
  }

  /** A new, empty database. @returns its address. */
  createDatabase(name) {
    this.query('postgres', `CREATE DATABASE ${name}`);
    return `postgresql://${k_user}@/${name}?host=${encodeURIComponent(this.folder)}`;
  }

  /** What psql says: lines of values between bars. */
  query(database, sql) {
    return this.#run('psql', ['-h', this.folder, '-U', k_user, '-d', database, '-At', '-v', 'ON_ERROR_STOP=1', '-c', sql]).trim();
  }

  #isReady() {
    try {
      this.query('postgres', 'SELECT 1');
      return true;
    } catch {
      return false;
    }
  }

  #run(name, list) {
    const own = join(this.#bin, name);
    return execFileSync(existsSync(own) ? own : name, list, { encoding: 'utf8', cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'], ...this.#owner });
  }

  #remove() {
    if (this.#child?.exitCode === null) this.#child.kill('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
