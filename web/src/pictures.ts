// Pictures that open over the whole window, one at a time, with their captions, by pointer, touch and keyboard. They
// are shown in a modal `dialog`, which keeps the focus inside and closes at Escape.
import type { ArticleRoot, Behaviour } from './behaviour.js';
import { isFirst } from './listening.js';
import { pictureTexts, pictureWords } from './script-words.js';
import { wordsIn } from './words.js';

/** The pictures that open. A picture in a link does not: a click follows the link. */
const pictures = ':is(.lede-figure, .lede-gallery, .lede-body figure) img:not(a img)';
const shortestSwipe = 50; // pixels

const picturesIn = (root: ArticleRoot): HTMLImageElement[] => [...root.querySelectorAll<HTMLImageElement>(pictures)];

const articleIn = (root: ArticleRoot): HTMLElement =>
  root instanceof HTMLElement ? root : (root.querySelector<HTMLElement>('.lede') as HTMLElement);

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { className });
}

/** The dialog that shows one of the pictures. */
class Lightbox {
  readonly #dialog = make('dialog', 'lede-lightbox');
  readonly #picture = make('img', 'lede-lightbox-picture');
  readonly #caption = make('div', 'lede-lightbox-caption');
  readonly #count = make('p', 'lede-lightbox-count');
  readonly #pictures: HTMLImageElement[];
  readonly #runsLeft: boolean;
  #index: number;

  constructor(root: ArticleRoot, opened: HTMLImageElement) {
    const article = articleIn(root);
    const words = wordsIn(article.lang, pictureWords, pictureTexts);
    this.#pictures = picturesIn(root);
    this.#index = this.#pictures.indexOf(opened);
    this.#runsLeft = article.dir === 'rtl';
    this.#count.setAttribute('aria-live', 'polite');
    const button = (word: (typeof pictureWords)[number], act: () => void): HTMLButtonElement => {
      const made = make('button', `lede-lightbox-button lede-lightbox-${word}`);
      made.type = 'button';
      made.setAttribute('aria-label', words[word]);
      made.addEventListener('click', act);
      return made;
    };
    const parts: HTMLElement[] = [this.#picture, this.#caption];
    if (this.#pictures.length > 1) {
      parts.push(
        button('previous', () => this.#show(-1)),
        button('next', () => this.#show(1)),
        this.#count,
      );
    }
    this.#dialog.append(
      button('close', () => this.#dialog.close()),
      ...parts,
    );
    this.#listen();
    article.append(this.#dialog);
    this.#show(0);
    this.#dialog.showModal();
  }

  #listen(): void {
    const dialog = this.#dialog;
    dialog.addEventListener('keydown', (event) => {
      const { key } = event;
      const forward = this.#runsLeft ? 'ArrowLeft' : 'ArrowRight';
      if (/^Arrow(?:Left|Right)$/.test(key)) this.#show(key === forward ? 1 : -1);
      if (key === 'Home') this.#show(-this.#index);
      if (key === 'End') this.#show(this.#pictures.length - 1 - this.#index);
      const isWhole = dialog.scrollHeight <= dialog.clientHeight;
      // Where the dialog has nothing to scroll, these keys would scroll the page behind it.
      if (/^(?:Arrow.+|Page.+|Home|End)$/.test(key) && isWhole) event.preventDefault();
    });
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog || target === this.#caption) dialog.close();
    });
    let begin = 0;
    dialog.addEventListener('touchstart', ({ touches }) => (begin = touches[0]?.clientX ?? 0), { passive: true });
    dialog.addEventListener('touchend', ({ changedTouches }) => {
      const way = (changedTouches[0]?.clientX ?? begin) - begin;
      if (Math.abs(way) > shortestSwipe) this.#show(way < 0 !== this.#runsLeft ? 1 : -1);
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      this.#pictures[this.#index]?.focus(); // the one that was seen last
    });
  }

  /** @param step 1 for the next picture; after the last comes the first. */
  #show(step: number): void {
    const all = this.#pictures;
    this.#index = (this.#index + step + all.length) % all.length;
    const picture = all[this.#index];
    if (!picture) return;
    const { alt, srcset, src, referrerPolicy } = picture;
    this.#picture.removeAttribute('srcset');
    Object.assign(this.#picture, { alt, referrerPolicy, sizes: '100vw', src: picture.currentSrc || src });
    if (srcset) this.#picture.srcset = srcset;
    const caption = picture.closest('figure')?.querySelector('figcaption')?.cloneNode(true) as HTMLElement | undefined;
    caption?.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'));
    this.#caption.replaceChildren(...(caption?.childNodes ?? []));
    this.#count.textContent = `${String(this.#index + 1)} / ${String(all.length)}`;
  }
}

export const openPictures: Behaviour = {
  listen: (_, root) => {
    if (!isFirst(root, ' pictures')) return false;
    const open = (event: Event): void => {
      const { target } = event;
      if (!(target instanceof HTMLImageElement) || !target.matches(pictures) || !root.contains(target)) return;
      event.preventDefault();
      new Lightbox(root, target);
    };
    root.addEventListener('click', open);
    root.addEventListener('keydown', (event) => {
      if (/^(?:Enter| )$/.test((event as KeyboardEvent).key)) open(event);
    });
    return true;
  },
  prepare: (_, root) => {
    if (typeof HTMLDialogElement !== 'function' || !('showModal' in HTMLDialogElement.prototype)) return;
    const { open } = wordsIn(articleIn(root).lang, pictureWords, pictureTexts);
    for (const picture of picturesIn(root)) {
      picture.tabIndex = 0;
      picture.setAttribute('role', 'button');
      picture.setAttribute('aria-label', picture.alt ? `${open}: ${picture.alt}` : open);
    }
  },
};
