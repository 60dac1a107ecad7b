// A server's program: it has the types of Node, and none of browsers.
import { load, LedeError } from 'lede-article';

export async function page(article: string): Promise<string> {
  try {
    return (await load()).render(article, { output: 'page' }).html;
  } catch (error) {
    return error instanceof LedeError ? error.code : '';
  }
}
