// The search over titles and headings. Its index is one small file of the site, fetched when the search is first opened.
import { make, root } from './page.js';

type Row = [title: string, address: string, headings: [heading: string, id: string][]];

interface Hit {
  title: string;
  where: string;
  address: string;
  rank: number;
}

const k_most = 12;

/** Lower is better: the beginning of the text, the beginning of a word, anywhere. */
function rankOf(text: string, words: string[]): number | undefined {
  const lower = text.toLowerCase();
  let rank = 0;
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at < 0) return undefined;
    rank += at === 0 ? 0 : /\W/.test(lower[at - 1] ?? '') ? 1 : 2;
  }
  return rank + lower.length / 1000;
}

export function find(rows: Row[], query: string): Hit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits: Hit[] = [];
  for (const [title, address, headings] of rows) {
    const rank = rankOf(title, words);
    if (rank !== undefined) hits.push({ title, where: '', address, rank: rank - 0.5 });
    for (const [heading, id] of headings) {
      const headingRank = rankOf(heading, words) ?? rankOf(`${title} ${heading}`, words);
      if (headingRank !== undefined)
        hits.push({ title: heading, where: title, address: `${address}#${id}`, rank: headingRank });
    }
  }
  return hits.sort((one, other) => one.rank - other.rank).slice(0, k_most);
}

async function fetchRows(): Promise<Row[]> {
  const response = await fetch(new URL('assets/search.json', root));
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Row[];
}

class Search {
  readonly #input = make('input', {
    type: 'search',
    'aria-label': 'Search pages and headings',
    placeholder: 'Search pages and headings',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  readonly #list = make('ul', {});
  readonly #status = make('p', { role: 'status' });
  readonly #dialog = make('dialog', { class: 'search', 'aria-label': 'Search' }, this.#input, this.#status, this.#list);
  #rows: Row[] | undefined;

  constructor() {
    this.#input.addEventListener('input', () => this.#show());
    this.#dialog.addEventListener('keydown', (event) => this.#move(event));
    this.#dialog.addEventListener('click', (event) => {
      // A click on the backdrop, or on a hit that is on this very page.
      const { target } = event;
      if (target === this.#dialog || (target instanceof Element && target.closest('a'))) this.#dialog.close();
    });
    document.body.append(this.#dialog);
  }

  open(): void {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.select();
    if (this.#rows) return;
    fetchRows().then(
      (rows) => {
        this.#rows = rows;
        this.#show();
      },
      () =>
        (this.#status.textContent =
          'The index cannot be read. Run ./dev site --serve and open the address that it prints.'),
    );
  }

  #show(): void {
    const query = this.#input.value.trim();
    const hits = this.#rows ? find(this.#rows, query) : [];
    this.#status.textContent = query === '' || !this.#rows ? '' : hits.length === 0 ? 'Nothing is called that.' : '';
    this.#list.replaceChildren(
      ...hits.map(({ title, where, address }) =>
        make('li', {}, make('a', { href: new URL(address, root).href }, make('b', {}, title), make('span', {}, where))),
      ),
    );
  }

  #move(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [this.#input, ...this.#list.querySelectorAll('a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function startSearch(button: HTMLButtonElement): void {
  let search: Search | undefined;
  const open = () => (search ??= new Search()).open();
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const isShortcut = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isShortcut || isTyping(event.target) || event.composedPath().some(isTyping)) return;
    event.preventDefault();
    open();
  });
  button.hidden = false;
}
