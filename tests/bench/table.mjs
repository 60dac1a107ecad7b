// How the benchmarks say what they found.
const k_at = (values, part) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part + 0.5)];

export const median = (values) => k_at(values, 0.5);
/** The values that half of all lie between. */
export const quartiles = (values) => [k_at(values, 0.25), k_at(values, 0.75)];

/** The first column to the left, the others to the right. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    );
  }
}

/** "9.1 × (8.9 to 9.3)" */
export function shownRatio(ratios) {
  const [low, high] = quartiles(ratios).map((value) => value.toFixed(1));
  return `${median(ratios).toFixed(1)} × (${low} to ${high})`;
}
