// Both stores with one interface, so that every test runs against both.
//
//   name             "SQLite" or "PostgreSQL"
//   create()         a new, empty store: {address, query(sql)}; the query is by the database's own program, and not by us
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { missingPostgres, Postgres } from './postgres.mjs';
import { missingServer, temporaryFolder } from './server.mjs';

const sqlite = {
  name: 'SQLite',
  missing: () => undefined,
  open: async () => undefined,
  close: async () => undefined,
  create() {
    const address = join(temporaryFolder(), 'store.sqlite');
    const query = (sql) => execFileSync('sqlite3', ['-batch', address, '.timeout 5000', sql], { encoding: 'utf8' }).trim();
    return { address, query };
  },
};

let cluster;
let databases = 0;
const postgresql = {
  name: 'PostgreSQL',
  missing: missingPostgres,
  open: async () => {
    cluster = await new Postgres().start();
  },
  close: () => cluster?.stop(),
  create() {
    const name = `newsroom${++databases}`;
    const address = cluster.createDatabase(name);
    return { name, address, query: (sql) => cluster.query(name, sql), cluster };
  },
};

const k_stores = [sqlite, postgresql];

/** A suite for each store. LEDE_STORES names those to run ("SQLite"). */
export const describeWithEveryStore = (title, define) => describeWith(k_stores, title, define);

/** A suite of what only a database server can do; LEDE_STORES may leave it out. */
export const describeWithPostgres = (title, define) => describeWith([postgresql], title, define);

function describeWith(stores, title, define) {
  const wanted = process.env.LEDE_STORES?.split(',') ?? k_stores.map(({ name }) => name);
  for (const store of stores.filter(({ name }) => wanted.includes(name))) {
    const missing = missingServer() ?? store.missing();
    if (missing) {
      describe(`${title}, ${store.name}`, { skip: missing }, () => {});
      continue;
    }
    describe(`${title}, ${store.name}`, () => {
      before(() => store.open());
      after(() => store.close());
      define(store);
    });
  }
}
