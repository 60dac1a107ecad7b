// Functions that several tests run in the page.

/** Waits for the first lede-ready or lede-error; a page that says neither says so. */
export const outcome = () => {
  const silence = new Promise((resolve) => setTimeout(() => resolve({ name: 'neither lede-ready nor lede-error' }), 30_000));
  return Promise.race([window.outcome, silence]);
};

/** Waits for the next picture to be drawn. */
export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Loads all pictures of the article, lazy ones too. */
export const loadPictures = async () => {
  const pictures = [...document.querySelector('lede-article').shadowRoot.querySelectorAll('img')];
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  return pictures.map(({ src, naturalWidth }) => ({ src, naturalWidth }));
};

// Finds out what the oldest browsers of README.md lack. Each function runs in the page, and returns the name of a
// missing feature.
export const declarativeRoots = () => ('shadowRootMode' in HTMLTemplateElement.prototype ? '' : 'no declarative shadow roots');
export const clonableRoots = () => ('shadowRootClonable' in HTMLTemplateElement.prototype ? '' : 'no shadow roots that can be copied');

/** Skips a test if the browser lacks the feature that it tests. @returns {Promise<boolean>} whether it did. */
export async function skippedWithout(lack, browser, context) {
  const reason = await browser.evaluate(lack);
  if (reason) context.skip(`this browser has ${reason}`);
  return reason !== '';
}
