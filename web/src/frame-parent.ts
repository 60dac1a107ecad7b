// For a page with <iframe data-lede-frame src="…/frame.html?src=…">: gives each frame the height that it says it has.
import { type FrameMessage, height, hello, here, isMessage } from './frame-message.js';

/** The greatest height that is accepted, in CSS pixels. No article is higher. */
const highest = 200_000;

const frames = (): NodeListOf<HTMLIFrameElement> => document.querySelectorAll('iframe[data-lede-frame]');

/** Empty if the frame's address is invalid or has no origin, such as about:blank in a frame that is filled later. */
function originOf({ src }: HTMLIFrameElement): string {
  try {
    return new URL(src, document.baseURI).origin.replace(/^null$/, '');
  } catch {
    return '';
  }
}

function greet(frame: HTMLIFrameElement): void {
  const origin = originOf(frame);
  if (origin) frame.contentWindow?.postMessage({ lede: hello } satisfies FrameMessage, origin);
}

window.addEventListener('message', ({ source, origin, data }) => {
  for (const frame of frames()) {
    if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
    if (isMessage(data, here)) greet(frame);
    if (!isMessage(data, height) || !Number.isFinite(data.height)) continue;
    const pixels = Number(data.height);
    if (pixels <= 0 || pixels > highest) continue;
    // Under `box-sizing: border-box` the height includes the border.
    const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${pixels + border}px`;
  }
});

// Greets the frames that were loaded before this script ran. Before a frame has loaded, its window does not have its
// origin yet.
for (const frame of frames()) {
  if (document.readyState === 'complete') greet(frame);
  else frame.addEventListener('load', () => greet(frame));
}
