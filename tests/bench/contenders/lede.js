// Lede itself, as a page loads it.
import { load } from '/dist/index.js';

export async function start() {
  const lede = await load();
  return (text) => lede.markdown(text).html;
}
