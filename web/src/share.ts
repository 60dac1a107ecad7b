// The buttons that share or copy the article's address.

/** Whether the page's permissions policy forbids it, as far as the browser says (Chromium does). */
function isForbidden(use: string): boolean {
  const policy = (document as { featurePolicy?: { allowsFeature: (name: string) => boolean } }).featurePolicy;
  return policy?.allowsFeature(use === 'share' ? 'web-share' : 'clipboard-write') === false;
}

/** Shows the buttons that will work here. */
export function prepareShare(root: ParentNode): void {
  const share = root.querySelector<HTMLElement>('[data-component=share]');
  for (const button of share?.querySelectorAll('button') ?? []) {
    button.hidden = !(button.value in navigator) || isForbidden(button.value);
    if (!button.hidden && share) share.dataset['state'] ??= button.value;
  }
}

/** @param button its value is the part of `navigator` that it uses. */
export function shareArticle(button: HTMLButtonElement): void {
  const share = button.closest<HTMLElement>('[data-component=share]');
  const url = share?.dataset['value'] ?? '';
  const done = button.value === 'share' ? navigator.share({ url }) : navigator.clipboard.writeText(url);
  done.then(
    () => share?.querySelector<HTMLElement>('[role=status] > *')?.toggleAttribute('hidden', button.value === 'share'),
    () => undefined, // it is not an error if a reader changes their mind, or if the browser forbids it here
  );
}
