// What is wrong with a field stands at the field, and in the page's own look. The words are the browser's, which knows the
// reader's language; a bubble of the browser is gone after some seconds, and some never read it out.

const nearlyFull = 0.8;
let count = 0;

function noteOf(field: HTMLElement): HTMLElement | null {
  const id = field.getAttribute('aria-describedby');
  return id ? (field.getRootNode() as ParentNode).querySelector<HTMLElement>(`#${id}`) : null;
}

/** At the first field of a form that is not filled in as it must be. */
export function showFieldError(event: Event): void {
  const field = event.target as HTMLInputElement;
  event.preventDefault();
  const place = field.closest('label.lede-field, fieldset');
  if (field.form?.querySelector(':is(input, textarea):invalid') !== field || !place) return;
  const known = noteOf(field);
  const note = known ?? document.createElement('p');
  note.className = 'lede-field-error';
  note.textContent = field.validationMessage;
  if (!known) {
    note.id = `lede-field-error-${(count += 1)}`;
    place.after(note);
  }
  field.setAttribute('aria-describedby', note.id);
  field.setAttribute('aria-invalid', 'true');
  field.focus();
}

/** Takes the words away as soon as they are no longer true, and counts what a nearly full field holds. */
export function checkField({ target }: Event): void {
  const field = target as HTMLInputElement;
  const { form, maxLength, name, validity, value } = field;
  // One star is enough for all of them.
  for (const wrong of form?.querySelectorAll<HTMLInputElement>('[aria-invalid]') ?? []) {
    if (wrong.name !== name || !validity.valid) continue;
    noteOf(wrong)?.remove();
    wrong.removeAttribute('aria-describedby');
    wrong.removeAttribute('aria-invalid');
  }
  const label = field.closest('label');
  if (!label || maxLength < 0) return;
  if (value.length > maxLength * nearlyFull) label.dataset['count'] = `${value.length}/${maxLength}`;
  else delete label.dataset['count'];
}
