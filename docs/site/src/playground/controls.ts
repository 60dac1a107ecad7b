// The form fields around the source: reads them as options of Lede, and fills them in from a shared address.
import type { RenderOptions } from 'lede-article';
import { byId, chosen } from '../page.js';
import type { Kind } from './messages.js';
import type { View } from './preview.js';

const as = byId<HTMLSelectElement>('as');
/** The fields of options: a name in an address, the element, and how its text becomes an option. */
const fields: Record<string, (value: string) => RenderOptions> = {
  locale: (locale) => ({ locale }),
  heading: (level) => ({ headingLevel: Number(level) }),
  links: (linkTarget) => ({ linkTarget: linkTarget as 'blank' }),
  policy: (policy) => ({ policy: policy as 'comment' }),
  base: (baseUrl) => ({ baseUrl }),
  item: (item) => ({ item }),
};
const fieldOf = (name: string) => byId<HTMLSelectElement | HTMLInputElement>(name);
const reportAll = byId<HTMLInputElement>('report-all');

export const readAs = (): string => as.value;

export function kindOf(value: string): Kind {
  return value === 'markdown' || value === 'html' ? value : 'article';
}

/** Returns the fields that are filled in, by their names in an address. */
export function filledIn(): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const name of Object.keys(fields)) {
    const value = fieldOf(name).value.trim();
    if (value !== '') filled[name] = value;
  }
  if (reportAll.checked) filled['report-all'] = '1';
  return filled;
}

/** Returns the options for Lede that apply to this kind of document. */
export function readOptions(): RenderOptions {
  const kind = kindOf(as.value);
  const filled = filledIn();
  const format = as.value.startsWith('article:') ? { from: as.value.slice('article:'.length) } : {};
  const skipped = kind === 'article' ? ['policy'] : ['locale', 'item'];
  const chosenOptions = Object.entries(fields)
    .filter(([name]) => filled[name] !== undefined && !skipped.includes(name))
    .map(([name, toOption]) => toOption(filled[name] ?? ''));
  return Object.assign({}, format, ...chosenOptions, reportAll.checked ? { reportAll: true } : {}) as RenderOptions;
}

/** Fills in the fields from an address. A select accepts only the values that it has. */
export function fill(asValue: string, values: Record<string, string>): void {
  as.value = asValue;
  if (as.selectedIndex < 0) as.value = 'article';
  for (const name of Object.keys(fields)) {
    const field = fieldOf(name);
    field.value = values[name] ?? '';
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
  }
  reportAll.checked = values['report-all'] === '1';
}

/** Counts the options that differ from their defaults, for the button that hides them. */
export function showCount(): void {
  const count = Object.keys(filledIn()).length;
  byId('options-count').textContent = count === 0 ? '' : ` (${count})`;
}

export function readView(): View {
  const width = chosen('width');
  const scheme = chosen('scheme');
  return {
    widths: width === 'all' ? [390, 820, 1280] : [Number(width)],
    schemes: scheme === 'both' ? ['light', 'dark'] : [scheme],
    style: fieldOf('style').value,
    withPictures: byId<HTMLInputElement>('pictures').checked,
  };
}
