// What pages of other systems expect to hear from a frame, so that they give it its height without any script of ours: AMP,
// WordPress, pym.js and iframe-resizer.

/** Makes the message that says how high, in CSS pixels. */
export type Tell = (pixels: number) => unknown;

/** Those that the frame's own address shows; their pages wait for the frame to speak first. */
export function announced({ hash, search }: Location): Tell[] {
  const found: Tell[] = [];
  // https://amp.dev/documentation/components/amp-iframe: a `resizable` frame, whose address gets this mark.
  if (/^#amp=1\b/.test(hash)) found.push((height) => ({ sentinel: 'amp', type: 'embed-size', height }));
  // wp-embed.js of WordPress: the secret says which of its frames speaks.
  const secret = /[#?&]secret=(\w{1,40})/.exec(hash)?.[1];
  if (secret !== undefined) found.push((height) => ({ message: 'height', value: height, secret }));
  // http://blog.apps.npr.org/pym.js: the id of the element that it put the frame into.
  const id = new URLSearchParams(search).get('childId');
  if (id !== null) found.push((height) => `pymxPYMx${id}xPYMxheightxPYMx${height}`);
  return found;
}

/**
 * iframe-resizer greets its frames: `[iFrameSizer]ID:…`.
 * @return nothing for any other message.
 */
export function greetedBy(data: unknown): Tell | undefined {
  const id = typeof data === 'string' ? /^\[iFrameSizer\]([^:]+):/.exec(data)?.[1] : undefined;
  if (id === undefined) return undefined;
  let occasion = 'init';
  return (height) => {
    const message = `[iFrameSizer]${id}:${height}:${document.documentElement.clientWidth}:${occasion}`;
    occasion = 'resize';
    return message;
  };
}
