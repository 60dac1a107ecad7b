// Readers of what news interfaces answer, as those of articles.mjs.
import { between, wordsOf } from './texts.mjs';

const first = (value) => (Array.isArray(value) ? value[0] : value);

/** What JSON:API relates to a node, by the name of its relation. */
export function drupal({ data, included }) {
  const { attributes, relationships } = data;
  const target = (name) => included.find(({ id }) => id === first(relationships[name].data).id).attributes;
  const { field_title: title, field_text: part } = target('field_paragraphs');
  return {
    headline: attributes.title,
    lead: attributes.body.summary,
    body: wordsOf(`${attributes.body.processed}<h2>${title}</h2>${part.processed}`),
    byline: target('uid').display_name,
    date: attributes.created,
    image: new URL(target('field_image').uri.url, data.links.self.href).href,
    language: attributes.langcode,
  };
}

export function guardian({ response: { content } }) {
  return {
    headline: wordsOf(content.fields.headline),
    lead: wordsOf(content.fields.standfirst),
    body: wordsOf(content.fields.body),
    byline: content.tags
      .filter(({ type }) => type === 'contributor')
      .map(({ webTitle }) => webTitle)
      .join(''),
    date: content.webPublicationDate,
    image: content.blocks.main.elements[0].assets.at(-1).file,
    language: content.fields.lang,
  };
}

export function nyt({ response: { docs } }) {
  const [story] = docs;
  return {
    headline: story.headline.main,
    lead: story.abstract,
    body: story.lead_paragraph,
    byline: story.byline.person.map(({ firstname, lastname }) => `${firstname} ${lastname}`).join(''),
    date: story.pub_date,
    image: `https://static01.nyt.com/${story.multimedia[0].url}`,
  };
}

/** One item with one text, in which each line appears once. */
export function newsml1(text) {
  return {
    headline: between(text, 'HeadLine'),
    lead: between(text, 'SubHeadLine'),
    body: wordsOf(between(text, 'DataContent')),
    byline: between(text, 'ByLine'),
    date: '2026-03-02T12:10:00+01:00',
    image: / Href="(.*?)"/.exec(text)[1],
    language: /<Language FormalName="(.*?)"/.exec(text)[1],
  };
}

/** An export with one article whose elements have the names that are read here. */
export function cmsXml(text) {
  return {
    headline: between(text, 'headline'),
    lead: between(text, 'standfirst'),
    body: wordsOf(between(text, 'body')),
    byline: between(text, 'author'),
    date: between(text, 'publishDate'),
    image: /<image url="(.*?)"/.exec(text)[1],
    language: between(text, 'language'),
  };
}

/** The properties of a Notion page under the usual names. */
export function notion({ properties, cover }) {
  const { Name, Summary, Author, Published } = properties;
  const words = (texts) => texts.map(({ plain_text: text }) => text).join('');
  return {
    title: words(Name.title),
    excerpt: words(Summary.rich_text),
    author: Author.people[0].name,
    publishedAt: Published.date.start,
    image: cover.external.url,
  };
}
