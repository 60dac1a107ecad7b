// hydrate.js, which adds behaviour to articles, is in the head of every page. The articles are copied into the server's
// own folder.
export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  telemetry: false,
  app: { head: { htmlAttrs: { lang: 'en' }, title: 'News', script: [{ src: '/lede/hydrate.js', async: true }] } },
  vue: { compilerOptions: { isCustomElement: (tag: string) => tag === 'lede-article' } },
  nitro: { serverAssets: [{ baseName: 'articles', dir: '../articles' }] },
});
