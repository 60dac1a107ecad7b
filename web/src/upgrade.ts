/** Sets a property again that a page set before the element was defined: it hides the accessor of the same name. */
export function upgrade<Name extends string>(element: Record<Name, unknown>, name: Name): void {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  Reflect.deleteProperty(element, name);
  element[name] = value;
}
