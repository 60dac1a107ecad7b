// One small reader for each format in JSON, written from the format's own documentation and not from Lede. It returns
// {headline, lead, body, byline, date, image, language}, each as text, or undefined if the document has none. An image
// may be a list of addresses, all of which are right, if the format offers several renditions of the picture.
import { decode, list, names, squash, wordsOf } from './texts.mjs';

const first = (value) => list(value)[0];

// ninjs: 1.x has one member a text, 2.x and 3.x lists with roles and content types.

/** @returns {{value: string, kind: string}[]} the ways in which a text is given. */
function ninjsVariants(document, member, plural) {
  const old = Object.entries(document)
    .filter(([key, value]) => key.startsWith(`${member}_`) && typeof value === 'string' && value)
    .map(([key, value]) => ({ role: key.slice(member.length + 1), type: '', value }));
  const entries = list(document[plural]).map(({ role = '', contenttype, contentType, value }) => ({
    role,
    type: contenttype ?? contentType ?? '',
    value,
  }));
  return [...old, ...entries].map(({ role, type, value }) => {
    const says = `${type || role}`.toLowerCase();
    const kind = /html|richtext/.test(says) ? 'html' : /xml|nitf/.test(says) ? 'other' : 'text';
    return { role, kind, value };
  });
}

const ninjsRank = (roles, role) => (roles.includes(role) ? roles.indexOf(role) : roles.length);

function ninjsText(document, member, plural, kinds, roles) {
  const variants = ninjsVariants(document, member, plural).filter(({ kind }) => kinds.includes(kind));
  variants.sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || ninjsRank(roles, a.role) - ninjsRank(roles, b.role),
  );
  const best = variants[0];
  return best && (best.kind === 'html' ? wordsOf(best.value) : best.value);
}

const isImage = ({ mimetype, contenttype, contentType, href }) =>
  Boolean(href) && /^(image\/(?!tif)|$)/.test(mimetype ?? contenttype ?? contentType ?? '');

const renditions = (item) =>
  Object.values(item.renditions ?? {})
    .filter(isImage)
    .map(({ href }) => href);

/** The text and the headline of a body in NITF. */
function nitfOf(document) {
  const source = ninjsVariants(document, 'body', 'bodies').find(({ kind, value }) => kind === 'other' && /<nitf/.test(value))?.value;
  const part = (name) => new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(source ?? '')?.[1];
  if (!source) return undefined;
  const date = /<date\.issue norm="(\d{4})(\d\d)(\d\d)/.exec(source)?.slice(1).join('-');
  return { headline: wordsOf(part('hl1') ?? ''), byline: part('byline'), body: wordsOf(part('body.content') ?? ''), date };
}

export function ninjs(document) {
  const own = ['audio', 'video'].includes(document.type) ? [] : renditions(document);
  const others = Object.values(document.associations ?? {});
  const pictures = ['picture', 'graphic', undefined]
    .flatMap((type) => others.filter((item) => item.type === type && renditions(item).length > 0))
    .map(renditions);
  const image = own.length > 0 ? own : pictures[0];
  const gallery = others
    .filter((item) => item.type === 'picture' && renditions(item).length > 0)
    .filter((item) => own.length > 0 || renditions(item)[0] !== pictures[0]?.[0]);
  const plain = ninjsText(document, 'body', 'bodies', ['html', 'text'], ['main']) ?? '';
  const nitf = nitfOf(document);
  const body = nitf && nitf.body.length > plain.length ? nitf.body : plain;
  const html = ninjsVariants(document, 'body', 'bodies').find(({ kind }) => kind === 'html')?.value ?? '';
  const captions = html.includes('<img')
    ? ''
    : gallery
        .map(
          (item) =>
            `${ninjsText(item, 'description', 'descriptions', ['text', 'html'], []) ?? ''}${item.by ?? item.byline ?? ''}`,
        )
        .join('');
  // The description of an item that is a picture is the picture's caption.
  const isPicture = ['picture', 'graphic'].includes(document.type) && own.length > 0;
  const description = ninjsText(document, 'description', 'descriptions', ['text', 'html'], ['main', 'text', 'summary', 'caption']);
  return {
    headline:
      document.headline ?? ninjsText(document, 'headline', 'headlines', ['text', 'html'], ['main']) ?? nitf?.headline ?? document.title,
    lead: isPicture ? undefined : description,
    body: body + captions,
    byline: document.byline ?? document.by ?? nitf?.byline,
    date: document.versioncreated ?? document.versionCreated ?? nitf?.date,
    image,
    language: document.language,
  };
}

// schema.org, as JSON-LD.

const k_articles = /(Article|BlogPosting|SocialMediaPosting|Report)$/;
const isArticle = (thing) => list(thing?.['@type']).some((type) => k_articles.test(type));

export function articlesIn(thing) {
  if (Array.isArray(thing)) return thing.flatMap(articlesIn);
  if (isArticle(thing)) return [thing];
  return ['@graph', 'mainEntity', 'blogPost'].flatMap((key) => (thing?.[key] ? articlesIn(thing[key]) : []));
}

export function schemaOrg(document) {
  const article = articlesIn(document)[0] ?? document.mainEntity ?? document;
  const graph = list(document['@graph']);
  const follow = (value) =>
    value && typeof value === 'object' && Object.keys(value).length === 1 && value['@id']
      ? (graph.find((thing) => thing['@id'] === value['@id'] && Object.keys(thing).length > 1) ?? value)
      : value;
  const image = follow(first(article.image));
  const language = first(article.inLanguage);
  const text = (value) => (value && /<[a-z/][^>]*>/i.test(value) ? wordsOf(value) : value);
  const updates = list(article.liveBlogUpdate).map(
    (update) => `${update.headline ?? ''}${text(update.articleBody) ?? ''}`,
  );
  return {
    headline: decode(first(article.headline) ?? first(article.name)),
    lead: decode(first(article.description)),
    body: [text(article.articleBody) ?? '', ...updates].join(''),
    byline: names(list(article.author).map(follow)),
    date: article.datePublished,
    image: typeof image === 'object' ? (image.url ?? image.contentUrl) : image,
    language:
      typeof language === 'object'
        ? language.alternateName
        : /^[a-z]{2,3}(-|$)/i.test(language ?? '')
          ? language
          : undefined,
  };
}

// JSON Feed: an item takes missing values from its feed.

export function jsonFeed(document, place = 0) {
  const item = document.items ? document.items[place] : document;
  return {
    headline: item.title,
    lead: item.summary,
    body: item.content_html === undefined ? item.content_text : wordsOf(item.content_html),
    byline: names(item.authors ?? item.author ?? document.authors ?? document.author),
    date: item.date_published,
    image: item.image ?? item.banner_image,
    language: item.language ?? document.language,
  };
}

export function wordpress(document) {
  const post = first(document);
  const embedded = post._embedded ?? {};
  return {
    headline: decode(post.title.rendered),
    lead: decode(post.excerpt?.rendered),
    body: decode(post.content.rendered),
    byline: names(embedded.author),
    date: `${post.date_gmt}Z`,
    image: embedded['wp:featuredmedia']?.[0]?.source_url,
  };
}

export function cms(document) {
  const post = document.posts[0];
  return {
    headline: post.title,
    lead: post.excerpt,
    body: wordsOf(post.content),
    byline: names(post.author),
    date: post.published_at,
    image: post.featured_image,
    language: post.lang,
  };
}

export function ghost(document) {
  const post = document.posts?.[0] ?? document;
  return {
    headline: post.title,
    lead: post.custom_excerpt ?? post.excerpt,
    body: wordsOf(post.html),
    byline: names(post.authors),
    date: post.published_at,
    image: post.feature_image ?? undefined,
  };
}

// Arc ANS: the words of each element that has some.

const ansCredit = ({ credits = {} }) => [names(credits.by), names(credits.affiliation)].filter(Boolean).join('/');

function ansWords(element) {
  const inner = (elements) => list(elements).map(ansWords).join('');
  const content = typeof element.content === 'string' ? wordsOf(element.content) : '';
  switch (element.type) {
    case 'text':
    case 'header':
    case 'raw_html':
    case 'interstitial_link':
      return content;
    case 'image':
      return element.url ? wordsOf(element.caption ?? '') + ansCredit(element) : '';
    case 'list':
    case 'link_list':
      return (element.title ?? '') + inner(element.items);
    case 'quote':
      return inner(element.content_elements) + wordsOf(element.citation?.content ?? '');
    case 'table':
      return [element.header ?? [], ...list(element.rows)]
        .flat()
        .map((cell) => wordsOf(cell.content))
        .join('');
    case 'oembed_response':
      return element.raw_oembed?.title ?? '';
    case 'numeric_rating':
      return `${element.numeric_rating}/${element.max} ${element.units}`;
    default: // the words of an element that nobody knows are kept
      return content + inner(element.content_elements);
  }
}

export function ans(document) {
  const people = document.vanity_credits?.by ?? document.credits?.by;
  const promoted = document.promo_items?.lead_art ?? document.promo_items?.basic;
  const isImage = document.type === 'image';
  return {
    headline: document.headlines?.basic ?? (isImage ? document.subtitle : undefined),
    lead: decode(document.subheadlines?.basic ?? document.description?.basic),
    body: isImage ? '' : list(document.content_elements).map(ansWords).join(''),
    byline: names(people),
    date: document.display_date ?? document.first_publish_date ?? document.publish_date,
    image: isImage ? document.url : promoted?.type === 'image' ? promoted.url : undefined,
    language: document.language,
  };
}

// Apple News Format: a tree of components.

const appleText = ({ text, format }) =>
  format === 'html' ? wordsOf(text) : format === 'markdown' ? text.replace(/[*_]/g, '') : text;

export function appleNews(document) {
  const flat = (components) =>
    list(components).flatMap((component) =>
      component.role === 'article_link' ? [] : [component, ...flat(component.components)],
    );
  const components = flat(document.components);
  const intro = components.find(({ role }) => role === 'intro');
  const byline = components.find(({ role }) => role === 'byline' || role === 'author');
  const firstText = components.findIndex(({ role }) => role === 'body');
  const photo = components.slice(0, firstText).find(({ role }) => ['photo', 'image', 'figure'].includes(role));
  const caption = (item) => (typeof item.caption === 'object' ? appleText(item.caption) : (item.caption ?? ''));
  const body = components.map((component) => {
    const { role } = component;
    if (/^(body|heading\d?|quote|pullquote|caption)$/.test(role)) return appleText(component);
    if (role === 'title') return component.text === document.title ? '' : component.text;
    if (role === 'gallery') return component.items.map(caption).join('');
    return /^(photo|image|figure|embedwebvideo)$/.test(role) && component !== photo ? caption(component) : '';
  });
  return {
    headline: document.title,
    lead: intro?.text ?? document.metadata?.excerpt,
    body: body.join(''),
    byline: byline?.text,
    date: document.metadata?.datePublished,
    image: photo?.URL,
    language: document.language,
  };
}

export function vietnameseCms(document) {
  const publish = document.publish?.$date ?? document.publish;
  const [, day, month, year, time] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)/.exec(publish) ?? [];
  return {
    headline: decode(document.title),
    lead: decode(document.sapo),
    body: decode(document.body),
    byline: document.author,
    date: day ? `${year}-${month}-${day}T${time}:00+07:00` : publish,
    language: 'vi',
  };
}

/** What an object around an editor's body says. */
export function around(object) {
  const image = object.mainImage ?? object.heroImage ?? object.image;
  return {
    headline: object.title,
    lead: object.excerpt ?? object.summary ?? object.description,
    byline: names(object.author ?? object.authors),
    date: object.publishedAt ?? object.date,
    image: typeof image === 'object' ? (image.url ?? image.asset?.url ?? image.fields?.file.url) : image,
    language: object.language,
  };
}

export const same = (a, b) => squash(a) === squash(b);
