// The article format, version 1. Every field but `headline` may be missing; an unknown one is a warning. schema.json,
// beside the built files, says the same for other languages.

/** Markdown, or a text that names its kind of markup. */
export type RichText = string | { type: 'markdown' | 'html' | 'text'; text: string };

export interface NamedLink {
  name: string;
  url?: string;
}

export interface Author extends NamedLink {
  role?: string;
  image?: string;
  /** A few sentences, at the end of the article. */
  bio?: RichText;
}

export interface Image {
  url: string;
  alt?: string;
  /** Inline Markdown. */
  caption?: RichText;
  credit?: string;
  /** Pixels; with both, nothing on the page moves when the picture arrives. */
  width?: number;
  height?: number;
  sources?: { url: string; type?: string; media?: string; width?: number }[];
  /** How large it is shown: wider than the text, as wide as the page, half as wide as the text, or narrow beside it. */
  role?: 'wide' | 'full' | 'half' | 'portrait';
}

export interface HeadlineLink {
  headline: string;
  url?: string;
}

export interface Teaser extends HeadlineLink {
  summary?: string;
  image?: Image;
  /** RFC 3339. */
  published?: string;
}

export interface Comment {
  id?: string;
  author?: string;
  /** The author's role in the newsroom, if there is one: "Editor". */
  role?: string;
  published?: string;
  text: RichText;
  replies?: Comment[];
}

export type Block =
  | { type: 'markdown' | 'html' | 'text'; text: string }
  | ({ type: 'image' } & Image)
  | { type: 'gallery'; images: Image[] }
  | { type: 'quote'; text: RichText; cite?: string }
  | { type: 'embed'; url: string; title?: string; image?: Image }
  | { type: 'seeAlso'; items: HeadlineLink[] }
  | { type: 'factbox'; title?: string; text: RichText }
  | { type: 'divider' };

/** Kinds of article that readers have to be told about. */
export type ArticleLabel = 'live' | 'opinion' | 'analysis' | 'review' | 'satire' | 'sponsored' | 'aiAssisted';

/** A correction, or another note of the editors about the article. */
export interface Note {
  /** Default: an editors' note. */
  type?: 'correction' | 'clarification' | 'update' | 'editorsNote' | 'retraction';
  text: RichText;
  published?: string;
}

/** An entry of a live article. */
export interface Update {
  headline?: string;
  text: RichText;
  published?: string;
}

export interface Article {
  lede?: 1;
  id?: string;
  url?: string;
  canonical?: string;
  license?: string;
  /** BCP 47. */
  language?: string;
  direction?: 'ltr' | 'rtl';
  kicker?: string;
  headline: string;
  /** Inline Markdown. */
  lead?: RichText;
  /** The source mark before the lead: "TTH.VN". */
  source?: string;
  /** RFC 3339; the offset is kept. */
  published?: string;
  modified?: string;
  section?: NamedLink;
  tags?: NamedLink[];
  authors?: Author[];
  byline?: string;
  image?: Image;
  seeAlso?: HeadlineLink[];
  /** Markdown, or blocks. */
  body?: string | Block[];
  rating?: { value?: number; count?: number; best?: number; endpoint?: string };
  comments?: { count?: number; url?: string; endpoint?: string; items?: Comment[] };
  related?: Teaser[];
  latest?: (HeadlineLink & { published?: string })[];
  labels?: ArticleLabel[];
  /** Who paid for the article. */
  sponsor?: NamedLink;
  /** Who may read the article. It is written into the structured data for search engines. */
  access?: 'free' | 'subscribers';
  readingMinutes?: number;
  /** Inline Markdown. */
  keyPoints?: RichText[];
  notes?: Note[];
  updates?: Update[];
  /** What is not shown above the body, because the body has it. Cards, share tags and structured data have it. */
  inBody?: ('lead' | 'image' | 'headline')[];
  /** Whether Lede looks itself if the body has the lead and the main picture, and shows them once. */
  once?: boolean;
}
