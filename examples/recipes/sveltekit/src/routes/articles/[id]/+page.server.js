// Renders where the server is, so that no renderer goes to the browser.
import { readFile } from 'node:fs/promises';
import { load as loadLede } from 'lede-article';

export async function load({ params }) {
  const lede = await loadLede();
  const { html, jsonLd } = lede.render(await readFile(`articles/${params.id}.json`), {
    output: 'element',
    styleUrl: '/lede/lede.css',
  });
  return { html, jsonLd };
}
