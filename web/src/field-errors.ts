// Shows the error of a field next to the field. The words are the browser's, in the reader's language. The browser's
// own bubble is not used: it disappears after some seconds, and some screen readers never read it out.

const nearlyFull = 0.8;
let count = 0;

function noteOf(field: HTMLElement): HTMLElement | null {
  const id = field.getAttribute('aria-describedby');
  return id ? (field.getRootNode() as ParentNode).querySelector<HTMLElement>(`#${id}`) : null;
}

/** Handles `invalid`: shows the error of the form's first invalid field. */
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

/**
 * Handles `input`: removes an error as soon as the field is valid, and counts the characters of a nearly full field.
 */
export function checkField({ target }: Event): void {
  const field = target as HTMLInputElement;
  const { form, maxLength, name, validity, value } = field;
  // All stars have one name: when one is chosen, none is invalid.
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
