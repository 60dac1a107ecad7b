// The options of rendering that the attributes of <lede-article> set.
import { absolute } from './fetch-article.js';
import type { RenderOptions } from './options.js';

/** @param own the element's property `options`; attributes take precedence. */
export function optionsOf(element: HTMLElement, own: RenderOptions): RenderOptions {
  const options: RenderOptions = {
    language: element.closest<HTMLElement>('[lang]')?.lang ?? '',
    ...own,
    output: 'fragment',
  };
  const text = (name: string, set: (value: string) => void): void => {
    const value = element.getAttribute(name);
    if (value) set(value);
  };
  text('locale', (value) => (options.locale = value));
  text('base-url', (value) => (options.baseUrl = absolute(value, element.baseURI)));
  text('heading-level', (value) => (options.headingLevel = Number(value)));
  text('link-target', (value) => (options.linkTarget = value.endsWith('blank') ? 'blank' : 'same')); // or `_blank`
  const components = element.getAttribute('components');
  if (components !== null) options.components = components;
  return options;
}
