// Lines over two logarithmic axes, as SVG that follows the reader's light or dark scheme.
const k_width = 720;
const k_height = 420;
const k_margin = { left: 70, right: 20, top: 40, bottom: 50 };
const k_colours = ['#1769aa', '#b3541e', '#3c7d3c'];

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const decades = (values) => [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
const shown = (exponent) => (exponent < 0 ? String(10 ** exponent) : `1${'0'.repeat(exponent)}`.replace(/0{6}$/, ' M').replace(/0{3}$/, ' k'));

/** @param {{title: string, lines: {name: string, points: [number, number][]}[]}} of */
export function drawLines({ title, lines: all }) {
  const lines = all.filter(({ points }) => points.length > 0);
  const points = lines.flatMap((line) => line.points);
  const across = decades(points.map(([x]) => x));
  const up = decades(points.map(([, y]) => y));
  const place = (value, [first, last], from, to) => from + ((Math.log10(value) - first) / (last - first)) * (to - from);
  const x = (value) => place(value, across, k_margin.left, k_width - k_margin.right).toFixed(1);
  const y = (value) => place(value, up, k_height - k_margin.bottom, k_margin.top).toFixed(1);
  const range = ([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const grid = [
    ...range(across).map((exponent) => `<path d="M${x(10 ** exponent)} ${k_margin.top}V${k_height - k_margin.bottom}"/><text x="${x(10 ** exponent)}" y="${k_height - k_margin.bottom + 20}" text-anchor="middle">${shown(exponent)}</text>`),
    ...range(up).map((exponent) => `<path d="M${k_margin.left} ${y(10 ** exponent)}H${k_width - k_margin.right}"/><text x="${k_margin.left - 8}" y="${y(10 ** exponent)}" text-anchor="end" dominant-baseline="middle">${shown(exponent)}</text>`),
  ];
  // What grows in proportion, through the middle.
  const steps = Math.min(across[1] - across[0], up[1] - up[0]);
  const proportion = `<path class="proportion" d="M${x(10 ** (across[1] - steps))} ${y(10 ** up[0])}L${x(10 ** across[1])} ${y(10 ** (up[0] + steps))}"/>`;
  const drawn = lines.map(({ name, points: own }, index) => {
    const path = own.map(([a, b], at) => `${at === 0 ? 'M' : 'L'}${x(a)} ${y(b)}`).join('');
    const dots = own.map(([a, b]) => `<circle cx="${x(a)}" cy="${y(b)}" r="3"/>`).join('');
    const label = `<text x="${k_margin.left + 12}" y="${k_margin.top + 16 + 18 * index}">${escaped(name)}</text>`;
    return `<g style="--line: ${k_colours[index]}"><path class="line" d="${path}"/>${dots}${label}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${k_width} ${k_height}" role="img" aria-label="${escaped(title)}">
<style>text{font:13px system-ui,sans-serif;fill:#555}path{fill:none;stroke:#ccc}.proportion{stroke:#999;stroke-dasharray:6 4}
.line{stroke:var(--line);stroke-width:2}g circle,g text{fill:var(--line)}@media(prefers-color-scheme:dark){text{fill:#aaa}path{stroke:#444}.line{stroke:var(--line)}}</style>
<text x="${k_margin.left}" y="20">${escaped(title)}</text>
${grid.join('\n')}
${proportion}
${drawn.join('\n')}
</svg>
`;
}
