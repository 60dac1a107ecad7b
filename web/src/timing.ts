// Waiting, for so long and no longer.

/** Resolves after so many milliseconds. */
export const after = (milliseconds: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Resolves when the work is done or has failed, at the latest after so many milliseconds. */
export const atMost = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), after(milliseconds)]);
