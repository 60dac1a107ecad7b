// Describes <lede-article> for editors and frameworks, from element.json and the tables of README.md:
//   custom-elements.json            https://github.com/webcomponents/custom-elements-manifest
//   vscode.html-custom-data.json    https://github.com/microsoft/vscode-custom-data
//   types/{react,preact,vue,svelte,solid}.d.ts
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attributesOf } from './facts.mjs';

const described = (text) => `/** ${text.replaceAll('*/', '* /')} */`;
const indented = (lines) => lines.map((line) => `  ${line}`);

/** Names and meanings of custom properties: rows "| `--a` `--b` | first; second |", each name with its own part. */
export function propertiesOf(readme) {
  const rows = [...readme.matchAll(/^\| ((?:`--lede-[a-z-]+` ?)+)\| (.*) \|$/gm)];
  return rows.flatMap(([, names, meanings]) => {
    const list = [...names.matchAll(/--lede-[a-z-]+/g)].map(([name]) => name);
    const parts = meanings.split('; ');
    return list.map((name, index) => ({ name, description: parts.length === list.length ? parts[index] : meanings }));
  });
}

export function partsOf(readme) {
  const [, list] = /^Parts: ([^.]*)\./m.exec(readme) ?? [];
  return [...(list ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => ({ name }));
}

function declarationOf(element, readme) {
  const type = ({ boolean, values }) => ({
    text: boolean ? 'boolean' : values ? values.map((value) => `'${value}'`).join(' | ') : 'string',
  });
  return {
    kind: 'class',
    name: element.class,
    customElement: true,
    tagName: element.tag,
    description: element.description,
    superclass: { name: 'HTMLElement' },
    attributes: element.attributes.map((attribute) => ({
      name: attribute.name,
      description: attribute.description,
      type: type(attribute),
    })),
    members: element.properties.map(({ name, type: text, description }) => ({
      kind: 'field',
      name,
      type: { text },
      description,
    })),
    events: element.events.map(({ name, detail, description }) => ({
      name,
      type: { text: `CustomEvent<${detail}>` },
      description,
    })),
    slots: [{ name: '', description: 'Shown until the article is there, and if it cannot be loaded.' }],
    cssProperties: propertiesOf(readme),
    cssParts: partsOf(readme),
  };
}

export function manifestOf(element, readme) {
  const exports = [
    { kind: 'js', name: element.class, declaration: { name: element.class, module: element.module } },
    {
      kind: 'custom-element-definition',
      name: element.tag,
      declaration: { name: element.class, module: element.module },
    },
  ];
  return {
    schemaVersion: '1.0.0',
    modules: [
      { kind: 'javascript-module', path: element.module, declarations: [declarationOf(element, readme)], exports },
    ],
  };
}

export function editorDataOf(element) {
  const attributes = element.attributes.map(({ name, description, values, boolean }) => ({
    name,
    description,
    ...(boolean && { valueSet: 'v' }),
    ...(values && { values: values.map((value) => ({ name: value })) }),
  }));
  return { version: 1.1, tags: [{ name: element.tag, description: element.description, attributes }] };
}

/** Attributes, properties and listeners as TypeScript, shared by the frameworks' declarations. */
export function attributesTypes(element) {
  const type = ({ boolean, isNumber, only, values }) => {
    if (boolean) return "boolean | ''";
    if (isNumber) return 'number | string';
    return only ? values.map((value) => `'${value}'`).join(' | ') : 'string';
  };
  const attributes = element.attributes.flatMap((attribute) => [
    described(attribute.description),
    `${JSON.stringify(attribute.name)}?: ${type(attribute)} | undefined;`,
  ]);
  const properties = element.properties
    .filter(({ name }) => name !== 'src')
    .flatMap(({ name, description }) => [described(description), `${name}?: LedeArticle[${JSON.stringify(name)}];`]);
  return `// The attributes, properties and events of <${element.tag}>. Made by scripts/descriptions.mjs.
import type { LedeArticle, LedeEventMap } from './element-entry.js';

export interface LedeArticleAttributes {
${indented(attributes).join('\n')}
}

export interface LedeArticleProperties {
${indented(properties).join('\n')}
}

/** Listeners under the names that a framework gives them: "on" or "on:" before the event's own. */
export type LedeArticleListeners<Prefix extends string> = {
  [Name in keyof LedeEventMap as \`\${Prefix}\${Name}\`]?: ((event: LedeEventMap[Name]) => void) | undefined;
};
`;
}

const frameworkTypes = (element) => ({
  react: `// <${element.tag}> in JSX of React 18 and 19: import type {} from 'lede-article/react';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { LedeArticleAttributes, LedeArticleListeners, LedeArticleProperties } from './attributes.js';
import type { LedeArticle } from './element-entry.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      '${element.tag}': DetailedHTMLProps<HTMLAttributes<LedeArticle>, LedeArticle> &
        LedeArticleAttributes &
        LedeArticleProperties &
        LedeArticleListeners<'on'>;
    }
  }
}
`,
  preact: `// <${element.tag}> in JSX of Preact: import type {} from 'lede-article/preact';
import type { HTMLAttributes } from 'preact';
import type { LedeArticleAttributes, LedeArticleListeners, LedeArticleProperties } from './attributes.js';
import type { LedeArticle } from './element-entry.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      '${element.tag}': Omit<HTMLAttributes<LedeArticle>, keyof LedeArticleAttributes> &
        LedeArticleAttributes &
        LedeArticleProperties &
        LedeArticleListeners<'on'>;
    }
  }
}
`,
  vue: `// <${element.tag}> in templates of Vue 3: import type {} from 'lede-article/vue';
import type { EmitFn, HTMLAttributes } from 'vue';
import type { LedeArticleAttributes, LedeArticleProperties } from './attributes.js';
import type { LedeEventMap } from './element-entry.js';

type Emits = { [Name in keyof LedeEventMap]: (event: LedeEventMap[Name]) => void };

declare module 'vue' {
  interface GlobalComponents {
    '${element.tag}': new () => {
      $props: HTMLAttributes & LedeArticleAttributes & LedeArticleProperties;
      $emit: EmitFn<Emits>;
    };
  }
}
`,
  svelte: `// <${element.tag}> in components of Svelte 4 and 5: import type {} from 'lede-article/svelte';
import type { HTMLAttributes } from 'svelte/elements';
import type { LedeArticleAttributes, LedeArticleListeners, LedeArticleProperties } from './attributes.js';
import type { LedeArticle } from './element-entry.js';

declare module 'svelte/elements' {
  export interface SvelteHTMLElements {
    '${element.tag}': HTMLAttributes<LedeArticle> &
      LedeArticleAttributes &
      LedeArticleProperties &
      LedeArticleListeners<'on'> &
      LedeArticleListeners<'on:'>;
  }
}
`,
  solid: `// <${element.tag}> in JSX of Solid: import type {} from 'lede-article/solid';
import type { JSX as Solid } from 'solid-js';
import type { LedeArticleAttributes, LedeArticleListeners, LedeArticleProperties } from './attributes.js';
import type { LedeArticle } from './element-entry.js';

type Properties = { [Name in keyof LedeArticleProperties as \`prop:\${Name}\`]: LedeArticleProperties[Name] };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      '${element.tag}': Solid.HTMLAttributes<LedeArticle> &
        LedeArticleAttributes &
        Properties &
        LedeArticleListeners<'on:'>;
    }
  }
}
`,
});

/** Returns element.json, completed by the options that its attributes set (core/include/lede/options.def). */
export const withOptions = (element, options) => ({ ...element, attributes: attributesOf(element, options) });

/** Writes all of them into the folder of the built package. */
export async function writeDescriptions(web, dist) {
  const options = await readFile(join(web, '..', 'core', 'include', 'lede', 'options.def'), 'utf8');
  const element = withOptions(JSON.parse(await readFile(join(web, 'element.json'), 'utf8')), options);
  const readme = await readFile(join(web, 'README.md'), 'utf8');
  const json = (value) => JSON.stringify(value, null, 2) + '\n';
  await writeFile(join(dist, 'custom-elements.json'), json(manifestOf(element, readme)));
  await writeFile(join(dist, 'vscode.html-custom-data.json'), json(editorDataOf(element)));
  const types = join(dist, 'types');
  await mkdir(types, { recursive: true });
  await writeFile(join(types, 'attributes.d.ts'), attributesTypes(element));
  for (const [name, text] of Object.entries(frameworkTypes(element)))
    await writeFile(join(types, `${name}.d.ts`), text);
}
