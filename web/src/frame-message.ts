// The messages between a frame and the page around it. Each side checks the sender's window and origin before it reads
// a message.

/** The frame, to any parent: it is loaded. It says nothing else before a parent has greeted it. */
export const here = 'lede-frame-here';
/** The parent, to one of its frames: it asks for the height. */
export const hello = 'lede-frame-hello';
/** The frame, to a parent that has greeted it: its height. */
export const height = 'lede-frame-height';

export interface FrameMessage {
  lede: typeof here | typeof hello | typeof height;
  /** CSS pixels. */
  height?: number;
}

export function isMessage(data: unknown, lede: FrameMessage['lede']): data is FrameMessage {
  return typeof data === 'object' && data !== null && (data as Partial<FrameMessage>).lede === lede;
}
