// Differences that remain between our tree and the parser's under the policy and the content model, by kind: why, and at
// most how many in each corpus. A kind that grows fails; if one shrinks, its number here has to follow.
export const kinds = {
  text: {
    why: `In <select>, parse5 knows the older rules. A picture past the limit of attributes has none.
      "</" with a control character behind it is text, because controls go first. A button that begins in a link and ends
      behind it is in the link. A host is named as it is written, and not as IDNA encodes it. A picture with only
      data-fallback-src is shown, and its alternative text is not text. A post in front of a table, and one without words, has its host as words.
      Alternative texts that systems write, such as "undefined", are not text.`,
    most: { html5lib: 2, formats: 0, cases: 5, payloads: 6, own: 0 },
  },
  'order of text': { why: 'None.', most: { html5lib: 0, formats: 0, cases: 0, payloads: 0, own: 0 } },
  'words joined or parted': {
    why: `The stray end tag of a block begins a line, since it may be that of one that could not stand where it was. Cells and
      rows outside of a table part words, though a parser ignores their tags.`,
    most: { html5lib: 0, formats: 1, cases: 2, payloads: 0, own: 2 },
  },
  formatting: {
    why: `A link around blocks ends with the block in which its end tag stands, and no link is in a link; the adoption agency
      leaves elements like <cite> outside of a block that they were around, and a second <nobr> ends a first that is open
      around a table; <rt> in a block in <ruby> is no ruby text.`,
    most: { html5lib: 9, formats: 0, cases: 2, payloads: 9, own: 0 },
  },
  'line breaks': {
    why: 'Where a block was removed or unwrapped, a line begins, also after formatting that holds nothing.',
    most: { html5lib: 0, formats: 0, cases: 0, payloads: 0, own: 1 },
  },
  'empty blocks': {
    why: `A list item in a div in a list belongs to that list; headings do not stand in headings, not even in a table there. A
      link that held nothing but what was removed goes with it.`,
    most: { html5lib: 3, formats: 0, cases: 0, payloads: 3, own: 0 },
  },
  blocks: {
    why: `A heading in a block in a heading ends the first; no player and no <details> stands in a link.`,
    most: { html5lib: 1, formats: 0, cases: 2, payloads: 2, own: 0 },
  },
  'several small ones': { why: 'None.', most: { html5lib: 0, formats: 0, cases: 0, payloads: 0, own: 0 } },
};
