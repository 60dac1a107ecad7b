// Compares what is seen with what was accepted, with the tolerance that rendering of fonts needs and no more.

const k_pixels = 2; // of each number of a box
const k_share = 0.01; // of a width or height, if that is more
const k_levels = 1; // of 16, in each cell
const k_cells = 0.05; // the share of cells that may differ by more

function cellsApart(one, other) {
  let apart = 0;
  for (let at = 0; at < one.length; at += 1) {
    if (Math.abs(Number.parseInt(one[at], 16) - Number.parseInt(other[at], 16)) > k_levels) apart += 1;
  }
  return apart;
}

/** @return {string[]} what has changed of one view, a line each; nothing if all is as accepted. */
export function differences(accepted, seen) {
  const lines = [];
  for (const name of Object.keys(accepted)) if (!seen[name]) lines.push(`${name}: is no longer there`);
  for (const [name, { box, cells }] of Object.entries(seen)) {
    const before = accepted[name];
    if (!before) {
      lines.push(`${name}: is new`);
      continue;
    }
    const moved = ['left', 'distance from above', 'width', 'height'].flatMap((what, index) => {
      const [was, is] = [before.box[index], box[index]];
      const allowed = Math.max(k_pixels, index > 1 ? Math.round(was * k_share) : 0);
      return Math.abs(was - is) > allowed ? [`${what} ${was} → ${is}`] : [];
    });
    if (moved.length > 0) lines.push(`${name}: ${moved.join(', ')}`);
    else if (cells.length !== before.cells.length || cellsApart(before.cells, cells) > cells.length * k_cells) {
      lines.push(`${name}: is painted differently in ${cellsApart(before.cells, cells)} of ${cells.length} cells`);
    }
  }
  return lines;
}
