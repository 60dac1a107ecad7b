// Exports the drawings of this folder as the pictures that the example articles show: node examples/articles/pictures/render.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromiumPath } from '../../chromium-path.mjs';

const require = createRequire(new URL('../../../tests/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const k_pictures = [
  { name: 'forum', width: 1200, height: 800 },
  { name: 'credit', width: 720, height: 480 },
  { name: 'oversight', width: 720, height: 480 },
  { name: 'ferry', width: 1200, height: 800 },
  { name: 'tide-gauge', width: 900, height: 600 },
  { name: 'timetable', width: 900, height: 600 },
  { name: 'market', width: 1200, height: 800 },
  { name: 'portrait', width: 240, height: 240 },
];
const k_quality = 0.82;
const k_max_bytes = 60 * 1024;

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const { name, width, height } of k_pictures) {
  const drawing = readFileSync(new URL(`${name}.svg`, import.meta.url), 'utf8');
  const base64 = await page.evaluate(exportAsWebp, { drawing, width, height, quality: k_quality });
  const picture = Buffer.from(base64, 'base64');
  if (picture.length > k_max_bytes) throw new Error(`${name}.webp has ${picture.length} bytes, more than ${k_max_bytes}`);
  writeFileSync(new URL(`${name}.webp`, import.meta.url), picture);
  console.log(`${name}.webp ${width}×${height} ${picture.length} bytes`);
}
await browser.close();

async function exportAsWebp({ drawing, width, height, quality }) {
  const image = new Image(width, height);
  const sized = drawing.replace('<svg ', `<svg width="${width}" height="${height}" `);
  image.src = URL.createObjectURL(new Blob([sized], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return canvas.toDataURL('image/webp', quality).split(',')[1];
}
