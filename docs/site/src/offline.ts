// The service worker: keeps every page but the long interfaces, so that the site can be read and the playground used without
// a network. Built last: k_files are the site's files, k_version is a hash of them.
export {};

declare const k_files: string[];
declare const k_version: string;

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
}

const worker = globalThis as unknown as Worker;
const prefix = 'lede-site-';
const name = prefix + k_version;
const scope = () => worker.registration.scope;

worker.addEventListener('install', (event) => {
  const addresses = k_files.map((file) => new Request(new URL(file, scope()), { cache: 'no-cache' }));
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll(addresses))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  const forgetOthers = (names: string[]) =>
    Promise.all(
      names.filter((other) => other.startsWith(prefix) && other !== name).map((other) => caches.delete(other)),
    );
  event.waitUntil(
    caches
      .keys()
      .then(forgetOthers)
      .then(() => worker.clients.claim()),
  );
});

/** Answers from the network, so that nobody reads an old page; without a network, from the cache. */
async function answer(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const { pathname } = new URL(request.url);
    const address = pathname.endsWith('/') ? new URL('index.html', request.url).href : request.url;
    const kept = await caches.match(address, { ignoreSearch: true, cacheName: name });
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope())) event.respondWith(answer(request));
});
