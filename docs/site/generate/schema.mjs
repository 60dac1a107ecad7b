// The article format as Markdown, from its JSON Schema.

const linkTo = (name) => `[${name}](#${name.toLowerCase()})`;

/** What a value may be, in a few words; objects of their own lead to their table. */
function typeOf(schema, definitions) {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1);
    const definition = definitions[name];
    return hasTable(definition) ? linkTo(name) : typeOf(definition, definitions);
  }
  if ('const' in schema) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return [...new Set(choices.map((choice) => typeOf(choice, definitions)))].join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {}, definitions)}`;
  return Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any value');
}

const variants = (schema) => (schema.oneOf ?? schema.anyOf ?? []).filter(({ properties }) => properties);
const hasTable = (schema) => Boolean(schema?.properties) || variants(schema ?? {}).length > 0;

function fields(schema, definitions, table) {
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties).map(([name, field]) => [
    `\`${name}\`${required.has(name) ? ' (required)' : ''}`,
    typeOf(field, definitions),
    field.description ?? definitions[field.$ref?.split('/').at(-1)]?.description ?? '',
  ]);
  return table(['field', 'value', 'meaning'], rows);
}

export function articleFormat(schema, table) {
  const definitions = schema.$defs;
  const parts = Object.entries(definitions).filter(([, definition]) => hasTable(definition));
  const part = ([name, definition]) => {
    const own = definition.properties ? fields(definition, definitions, table) : '';
    const kinds = variants(definition).map((variant) => {
      const kind = variant.properties.type?.const;
      return `${kind ? `### ${name} ${kind}\n\n` : ''}${fields(variant, definitions, table)}`;
    });
    return `## ${name}\n\n${definition.description ? `${definition.description}\n\n` : ''}${[own, ...kinds].join('\n')}`;
  };
  return `# The article format, version 1

${schema.description}

An article is one JSON object. Lede ignores an unknown field with a warning, and leaves out what has the wrong type, also with a warning.
[The JSON Schema](../web/schema.json) is in the package, as \`lede-article/schema.json\`.

## article

${fields(schema, definitions, table)}
${parts.map(part).join('\n')}`;
}
