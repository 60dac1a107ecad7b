// Renders where the server is, so that no renderer goes to the browser.
import { load } from 'lede-article';

export default defineEventHandler(async (event) => {
  const id = getRouterParam(event, 'id');
  const article = await useStorage('assets:articles').getItem(`${id}.json`);
  if (!article) throw createError({ statusCode: 404 });
  const lede = await load();
  return lede.render(article, { output: 'element', styleUrl: '/lede/lede.css' });
});
