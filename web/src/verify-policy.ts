// The core's policy in the form that verify.ts needs: where an element may appear, what it may contain, which
// attributes it may have. The rows come from the core's own tables (scripts/policy.mjs). This file adds how the content
// model works.
import { attributeRows, elementRows } from 'lede-policy';

/** How a value is checked: by the expression, or by the check of that kind in verify-values.ts. Undefined: any text. */
export type ValueCheck = { kind: string; detail: string } | RegExp | undefined;

export interface ElementRule {
  name: string;
  endTag: string;
  content: string;
  ownAttributes: Map<string, ValueCheck>;
}

/**
 * The placements that an element's children may have, by the content of the element. Text is allowed, too, unless
 * `holdsNoText` names the content.
 */
const holds: Record<string, string> = {
  flow: 'flow phrasing',
  phrasing: 'phrasing',
  list_items: 'list_item',
  descriptions: 'description',
  terms: 'description',
  figure: 'flow phrasing figure_caption',
  details: 'flow phrasing details_summary',
  ruby: 'phrasing ruby_text',
  picture: 'media_source',
  media: 'media_source',
  table: 'table_part',
  columns: 'table_column',
  rows: 'table_row',
  cells: 'table_cell',
};
export const holdsNoText = /^(?:list_items|descriptions|terms|picture|media|table|columns|rows|cells|fields|raw_text)$/;

/** Elements that only these parents may contain, whatever their placement says. */
export const parents: Record<string, RegExp> = {
  form: /^section$/,
  fieldset: /^form$/,
  legend: /^fieldset$/,
  label: /^(?:form|fieldset)$/,
  input: /^label$/,
  textarea: /^label$/,
  button: /^p$/,
  track: /^(?:audio|video)$/,
};

/** Interactive elements, which must not be in a link. */
export const interactive = /^(?:a|audio|video|details|button|input|label|textarea|form)$/;

/** The order of the parts of a table. Some may be repeated. */
export const tableParts = ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'];
export const repeatedTableParts = /^(?:colgroup|tbody)$/;

export const elements = new Map<string, ElementRule>();
/** The names of the elements that may be children, by the content of the parent. */
export const children: Record<string, Set<string>> = {};
export const globalAttributes = new Map<string, ValueCheck>();

const expressions = new Map<string, RegExp>();

function valueCheck(kind: string | undefined, detail = ''): ValueCheck {
  if (kind === undefined) return undefined;
  if (kind !== '') return { kind, detail };
  const expression = expressions.get(detail) ?? new RegExp(`^(?:${detail})$`);
  expressions.set(detail, expression);
  return expression;
}

for (const row of elementRows.split('\n')) {
  const [placement = '', content = '', ...names] = row.split(' ');
  for (const name of names) {
    elements.set(name, {
      name,
      endTag: `</${name}>`,
      content: name === 'fieldset' ? 'fields' : content,
      ownAttributes: new Map<string, ValueCheck>(),
    });
    for (const [held, placements] of Object.entries(holds)) {
      if (placements.split(' ').includes(placement)) (children[held] ??= new Set()).add(name);
    }
  }
}
children['picture']?.add('img').delete('track');
children['descriptions']?.add('div');

for (const row of attributeRows.split('\n')) {
  const [on = '', name = '', kind, detail] = row.split('\t');
  const check = valueCheck(kind, detail);
  if (on === '') globalAttributes.set(name, check);
  else for (const element of on.split(' ')) elements.get(element)?.ownAttributes.set(name, check);
}
