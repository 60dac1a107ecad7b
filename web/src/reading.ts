// The behaviour of every article: clicks on its links, the buttons for sharing, pictures that cannot be loaded.
import type { Behaviour } from './behaviour.js';
import { settleEarlier, watchPictures } from './picture-room.js';
import { followAddress, followChange, followLink, plainLink } from './links.js';
import { isFirst } from './listening.js';
import { prepareShare, shareArticle } from './share.js';

export const reading: Behaviour = {
  listen: (host, root) => {
    if (!isFirst(root, '')) return false;
    watchPictures(root);
    root.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('[data-component=share] button');
      if (button) shareArticle(button);
      const link = plainLink(event as MouseEvent);
      if (link) followLink(host, root, link, event);
    });
    // One listener for all articles: a listener for each would keep removed articles in memory.
    if (isFirst(globalThis, '')) addEventListener('hashchange', () => followChange());
    // What a server put into the page itself, the browser finds.
    if (host !== root) followAddress(root);
    return true;
  },
  prepare: (_, root) => {
    prepareShare(root);
    settleEarlier(root);
  },
};
