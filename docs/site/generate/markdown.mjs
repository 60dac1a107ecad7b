// A document of the repository as an article: Lede renders it, and this file gives its headings ids and its links their
// places on the site. Lede's output has one spelling, so patterns find every tag.
import { baseOf } from './links.mjs';
import { textOf } from './project.mjs';

/** The ids that forges give to headings, which the documents' own links use. */
export class Slugs {
  #seen = new Map();

  next(title) {
    const slug = title
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = this.#seen.get(slug) ?? 0;
    this.#seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }
}

/** The first heading of a document is the headline of its article. */
export function splitTitle(text) {
  const match = /^# (.+)\n/m.exec(text);
  if (!match) throw new Error('a document of the site has no first heading');
  return { title: match[1].replace(/[`*]/g, ''), body: text.slice(0, match.index) + text.slice(match.index + match[0].length) };
}

/**
 * @param {{lede: object, text: string, source: string, from: string, links: object}} document `source` in the repository,
 *   `from` the page that it becomes.
 * @returns {{title: string, html: string, headings: {level: number, id: string, title: string}[]}}
 */
export function renderDocument({ lede, text, source, from, links }) {
  const { title, body } = splitTitle(text);
  const article = { lede: 1, language: 'en', headline: title, body: [{ type: 'markdown', text: body }] };
  const { html: rendered, warnings } = lede.render(article, { baseUrl: baseOf(source), components: [], headingLevel: 1 });
  const lost = warnings.filter(({ severity }) => severity === 'lost');
  if (lost.length > 0) throw new Error(`${source}: ${lost.map(({ message }) => message).join('; ')}`);
  const slugs = new Slugs();
  slugs.next(title);
  const headings = [];
  const withIds = rendered.replace(/<h([2-6])[^>]*>([^]*?)<\/h\1>/g, (_, level, content) => {
    const heading = { level: Number(level), id: slugs.next(textOf(content)), title: textOf(content) };
    headings.push(heading);
    return `<h${level} id="${heading.id}">${content}</h${level}>`;
  });
  // A column without a name has no header cell.
  const html = withIds.replaceAll('<th></th>', '<td></td>');
  return { title, headings, html: placeLinks(html, { source, from, links }) };
}

function placeLinks(html, place) {
  const address = (value) => place.links.rewrite(value.replaceAll('&amp;', '&'), place).replaceAll('&', '&amp;');
  return html
    .replace(/ (href|src)="([^"]*)"/g, (_, name, value) =>
      value.startsWith('#lede-') ? ` ${name}="#${value.slice('#lede-'.length)}"` : ` ${name}="${address(value)}"`,
    )
    .replace(/ srcset="([^"]*)"/g, (_, list) => {
      const candidates = list.split(', ').map((candidate) => candidate.split(' '));
      return ` srcset="${candidates.map(([url, ...rest]) => [address(url), ...rest].join(' ')).join(', ')}"`;
    });
}
