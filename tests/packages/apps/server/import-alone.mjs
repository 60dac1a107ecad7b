// Importing on a server must touch none of these: each says so when it is asked for.
const touched = [];
for (const name of [
  'document',
  'window',
  'self',
  'navigator',
  'location',
  'customElements',
  'WebAssembly',
  'fetch',
  'XMLHttpRequest',
]) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      touched.push(name);
      return undefined;
    },
  });
}
const entries = process.argv.slice(2);
for (const entry of entries) await import(entry);
process.stdout.write(touched.join(' '));
