// The page, in frames of the width of a phone, a tablet, a desktop. The frames are sandboxed and run no script; this file
// puts the article into them, in a shadow root as <lede-article> does, so that themes apply.
import { byId, make } from '../page.js';
import { parseRendered } from '../trusted.js';

export interface View {
  widths: number[];
  schemes: string[];
  style: string;
  withPictures: boolean;
}

const k_names: Record<number, string> = { 390: 'phone', 820: 'tablet', 1280: 'desktop' };
/** The ratio of height to width of each frame. */
const k_shapes: Record<number, number> = { 390: 1.9, 820: 1.3, 1280: 0.75 };

class Screen {
  readonly frame = make('iframe', { sandbox: 'allow-same-origin' });
  readonly #caption = make('figcaption', {});
  readonly #shell = make('div', { class: 'screen' }, this.frame);
  readonly element = make('figure', { class: 'device' }, this.#shell, this.#caption);
  readonly width: number;
  readonly scheme: string;
  readonly #style: string;
  #html: string | undefined;
  #isReady = false;

  constructor(width: number, scheme: string, { style, withPictures }: View, onLink: (address: string) => void) {
    this.width = width;
    this.scheme = scheme;
    this.#style = style;
    const name = k_names[width] ?? `${width} pixels`;
    this.frame.title = `The article on a ${name}, ${scheme}`;
    this.frame.src = withPictures ? 'preview-pictures.html' : 'preview.html';
    this.frame.addEventListener('load', () => {
      this.#isReady = true;
      this.#watchLinks(onLink);
      this.#fill();
    });
  }

  show(html: string): void {
    this.#html = html;
    if (this.#isReady) this.#fill();
  }

  /** Makes the frame as large as there is room, and no larger than it is. */
  fit(room: number, height: number): void {
    const scale = Math.min(1, room / this.width);
    const shown = Math.max(320, Math.min(height, this.width * (k_shapes[this.width] ?? 1)));
    this.frame.style.inlineSize = `${this.width}px`;
    this.frame.style.blockSize = `${shown / scale}px`;
    this.frame.style.transform = `scale(${scale})`;
    this.#shell.style.inlineSize = `${this.width * scale}px`;
    this.#shell.style.blockSize = `${shown}px`;
    this.#caption.textContent = `${this.width} pixels${scale < 1 ? ` at ${Math.round(scale * 100)} %` : ''}`;
  }

  #host(): HTMLElement | undefined {
    return this.frame.contentDocument?.querySelector<HTMLElement>('lede-article') ?? undefined;
  }

  #fill(): void {
    const inside = this.frame.contentDocument;
    const place = inside?.getElementById('place');
    if (!inside || !place || this.#html === undefined) return;
    let host = this.#host();
    if (!host) {
      inside.documentElement.dataset['scheme'] = this.scheme;
      host = inside.createElement('lede-article');
      host.className = this.#style;
      host.setAttribute('theme', this.scheme);
      const sheet = inside.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.href = '../lede/lede.css';
      host.attachShadow({ mode: 'open' }).append(sheet, inside.createElement('div'));
      place.replaceChildren(host);
    }
    const content = host.shadowRoot?.querySelector('div');
    const parsed = parseRendered(this.#html);
    for (const link of parsed.querySelectorAll('a[href], area[href]')) {
      const address = link.getAttribute('href') ?? '';
      if (address.startsWith('#')) continue;
      // The sandbox opens no windows, so such a link leads nowhere in every engine. WebKit calls no listener in a frame
      // without scripts; there the title alone says where it would lead.
      link.setAttribute('target', '_blank');
      if (!link.hasAttribute('title')) link.setAttribute('title', address);
    }
    content?.replaceChildren(...[...parsed.body.childNodes].map((node) => inside.adoptNode(node)));
  }

  #watchLinks(onLink: (address: string) => void): void {
    this.frame.contentDocument?.addEventListener('click', (event) => {
      const link = event.composedPath().find((node) => (node as Element).localName === 'a') as
        HTMLAnchorElement | undefined;
      const address = link?.getAttribute('href');
      if (!address) return;
      event.preventDefault();
      if (address.startsWith('#')) this.#scrollTo(decodeURIComponent(address.slice(1)));
      else onLink(address);
    });
  }

  #scrollTo(id: string): void {
    const target = this.#host()?.shadowRoot?.getElementById(id);
    if (target) target.scrollIntoView();
    else this.frame.contentWindow?.scrollTo(0, 0);
  }
}

export class Preview {
  readonly #stage = byId('stage');
  readonly #leads = byId('leads');
  #screens: Screen[] = [];
  #html = '';

  constructor() {
    new ResizeObserver(() => this.#fit()).observe(this.#stage);
  }

  /** Shows the article in other frames. */
  view(view: View): void {
    const onLink = (address: string) => (this.#leads.textContent = `This link leads to ${address}`);
    this.#screens = view.widths.flatMap((width) =>
      view.schemes.map((scheme) => new Screen(width, scheme, view, onLink)),
    );
    this.#stage.replaceChildren(...this.#screens.map(({ element }) => element));
    this.#stage.classList.toggle('has-one', this.#screens.length === 1);
    this.#fit();
    this.show(this.#html);
  }

  show(html: string): void {
    this.#html = html;
    this.#leads.textContent = '';
    this.#stage.classList.remove('is-refused');
    for (const screen of this.#screens) screen.show(html);
  }

  /** Keeps the last article that could be shown, and marks it as old. */
  refuse(): void {
    this.#stage.classList.add('is-refused');
  }

  #fit(): void {
    const room = this.#stage.clientWidth - 32;
    const height = Math.max(360, this.#stage.clientHeight - 64);
    const isOne = this.#screens.length === 1;
    const gap = 20;
    const sum = this.#screens.reduce((width, screen) => width + screen.width, 0);
    const scale = Math.min(1, (room - gap * (this.#screens.length - 1)) / sum);
    // Side by side, unless the frames would be too small to read.
    const isRow = !isOne && scale > 0.3;
    this.#stage.classList.toggle('is-row', isRow);
    for (const screen of this.#screens) screen.fit(isRow ? screen.width * scale : room, height);
  }
}
