// A worker at the edge, which may not compile bytes: it answers an article that is posted to it with HTML.
import { load } from 'lede-article';

export default {
  async fetch(request) {
    const lede = await load();
    try {
      const { html } = lede.render(new Uint8Array(await request.arrayBuffer()));
      return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    } catch (error) {
      return new Response(error.code, { status: 422 });
    }
  },
};
