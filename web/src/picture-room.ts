// What becomes of the room of a picture. Once the picture is there, nothing is painted beside it. If it cannot be loaded,
// in a figure, the alternative text replaces the browser's broken-image icon. A broken picture elsewhere, or without
// that text, is removed.
import type { ArticleRoot } from './behaviour.js';

function settle(picture: HTMLImageElement, isThere: boolean): void {
  if (isThere) {
    picture.style.background = 'none';
    return;
  }
  const figure = picture.closest('figure');
  const words = document.createElement('small');
  // In a link, the words of the link already say what the picture shows: a card's headline, an embed's title.
  if (figure && !picture.closest('a')) words.textContent = picture.alt;
  picture.replaceWith(words);
  if (figure?.textContent.trim() === '') figure.remove();
}

/** Handles pictures that arrive or fail from now on. */
export function watchPictures(root: ArticleRoot): void {
  for (const type of ['load', 'error']) {
    // In the capture phase, since these events do not bubble.
    root.addEventListener(
      type,
      ({ target }) => target instanceof HTMLImageElement && settle(target, type === 'load'),
      true,
    );
  }
}

/** Handles pictures that arrived or failed before the listener was added. */
export function settleEarlier(root: ArticleRoot): void {
  for (const picture of root.querySelectorAll('img')) {
    if (picture.complete && picture.currentSrc) settle(picture, picture.naturalWidth > 0);
  }
}
