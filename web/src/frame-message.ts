// What a frame and the page around it say to each other. Each looks at who speaks, the window and its origin, before it
// looks at what is said.

/** The frame is there, to whoever is around it: nothing else is said before the parent has given its name. */
export const here = 'lede-frame-here';
/** The parent, to a frame of its own. */
export const hello = 'lede-frame-hello';
/** The frame, to the parent that greeted it. */
export const height = 'lede-frame-height';

export interface FrameMessage {
  lede: typeof here | typeof hello | typeof height;
  /** CSS pixels. */
  height?: number;
}

export function isMessage(data: unknown, lede: FrameMessage['lede']): data is FrameMessage {
  return typeof data === 'object' && data !== null && (data as Partial<FrameMessage>).lede === lede;
}
