// `loading="lazy"`: an article waits until its reader comes near.

/** How far from the window it begins to load. */
const margin = '600px';

/** Resolves when the element comes near the window. Rejects when the signal aborts. */
export function nearWindow(element: Element, signal: AbortSignal): Promise<void> {
  // Environments without IntersectionObserver, such as jsdom, load at once.
  if (alsoOutsideBrowsers && typeof IntersectionObserver === 'undefined') return Promise.resolve();
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
