// Examples of the CommonMark specification (by their numbers in 0.31) whose output differs on purpose, and why.

const k_brackets = 'an address is written as browsers write it: brackets in a query stay as they are';
const k_empty = 'an empty address leads nowhere, so the link has none';
const k_figure = 'a picture alone in its paragraph is a figure, its title the caption';
const k_pre = 'pre holds text and inline elements only: a paragraph in it becomes a line break';
const k_autolink = 'addresses in running text become links (an extension)';

export const exceptions = new Map([
  [148, k_pre],
  [200, k_empty],
  [485, k_empty],
  [486, k_empty],
  [487, k_empty],
  [520, k_figure],
  [526, k_brackets],
  [538, k_brackets],
  [567, k_empty],
  [572, k_figure],
  [573, k_figure],
  [574, k_figure],
  [575, k_figure],
  [576, k_figure],
  [577, k_figure],
  [578, k_figure],
  [580, k_figure],
  [581, k_figure],
  [582, k_figure],
  [583, k_figure],
  [584, k_figure],
  [585, k_figure],
  [586, k_figure],
  [588, k_figure],
  [589, k_figure],
  [591, k_figure],
  [603, k_brackets],
  [608, k_autolink],
  [611, k_autolink],
  [612, k_autolink],
]);
