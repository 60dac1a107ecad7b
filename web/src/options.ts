// The options of one call. Names and meanings are the native command's, whose `--options` file is the same JSON.

export type ComponentName = 'rating' | 'related' | 'latest' | 'comments' | 'share';

export interface SanitizeOptions {
  /** Absolute http(s) URL that relative ones start from. */
  baseUrl?: string;
  /** The level that the topmost headings get, 1 to 5. */
  headingLevel?: number;
  linkTarget?: 'same' | 'blank';
  /** Of `markdown` and `sanitize`. `comment` allows less: for text that readers wrote, as an article's comments always are. */
  policy?: 'article' | 'comment';
  /** Set before every id of the document. Letters, digits, `-`, `_`; starts with a letter. Default `lede-`. */
  idPrefix?: string;
  /** Allow base64 png, jpeg, gif, webp and avif as `data:` in `img src`. Default false. */
  dataImages?: boolean;
  /** The only elements that a document may use, out of those that the policy keeps; the others lose their tags. */
  allowElements?: string[];
  /** The only hosts of pictures, sound, film and embeds: `cdn.example`, or `*.cdn.example` for all below it. */
  allowUrlHosts?: string[];
  /** Words added to the `rel` of every link that leads elsewhere: `nofollow ugc`. */
  linkRel?: string;
  /** List warnings. The HTML is the same either way. Default true. */
  report?: boolean;
  /** List every warning, and not only the first 100. Default false. */
  reportAll?: boolean;
}

export interface RenderOptions extends SanitizeOptions {
  /** The document's format; default `auto`. README.md lists the names. */
  from?: string;
  /** Of a feed or an array: an article's id, or its place counted from 0. Default the first. */
  item?: string | number;
  /** BCP 47 tag of labels and dates; default the article's own language. */
  locale?: string;
  /**
   * The language of an article that names none, such as that of the page around it. Default the one that its text is in,
   * if that is certain; else English, with a warning.
   */
  language?: string;
  /** `fragment`: the article’s markup alone. `element`: in a `<lede-article>` with a declarative shadow root. `page`: a document. */
  output?: 'fragment' | 'element' | 'page';
  /** The components to write, as a list or as names between spaces; default all. */
  components?: ComponentName[] | string;
  /** A host's own words, by the label's name (`rating.title`). */
  labels?: Record<string, string>;
  /**
   * A feed that fills the related news, as its text or as what JSON.parse made of it: a feed or array of articles in any
   * format that Lede reads, or a list as version 1 has it. Its first ten items, without the article itself, stand in the
   * place of the article's own list. A feed that cannot be read is a warning, and the article's own list stays.
   */
  related?: string | object;
  /** The same for the latest news. */
  latest?: string | object;
  /**
   * The day on which the page is read, as RFC 3339 writes it: an article of a year before or more says that it is old. A
   * date alone keeps what is rendered the same for that day. Default: nothing is said.
   */
  now?: string;
  /** Say the rating in the structured data, where there are votes. Default false: search engines do not want it of news. */
  jsonLdRating?: boolean;
  /** `element` and `page`: address of lede.css. */
  styleUrl?: string;
  /** `element` and `page`: the text of lede.css, to stand in the markup instead of a link to it. */
  styles?: string;
  /** `element` and `page`: the nonce that the page's Content-Security-Policy names, for the style sheet and the script. */
  nonce?: string;
  /** `element` and `page`: address of hydrate.js or lede.js; no script by default. */
  scriptUrl?: string;
  /**
   * `element` and `page`: folder of this package's built files, of which the page links what its article needs: a style sheet,
   * unless `styleUrl` or `styles` is set, and a script, unless `scriptUrl` is.
   */
  assetsUrl?: string;
  /** `page`: address of its oEmbed description. */
  oembedUrl?: string;
}
