// The source: a plain text field over a mirror of itself. The mirror has the numbers of the lines and the marks, so
// that writing, selecting and undoing stay the browser's own.
import { byId, make } from '../page.js';

/** A place in the source that a problem refers to. Offsets count bytes of UTF-8, as Lede does. */
export interface Place {
  offset: number;
  severity: string;
}

interface Mark {
  begin: number;
  end: number;
  severity: string;
}

/** A longer text has neither numbers nor marks: laying its mirror out would take longer than rendering it. */
const k_longest_mirrored = 300_000;
const k_longest_mark = 120;
/** A space without a width, which gives an empty line its height. */
const k_nothing = '\u200b';

/** Converts byte offsets, in ascending order, to positions in the text, in one pass over the text. */
export function indexesOf(text: string, offsets: number[]): number[] {
  let bytes = 0;
  let at = 0;
  return offsets.map((offset) => {
    while (bytes < offset && at < text.length) {
      const point = text.codePointAt(at) ?? 0;
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      at += point > 0xffff ? 2 : 1;
    }
    return at;
  });
}

/** Returns the end of the JSON string, tag, word, object or list that begins there; at most the end of the line. */
export function endOf(text: string, begin: number): number {
  const rest = text.slice(begin, begin + k_longest_mark);
  const token = /^(?:"(?:[^"\\\n]|\\.)*"|<[^>\n]*>|[{[][^\n]*?(?=,?\s*(?:\n|$))|[^\s,}\]<"]+)/.exec(rest)?.[0];
  if (token) return begin + token.length;
  return Math.min(begin + 1, text.length);
}

export class Editor {
  readonly field = byId<HTMLTextAreaElement>('text');
  readonly #mirror = byId('mirror');
  readonly #box = byId('editor');
  #marks: Mark[] = [];

  /** @param onInput called when the reader has changed the text. */
  constructor(onInput: () => void) {
    this.field.addEventListener('input', () => {
      this.#marks = [];
      this.#draw();
      onInput();
    });
    this.field.addEventListener('scroll', () => this.#follow(), { passive: true });
    // The mirror must break lines where the field does, but a scroll bar makes the field narrower.
    new ResizeObserver(() => this.#fit()).observe(this.field);
  }

  get text(): string {
    return this.field.value;
  }

  set text(text: string) {
    this.field.value = text;
    this.field.scrollTop = 0;
    this.field.setSelectionRange(0, 0);
    this.#marks = [];
    this.#draw();
  }

  /** Marks places. @returns for each place the function that leads there. */
  mark(places: Place[]): (() => void)[] {
    const { text } = this;
    const order = places
      .map((_, index) => index)
      .sort((one, other) => (places[one]?.offset ?? 0) - (places[other]?.offset ?? 0));
    const begins = indexesOf(
      text,
      order.map((index) => places[index]?.offset ?? 0),
    );
    const jumps: (() => void)[] = [];
    this.#marks = [];
    order.forEach((index, nth) => {
      const begin = begins[nth] ?? 0;
      const mark = { begin, end: Math.min(endOf(text, begin), text.length), severity: places[index]?.severity ?? '' };
      const isFree = (this.#marks.at(-1)?.end ?? 0) <= begin && mark.end > begin;
      if (isFree) this.#marks.push(mark);
      jumps[index] = () => this.#jump(mark);
    });
    this.#draw();
    return jumps;
  }

  #jump({ begin, end }: Mark): void {
    this.field.focus();
    this.field.setSelectionRange(begin, end);
    const mark = [...this.#mirror.querySelectorAll<HTMLElement>('mark')].find(
      ({ dataset }) => dataset['begin'] === String(begin),
    );
    if (mark) {
      const top = mark.getBoundingClientRect().top - this.#mirror.getBoundingClientRect().top;
      this.field.scrollTop = top - this.field.clientHeight / 3;
    } else {
      // Without a mirror: as far down as the place is in the text.
      this.field.scrollTop =
        (this.field.scrollHeight * begin) / Math.max(1, this.text.length) - this.field.clientHeight / 3;
    }
    this.#follow();
  }

  #draw(): void {
    const { text } = this;
    const isMirrored = text.length <= k_longest_mirrored;
    this.#box.classList.toggle('is-mirrored', isMirrored);
    if (!isMirrored) return void this.#mirror.replaceChildren();
    const lines: Node[] = [];
    let at = 0;
    let next = 0;
    for (const line of text.split('\n')) {
      const parts: (Node | string)[] = [];
      const end = at + line.length;
      let from = at;
      // A mark of an empty line is of the line's end, which is no part of its element.
      for (let mark = this.#marks[next]; mark && mark.begin <= end; mark = this.#marks[++next]) {
        parts.push(text.slice(from, mark.begin));
        const till = Math.min(mark.end, end);
        const marked = text.slice(mark.begin, till) || k_nothing;
        parts.push(make('mark', { class: mark.severity, 'data-begin': String(mark.begin) }, marked));
        from = till;
      }
      parts.push(text.slice(from, end) || (from === at ? k_nothing : ''));
      lines.push(make('div', {}, ...parts));
      at = end + 1;
    }
    this.#mirror.replaceChildren(...lines);
    this.#fit();
  }

  #fit(): void {
    this.#mirror.style.inlineSize = `${this.field.clientWidth}px`;
    this.#follow();
  }

  #follow(): void {
    this.#mirror.style.transform = `translateY(${-this.field.scrollTop}px)`;
  }
}
