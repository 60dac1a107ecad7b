// The events of <lede-article>. All bubble and cross shadow boundaries, so a page can listen once, on its document.
import type { LedeError } from './error.js';
import type { Warning } from './lede.js';

export interface ReadyDetail {
  warnings: Warning[];
  /** Empty if the article came rendered from the server. */
  jsonLd: string;
}

/**
 * How sending ended. `sent`: accepted; a comment waits for a moderator. `published`: everybody can read the comment.
 * `refused`: the server refused it. `forbidden`: the server does not accept it from this page. `limited`: the reader
 * has to wait. `failed`: there was no answer.
 */
export type Outcome = 'sent' | 'published' | 'refused' | 'forbidden' | 'limited' | 'failed';

/** A host that cancels the event sends the reader's contribution itself, and calls `settle` with the outcome. */
export interface Takeover {
  /** Where Lede would send it; null if the article names no endpoint. */
  endpoint: string | null;
  /**
   * @param outcome any but `limited`, since a host cannot say how long the reader has to wait; it uses `refused`
   * instead.
   */
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

/** Sent by the reading tools, if the page asks for it. Only a host can take recommendations, so `endpoint` is null. */
export interface RecommendDetail extends Takeover {
  /** Of the comment. */
  id: string;
  /** True if the reader recommends the comment, false if no longer. */
  value: boolean;
}

/** Sent by the reading tools, if the page asks for it. */
export interface ReportDetail extends Takeover {
  /** Of the comment. */
  id: string;
  /** `abuse`, `illegal`, `spam` or `other`. */
  reason: string;
}

export interface NavigateDetail {
  url: string;
  /** The component that contains the link (`related`, `latest` …); empty in the article itself. */
  component: string;
}

export interface EmbedDetail {
  /** The address of the link. */
  url: string;
  /** The address of the player, which would be loaded in a sandboxed frame. */
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
  /** Types the events on every element, the document and the window, since they bubble. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- to extend it is all that is wanted
  interface GlobalEventHandlersEventMap extends LedeEventMap {}
}

/** The events that only inform. All others can be cancelled: the host then does itself what Lede would have done. */
type Announcement = 'lede-ready' | 'lede-error';

/**
 * @param cancelable whether a listener may cancel the event.
 * @return false if a listener cancelled it.
 */
export function send<Name extends keyof LedeEventMap>(
  target: EventTarget,
  name: Name,
  detail: LedeEventMap[Name]['detail'],
  cancelable: Name extends Announcement ? false : true,
): boolean {
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}
