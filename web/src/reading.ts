// The behaviour of every article: clicks on its links, the buttons for sharing, pictures that cannot be loaded.
import type { Behaviour } from './behaviour.js';
import { collapseBroken, watchPictures } from './broken-pictures.js';
import { followAddress, followLink, plainLink } from './links.js';
import { isFirst } from './listening.js';
import { prepareShare, shareArticle } from './share.js';

export const reading: Behaviour = {
  listen: (host, root) => {
    if (!isFirst(root, '')) return false;
    watchPictures(root);
    root.addEventListener('click', (event) => {
      const button = event.target instanceof Element && event.target.closest('button');
      if (button && /^(?:share|clipboard)$/.test(button.value)) shareArticle(button);
      const link = plainLink(event as MouseEvent);
      if (link) followLink(host, root, link, event);
    });
    // One listener for all articles: a listener for each would keep removed articles in memory.
    if (isFirst(globalThis, ' address')) {
      addEventListener('hashchange', () => document.querySelectorAll('lede-article').forEach(followAddress));
    }
    followAddress(host);
    // Style sheets and pictures that load meanwhile move the target, so it is scrolled to once more.
    if (document.readyState !== 'complete') addEventListener('load', () => followAddress(host), { once: true });
    return true;
  },
  prepare: (_, root) => {
    prepareShare(root);
    collapseBroken(root);
  },
};
