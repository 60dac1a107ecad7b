// The buttons for what the reader's device can do with the article's address.

/** Shows the buttons that will work here. */
export function prepareShare(root: ParentNode): void {
  const share = root.querySelector<HTMLElement>('[data-component=share]');
  if (!share) return;
  const reveal = (value: string): void => {
    share.querySelector(`button[value=${value}]`)?.removeAttribute('hidden');
    share.dataset['state'] = value;
  };
  if ('clipboard' in navigator) reveal('copy');
  if ('share' in navigator) reveal('share');
}

// A reader who changes their mind, or a browser that forbids it here, is no error.
export function shareArticle(button: HTMLButtonElement): void {
  const share = button.closest<HTMLElement>('[data-component=share]');
  const url = share?.dataset['value'];
  if (!share || !url) return;
  if (button.value === 'share') {
    navigator.share({ url }).catch(() => undefined);
    return;
  }
  navigator.clipboard.writeText(url).then(
    () => share.querySelector('[role=status] > *')?.removeAttribute('hidden'),
    () => undefined,
  );
}
