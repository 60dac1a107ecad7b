// The time between a reader's click on a link and the next page.
import { after } from './timing.js';

/** Milliseconds from a failure in that time until the work is done again. */
const leavingTime = 6000;

/**
 * Does work that may fetch. WebKit and Firefox end the requests of a page as soon as the next page is requested, and the
 * page lives on until that one answers, or for good if the answer is a download or the reader stops it. So a failure in
 * that time says nothing, and the work is done again if the page is still there.
 */
export async function despiteLeaving(work: () => Promise<unknown>): Promise<unknown> {
  let isLeaving = false as boolean; // or TypeScript would know it better
  const leave = (): void => void (isLeaving = true);
  // Listens only meanwhile: with such a listener, some browsers do not keep the page for the way back.
  addEventListener('beforeunload', leave);
  try {
    return await work();
  } catch (error) {
    if (!isLeaving) throw error;
  } finally {
    removeEventListener('beforeunload', leave);
  }
  await after(leavingTime);
  return work();
}
