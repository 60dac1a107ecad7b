// The events of <lede-article>. All bubble and cross shadow boundaries, so a page can listen once, on its document.
import type { LedeError } from './error.js';
import type { Warning } from './lede.js';

export interface ReadyDetail {
  warnings: Warning[];
  /** Empty where the article came rendered from the server. */
  jsonLd: string;
}

/**
 * How sending ended. `sent`: taken; a comment waits for a moderator. `published`: the comment is on the page for all.
 * `refused` by the server's answer, `forbidden` from this page, `limited` for now, `failed` where there was no answer.
 */
export type Outcome = 'sent' | 'published' | 'refused' | 'forbidden' | 'limited' | 'failed';

/** A host that cancels the event sends the reader's contribution itself, and says how that went. */
export interface Takeover {
  /** Where Lede would send it; null where the article names no endpoint. */
  endpoint: string | null;
  /** @param outcome of `limited`, Lede alone knows how long; a host says `refused`. */
  settle(outcome: Exclude<Outcome, 'limited'>): void;
}

export interface RateDetail extends Takeover {
  /** From 1 to the article's best; 0 takes the reader's vote back. */
  value: number;
}

export interface CommentDetail extends Takeover {
  author: string;
  text: string;
  /** The id of the comment that this one answers. */
  parent?: string;
}

/** From the reading tools, where the page offers it. Nobody but a host takes it, so `endpoint` is null. */
export interface RecommendDetail extends Takeover {
  /** Of the comment. */
  id: string;
  /** Whether the reader recommends it now, or no longer. */
  value: boolean;
}

/** From the reading tools, where the page offers it. */
export interface ReportDetail extends Takeover {
  /** Of the comment. */
  id: string;
  /** `abuse`, `illegal`, `spam` or `other`. */
  reason: string;
}

export interface NavigateDetail {
  url: string;
  /** The component that the link stands in (`related`, `latest` …); empty in the article itself. */
  component: string;
}

export interface EmbedDetail {
  /** What the link says. */
  url: string;
  /** What would be loaded, in a sandboxed frame. */
  frame: string;
}

export interface LedeEventMap {
  'lede-ready': CustomEvent<ReadyDetail>;
  'lede-error': CustomEvent<LedeError>;
  'lede-rate': CustomEvent<RateDetail>;
  'lede-comment': CustomEvent<CommentDetail>;
  'lede-recommend': CustomEvent<RecommendDetail>;
  'lede-report': CustomEvent<ReportDetail>;
  'lede-navigate': CustomEvent<NavigateDetail>;
  'lede-embed': CustomEvent<EmbedDetail>;
}

declare global {
  /** Of every element, the document and the window, since the events bubble. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- to extend it is all that is wanted
  interface GlobalEventHandlersEventMap extends LedeEventMap {}
}

/** What only tells; all others ask, and a host can say no. */
const telling = /ready|error/;

/** @return false where a listener cancelled it. */
export function send<Name extends keyof LedeEventMap>(
  target: EventTarget,
  name: Name,
  detail: LedeEventMap[Name]['detail'],
): boolean {
  return target.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: !telling.test(name) }),
  );
}
