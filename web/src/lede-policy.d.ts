// What the build makes of the core's policy tables (scripts/policy.mjs).
declare module 'lede-policy' {
  /**
   * One line for each group of elements with the same placement and content: placement, content and names, with spaces
   * between them.
   */
  export const elementRows: string;
  /**
   * One line for each attribute, in fields with tabs between them: the elements (empty: all), the attribute, the kind
   * and the detail of its value (both missing: any text).
   */
  export const attributeRows: string;
}
