// Markup and JSON as text, with a little colour. The colours are elements around pieces of text; nothing is parsed.
import { make } from '../page.js';

/**
 * The most characters that are shown. More would be hard to read and slow to lay out; the copy button copies
 * everything.
 */
const k_most_characters = 200_000;

const k_html = /<\/?[a-zA-Z][\w-]*|\s[\w-]+(?==")|"[^"]*"|\/?>|&[a-z]+;/g;
const k_json = /"(?:[^"\\]|\\.)*"(?=\s*:)|"(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*/g;

const classOf = (token: string, isKey: boolean): string =>
  token.startsWith('<') || token.endsWith('>') ? 'tag' : isKey ? 'name' : token.startsWith('"') ? 'value' : 'other';

export function showCode(place: HTMLElement, text: string, language: 'html' | 'json'): void {
  const shown = text.slice(0, k_most_characters);
  const pieces: (Node | string)[] = [];
  let from = 0;
  for (const match of shown.matchAll(language === 'html' ? k_html : k_json)) {
    const [token] = match;
    const end = match.index + token.length;
    const isKey = language === 'json' ? /^\s*:/.test(shown.slice(end, end + 4)) : /^\s/.test(token);
    pieces.push(shown.slice(from, match.index), make('span', { class: classOf(token, isKey) }, token));
    from = end;
  }
  pieces.push(shown.slice(from));
  if (text.length > shown.length) pieces.push(make('em', {}, `\n… and ${text.length - shown.length} characters more`));
  place.replaceChildren(...pieces);
}

export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
