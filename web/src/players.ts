// From the address of a film or a song to that of its player. What is not in this table stays a link: a player is
// somebody else's program, so it must be one whose form is known and that needs no script on the page itself.
// A Content-Security-Policy lists the hosts of the frames; web/README.md has the line.

/** `wide` and `tall` are films; `low` is a bar with sound. */
export type Shape = 'wide' | 'tall' | 'low';

export interface Player {
  frame: string;
  shape: Shape;
}

interface Site {
  /** Of the host without "www." and "m.", and the path. The first group is the film's identifier. */
  pattern: RegExp;
  shape: Shape;
  /** The identifiers consist of characters that mean nothing in a URL; whatever else goes in is encoded here. */
  frame: (id: string, more: string, url: URL) => string;
}

const youtube: Pick<Site, 'shape' | 'frame'> = {
  shape: 'wide',
  frame: (id, _, url) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&rel=0${startOf(url)}`,
};

const sites: readonly Site[] = [
  { pattern: /^youtu\.be\/([\w-]{11})$/, ...youtube },
  { pattern: /^(?:music\.)?youtube(?:-nocookie)?\.com\/(?:embed|live|v)\/([\w-]{11})$/, ...youtube },
  { pattern: /^youtube\.com\/shorts\/([\w-]{11})$/, ...youtube, shape: 'tall' },
  {
    pattern: /^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)(?:\/(\w+))?$/,
    shape: 'wide',
    frame: (id, secret, url) => {
      const hash = secret || url.searchParams.get('h');
      return `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1${hash ? `&h=${encodeURIComponent(hash)}` : ''}`;
    },
  },
  {
    pattern: /^tiktok\.com\/(?:@[\w.-]+\/video|player\/v1)\/(\d+)$/,
    shape: 'tall',
    frame: (id) => `https://www.tiktok.com/player/v1/${id}?autoplay=1`,
  },
  {
    pattern: /^(?:facebook\.com\/(?:watch|[\w.-]+\/videos\/(?:[\w.-]+\/)?\d+|reel\/\d+)|fb\.watch\/[\w-]+)$/,
    shape: 'wide',
    frame: (_, __, url) =>
      `https://www.facebook.com/plugins/video.php?show_text=false&autoplay=true&href=${encodeURIComponent(url.href)}`,
  },
  {
    pattern: /^open\.spotify\.com\/(?:intl-\w+\/)?(?:embed\/)?(track|episode|show|album|playlist)\/(\w+)$/,
    shape: 'low',
    frame: (kind, id) => `https://open.spotify.com/embed/${kind}/${id}`,
  },
  {
    pattern: /^soundcloud\.com\/[\w-]+\/(?:sets\/)?[\w-]+$/,
    shape: 'low',
    frame: (_, __, url) =>
      `https://w.soundcloud.com/player/?auto_play=true&url=${encodeURIComponent(url.origin + url.pathname)}`,
  },
];

/** "90", "90s", "1m30s", as YouTube writes where a film begins. */
function startOf(url: URL): string {
  const [, hours, minutes, seconds] =
    /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '') ?? [];
  const start = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return start > 0 ? `&start=${start}` : '';
}

export function playerFor(address: string): Player | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol) || url.port !== '' || url.username !== '') return undefined;
  // The one that names its film in the query.
  const film = url.pathname === '/watch' ? `/embed/${url.searchParams.get('v') ?? ''}` : url.pathname;
  const host = url.host.replace(/^(?:www|m)\./, '');
  const path = host.endsWith('youtube.com') ? film : url.pathname;
  const place = host + path.replace(/\/$/, '');
  for (const { pattern, shape, frame } of sites) {
    const match = pattern.exec(place);
    if (match) return { frame: frame(match[1] ?? '', match[2] ?? '', url), shape };
  }
  return undefined;
}
