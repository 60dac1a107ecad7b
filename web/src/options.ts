// The options of one call. Names and meanings are the native command's, whose `--options` file is the same JSON.
// Written by scripts/facts.mjs from core/include/lede/options.def; do not edit.

export type ComponentName = 'rating' | 'related' | 'latest' | 'comments' | 'share';

export interface SanitizeOptions {
  /** Absolute http(s) URL that relative ones start from. Default: the article's own `url`. */
  baseUrl?: string;
  /**
   * Level of the headline, or of the topmost heading of a text: 1 to 5. Default: 1 for an article; a text keeps its
   * headings.
   */
  headingLevel?: number;
  /** Where links open: `same` tab (default), or a new one (`blank`). */
  linkTarget?: 'same' | 'blank';
  /**
   * Of `markdown` and `sanitize`: `article` (default), or `comment`, which allows less, for text that readers wrote.
   */
  policy?: 'article' | 'comment';
  /** Set before every id of the document. Letters, digits, `-`, `_`; starts with a letter. Default: `lede-`. */
  idPrefix?: string;
  /** Allow base64 png, jpeg, gif, webp and avif as `data:` in `img src`. Default: false. */
  dataImages?: boolean;
  /**
   * The only elements that a document may use, by name, out of those that the policy allows; the others lose their
   * tags. A list brings its items with it, an item a list, a table its body, rows and cells. Default: everything the
   * policy allows.
   */
  allowElements?: string[];
  /**
   * The only hosts of pictures, sound, film and embeds: `cdn.example`, or `*.cdn.example` for every host below it.
   * Default: any host.
   */
  allowUrlHosts?: string[];
  /** Words added to the `rel` of every link to another site: `nofollow ugc`. */
  linkRel?: string;
  /**
   * Language of an article that names none, such as that of the page around it: a tag, a locale or a name. Default: the
   * language its text is in, if that is certain; else English, with a warning. For `markdown` and `sanitize`, the
   * language that `typography` follows.
   */
  language?: string;
  /**
   * Set quotation marks, apostrophes, dashes, dots and French spaces as newspapers of the language do. Code and
   * readers' comments stay as they are. Default: false.
   */
  typography?: boolean;
  /** List warnings. The HTML is the same either way. Default: true. */
  report?: boolean;
  /** List every warning, and not only the first 100 of each severity. Default: false. */
  reportAll?: boolean;
}

export interface RenderOptions extends SanitizeOptions {
  /** The document's format, by its name in README.md; default: `auto`, which recognises it. */
  from?: string;
  /** Of a feed or an array: an article's id, or its place counted from 0. Default: the first. */
  item?: string | number;
  /**
   * Language of labels and dates: a BCP 47 tag, or a locale such as `vi_VN`. Default: the article's own; English if
   * Lede does not have that language.
   */
  locale?: string;
  /**
   * `fragment`: the article's markup alone (default). `element`: in a `<lede-article>` with a declarative shadow root.
   * `page`: a whole document.
   */
  output?: 'fragment' | 'element' | 'page';
  /** The components to write, as a list or as names between spaces. Default: all. */
  components?: ComponentName[] | string;
  /** A host's own words, by the label's name (`rating.title`). */
  labels?: Record<string, string>;
  /**
   * A feed that fills the related news, as its text or as what JSON.parse made of it: a feed or array of articles in
   * any format that Lede reads, or a list as version 1 has it. Its first ten items, without the article itself, replace
   * the article's own list. A feed that cannot be read is a warning, and the article's own list stays.
   */
  related?: string | object;
  /** The same for the latest news. */
  latest?: string | object;
  /**
   * The day on which the page is read, as an RFC 3339 date: an article that was published a year or more before says
   * that it is old. A date without a time keeps the output the same for that day. Default: no article says so.
   */
  now?: string;
  /**
   * Write the rating into the structured data if there are votes. Default: false, since search engines do not want it
   * of news.
   */
  jsonLdRating?: boolean;
  /** `element` and `page`: address of lede.css. Default: `lede.css` next to the page. */
  styleUrl?: string;
  /** `element` and `page`: the text of lede.css, to be written into the markup instead of a link. */
  styles?: string;
  /**
   * `element` and `page`: the nonce that the page's Content-Security-Policy names, for the style sheet and the script.
   */
  nonce?: string;
  /** `element` and `page`: address of hydrate.js or lede.js. Default: no script. */
  scriptUrl?: string;
  /**
   * `element` and `page`: folder of the package's built files. The page links those that its article needs: a style
   * sheet, unless `styleUrl` or `styles` is set, and a script, unless `scriptUrl` is.
   */
  assetsUrl?: string;
  /** `page`: address of its oEmbed description. */
  oembedUrl?: string;
  /** `page`: name of the newspaper, which is written above the article. Default: nothing is. */
  siteName?: string;
  /** `page`: address of its front page, to which `siteName` is a link. */
  siteUrl?: string;
}
