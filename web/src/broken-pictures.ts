// Pictures that do not come. A grey box with a torn sheet of paper in it tells a reader nothing: the words for those who do not
// see the picture stand there instead, and where there are none, nothing does.
import type { ArticleRoot } from './behaviour.js';

function collapse(picture: HTMLImageElement): void {
  const figure = picture.closest('figure');
  const words = document.createElement('small');
  // A card's headline says what its picture shows, and an embed's title what its still does.
  if (figure && !picture.closest('a')) words.textContent = picture.alt;
  picture.replaceWith(words);
  if (figure?.textContent.trim() === '') figure.remove();
}

/** What fails from now on. */
export function watchPictures(root: ArticleRoot): void {
  // While it is captured, since such an event does not bubble.
  root.addEventListener('error', ({ target }) => target instanceof HTMLImageElement && collapse(target), true);
}

/** What has failed before somebody listened. */
export function collapseBroken(root: ArticleRoot): void {
  for (const picture of root.querySelectorAll('img')) {
    if (picture.complete && picture.currentSrc && picture.naturalWidth === 0) collapse(picture);
  }
}
