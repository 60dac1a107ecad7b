// Any server whose pages Turbo Drive changes. hydrate.js, which adds behaviour to articles, is in the head that all
// pages share. In the markup of an article it would not run.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { load } from 'lede-article';

const lede = await load();
const files = {
  '/turbo.js': ['@hotwired/turbo/dist/turbo.es2017-umd.js', 'text/javascript'],
  '/hydrate.js': ['lede-article/hydrate.js', 'text/javascript'],
  '/lede.css': ['lede-article/lede.css', 'text/css'],
  '/lede-parts.css': ['lede-article/lede-parts.css', 'text/css'], // for articles with corrections and other rare parts
};

const page = (title, body, jsonLd = '') => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="turbo-refresh-method" content="morph">
    <title>${title}</title>
    <script defer src="/turbo.js"></script>
    <script async src="/hydrate.js"></script>
    ${jsonLd && `<script type="application/ld+json">${jsonLd}</script>`}
  </head>
  <body>${body}</body>
</html>`;

function articlePage(id) {
  const { html, jsonLd } = lede.render(readFileSync(`articles/${id}.json`), { output: 'element', styleUrl: '/lede.css' });
  return page('An article', `${html}<p><a href="/">All articles</a></p>`, jsonLd);
}

const list = page('News', '<h1>News</h1><p><a href="/articles/bridge">The old bridge opens again</a></p>');

createServer(({ url }, response) => {
  const [name, type = 'text/html'] = files[url] ?? [];
  const id = /^\/articles\/([a-z]+)$/.exec(url)?.[1];
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.end(name ? readFileSync(new URL(import.meta.resolve(name))) : id ? articlePage(id) : list);
}).listen(process.env.PORT ?? 3000);
