// An attack payload in every field of an article, and in every option that takes a text.
import { readFileSync } from 'node:fs';
import { inProject } from '../paths.mjs';

export const baseUrl = 'https://base.example/folder/page.html';
const k_date = '2021-07-13T18:03:00+07:00';

/**
 * Every field that holds a text or an address. Each is named, so that a test can say what should become of it.
 * @param {(name: string) => string} text
 * @param {(name: string) => string} address
 */
function everyField(text, address) {
  const picture = (name) => ({
    url: address(`${name} url`),
    alt: text(`${name} alt`),
    caption: text(`${name} caption`),
    credit: text(`${name} credit`),
    width: 40,
    height: 30,
    sources: [
      { url: address(`${name} source`), type: text(`${name} type`), media: text(`${name} media`), width: 20 },
      { url: address(`${name} candidate`), width: 80 },
    ],
  });
  const teaser = (name) => ({ headline: text(`${name} headline`), url: address(`${name} url`), published: k_date });
  return {
    lede: 1,
    id: text('id'),
    url: address('url'),
    canonical: address('canonical'),
    license: address('license'),
    language: text('language'),
    direction: text('direction'),
    kicker: text('kicker'),
    headline: text('headline'),
    lead: text('lead'),
    source: text('source'),
    published: text('published'),
    modified: k_date,
    section: { name: text('section'), url: address('section url') },
    tags: [{ name: text('tag'), url: address('tag url') }],
    authors: [{ name: text('author'), role: text('role'), url: address('author url'), image: address('portrait') }],
    byline: `${text('byline')} by ${text('author')}!`,
    image: picture('image'),
    seeAlso: [{ headline: text('see also'), url: address('see also url') }],
    body: [
      { type: 'markdown', text: text('markdown') },
      { type: 'html', text: text('html') },
      { type: 'image', ...picture('block image') },
      { type: 'gallery', images: [picture('gallery')] },
      { type: 'quote', text: text('quote'), cite: text('cite') },
      { type: 'embed', url: address('embed url'), title: text('embed title'), image: picture('embed image') },
      { type: 'seeAlso', items: [{ headline: text('see also block'), url: address('see also block url') }] },
      { type: 'factbox', title: text('factbox title'), text: text('factbox') },
      { type: 'divider' },
      { type: text('block type'), text: text('unknown block') },
    ],
    rating: { value: 4.5, count: 12, endpoint: address('rating endpoint') },
    comments: {
      count: 9,
      url: address('comments url'),
      endpoint: address('comments endpoint'),
      items: [
        {
          id: text('comment id'),
          author: text('commenter'),
          published: text('comment date'),
          text: text('comment'),
          replies: [{ author: text('replier'), text: text('reply') }],
        },
      ],
    },
    related: [{ ...teaser('related'), summary: text('summary'), image: picture('thumbnail') }],
    latest: [teaser('latest')],
    [`x-${text('key')}`]: text('unknown field'),
  };
}

const k_english = JSON.parse(readFileSync(inProject('core', 'src', 'i18n', 'languages', 'en.json'), 'utf8'));
const k_labels = [...Object.keys(k_english.labels), ...Object.keys(k_english.rareLabels)].filter((name) => !name.startsWith('@'));

// The places in an address that a stranger's words may be in; {} is the payload.
const k_addresses = [
  'https://news.example/{}',
  'https://news.example/?{}',
  'https://news.example/#{}',
  'https://{}',
  'https://{}.example/a.jpg',
  'https://news.example:{}/',
  '/{}',
  '//{}',
  '{}:a',
  'mailto:{}',
  '\t{}',
  'http://a.example/, {} 2x',
];

/**
 * Gives each address of the article another of these forms, so that `k_addresses.length` articles have each form in
 * each place.
 */
function addressesWith(payload, turn) {
  let count = turn;
  return () => k_addresses[count++ % k_addresses.length].replace('{}', () => payload);
}

// Texts of the host: refused, or written where they belong and nowhere else.
const k_text_options = ['baseUrl', 'locale', 'idPrefix', 'styleUrl', 'scriptUrl', 'assetsUrl', 'linkRel', 'from'];
// An article has to stay under the limit of input, so a long payload is spread over the fields of several articles.
const k_longest_in_every_field = 100_000;
const k_few = 'a';

/** @returns {{input: object, given: (name: string) => string}[]} */
function articlesWithEveryField(payload) {
  const shares = Math.max(1, Math.ceil(payload.length / k_longest_in_every_field));
  return Array.from({ length: shares }, (_, share) => {
    const given = new Map();
    const field = (name) => {
      if (!given.has(name)) given.set(name, given.size % shares === share ? payload : k_few);
      return given.get(name);
    };
    return { input: everyField(field, field), given: field };
  });
}

const k_short = { headline: 'a', body: '<p id=b><a href="#b">c</a> [d](e)</p>', language: 'en' };
const k_without = { ...k_short, rating: {}, comments: {}, latest: [] };

/**
 * @param {string} payload @param {number} turn any number
 * @returns {{name: string, input: object, options: object, given?: (field: string) => string}[]} `given`: what was put
 *   into a field of that name.
 */
export function articlesOf(payload, turn) {
  const short = () => k_few;
  const options = { baseUrl };
  return [
    ...articlesWithEveryField(payload).flatMap(({ input, given }) => [
      { name: 'every field', input, options, given },
      { name: 'page', input, options: { ...options, output: 'page' }, given },
      { name: 'element', input, options: { ...options, output: 'element' }, given },
    ]),
    { name: 'addresses', input: everyField(short, addressesWith(payload, turn)), options },
    { name: 'labels', input: everyField(short, short), options: { ...options, labels: labelsOf(payload) } },
    { name: 'labels of what is missing', input: k_without, options: { labels: labelsOf(payload) } },
    ...k_text_options.map((option) => ({ name: option, input: k_short, options: { output: 'page', [option]: payload } })),
    { name: 'allowUrlHosts', input: k_short, options: { output: 'page', allowUrlHosts: [payload] } },
  ];
}

const labelsOf = (payload) => Object.fromEntries(k_labels.map((name) => [name, payload]));
