// The comment form. What the reader wrote stays in it until a server, or the host, has taken it.
import { send } from './events.js';
import { contribute } from './forms.js';

export function submitComment(host: HTMLElement, form: HTMLFormElement): void {
  const fields = new FormData(form);
  contribute(
    form,
    (takeover) =>
      send(host, 'lede-comment', {
        ...takeover,
        author: String(fields.get('author') ?? ''),
        text: String(fields.get('text') ?? ''),
      }),
    (outcome) => {
      if (outcome !== 'sent') return;
      const text = form.querySelector<HTMLTextAreaElement>('textarea');
      if (text) text.value = ''; // the name stays for the next one
    },
  );
}
