// Pictures that cannot be loaded. In a figure, the alternative text replaces the browser's broken-image icon. A picture
// elsewhere, or without that text, is removed.
import type { ArticleRoot } from './behaviour.js';

function collapse(picture: HTMLImageElement): void {
  const figure = picture.closest('figure');
  const words = document.createElement('small');
  // In a link, the words of the link already say what the picture shows: a card's headline, an embed's title.
  if (figure && !picture.closest('a')) words.textContent = picture.alt;
  picture.replaceWith(words);
  if (figure?.textContent.trim() === '') figure.remove();
}

/** Handles pictures that fail from now on. */
export function watchPictures(root: ArticleRoot): void {
  // In the capture phase, since `error` events do not bubble.
  root.addEventListener('error', ({ target }) => target instanceof HTMLImageElement && collapse(target), true);
}

/** Handles pictures that failed before the listener was added. */
export function collapseBroken(root: ArticleRoot): void {
  for (const picture of root.querySelectorAll('img')) {
    if (picture.complete && picture.currentSrc && picture.naturalWidth === 0) collapse(picture);
  }
}
