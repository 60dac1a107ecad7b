// Compiled by tests/packages/types.test.mjs, never run: a consumer that requires the package.
import lede = require('lede-article');

export async function render(text: string): Promise<string> {
  const { markdown } = { markdown: (await lede.load()).markdown(text) };
  return markdown.html;
}
