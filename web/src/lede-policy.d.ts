// What the build makes of the core's policy tables (scripts/policy.mjs).
declare module 'lede-policy' {
  /** A line for elements that may stand in the same places and hold the same: placement, content, the names. */
  export const elementRows: string;
  /** Lines of tabs: the elements (none: all), the attribute, and the kind and detail of its value (neither: any text). */
  export const attributeRows: string;
}
