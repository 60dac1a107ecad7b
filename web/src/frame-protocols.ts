// The messages by which AMP, WordPress, pym.js and iframe-resizer learn a frame's height. Their pages need no script of
// ours.

/** Makes the message that reports a height, in CSS pixels. */
export type Tell = (pixels: number) => unknown;

/**
 * Returns the protocols that the frame's own address reveals. Their pages wait for the frame to send the first message.
 */
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
