// The comment form. What the reader wrote stays in it until a server, or the host, has taken it.
import { send } from './events.js';
import { contribute } from './forms.js';

export function submitComment(host: HTMLElement, form: HTMLFormElement): void {
  const fields = new FormData(form);
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  contribute(
    form,
    (takeover) => send(host, 'lede-comment', { ...takeover, author: text('author'), text: text('text') }),
    (outcome) => {
      if (outcome !== 'sent') return;
      const area = form.querySelector<HTMLTextAreaElement>('textarea');
      if (area) area.value = ''; // the name stays for the next one
    },
  );
}
