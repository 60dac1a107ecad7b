// From the address of a film to that of its player. What is not in this table stays a link: a player is somebody else's
// program, so it must be one whose form is known and that needs no script on the page itself. A page's
// Content-Security-Policy lists their hosts in frame-src; web/README.md has the line.

// Of the host without "www." and "m.", the path, and a film's name that stands in the query; then its player. What goes
// into a player's address are characters that mean nothing in it.
const sites: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:youtu\.be|youtube(?:-nocookie)?\.com\/(?:embed|live|shorts|watch))\/([\w-]{11})$/,
    'www.youtube-nocookie.com/embed/$1?autoplay=1',
  ],
  [/^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)\/?(\w*)$/, 'player.vimeo.com/video/$1?autoplay=1&dnt=1&h=$2'],
  [/^tiktok\.com\/@[\w.-]+\/video\/(\d+)$/, 'www.tiktok.com/player/v1/$1?autoplay=1'],
];

/**
 * @param url of a link, or a link itself.
 * @return the address of the player, begun where the link begins if that says so in seconds.
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
