// `loading="lazy"`: an article waits until its reader comes near.

/** How far from the window it begins to load. */
const margin = '600px';

/** Resolves when the element comes near the window, rejects when it is no longer wanted. */
export function nearWindow(element: Element, signal: AbortSignal): Promise<void> {
  // Without a window to come near to, as in jsdom, it is there.
  if (typeof IntersectionObserver === 'undefined') return Promise.resolve();
  return new Promise((resolve, reject) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      reject(signal.reason as Error);
    });
  });
}
