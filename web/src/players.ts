// Finds the address of a film's player. A film that is not in this table stays a link, since a player is the code of
// another site: its address must have a known form, and it must need no script on the page itself. A page's
// Content-Security-Policy lists the players' hosts in frame-src; web/README.md has the line.

// The pattern of a film's address, and the address of its player. The pattern is matched with the host without "www."
// or "m.", the path, and the film's id if the query has it. Its groups match only characters that have no meaning in an
// address.
const sites: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:youtu\.be|youtube(?:-nocookie)?\.com\/(?:embed|live|shorts|watch))\/([\w-]{11})$/,
    'www.youtube-nocookie.com/embed/$1?autoplay=1',
  ],
  [/^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)\/?(\w*)$/, 'player.vimeo.com/video/$1?autoplay=1&dnt=1&h=$2'],
  [/^tiktok\.com\/@[\w.-]+\/video\/(\d+)$/, 'www.tiktok.com/player/v1/$1?autoplay=1'],
];

/**
 * @param url the address of a link, or the link element itself.
 * @return the address of the player, with the link's start time if that is in seconds.
 */
export function playerFor(url: Pick<URL, 'protocol' | 'host' | 'pathname' | 'search'>): string | undefined {
  const query = new URLSearchParams(url.search);
  const film = query.get('v') ?? query.get('h');
  const place = url.host.replace(/^(?:www|m)\./, '') + url.pathname.replace(/\/$/, '') + (film ? `/${film}` : '');
  for (const [pattern, player] of sites) {
    if (pattern.test(place)) {
      return `https://${place.replace(pattern, player)}&start=${parseInt(query.get('t') ?? '0') || 0}`;
    }
  }
  return undefined;
}
