// Standalone: the server and the files that it needs, the module of Lede among them, in a folder of their own.
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
export default {
  cacheComponents: true, // this and the next line: as in new projects of create-next-app
  partialPrefetching: true,
  output: 'standalone',
  outputFileTracingRoot: here,
  outputFileTracingIncludes: { '/articles/[id]': ['./articles/*.json'] },
  turbopack: { root: here },
};
