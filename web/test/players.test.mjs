// Which addresses have a player, and which stay links. The table is built from its source, as the scripts have it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../src/players.ts', import.meta.url));
const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
const { playerFor } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const youtube = 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1';
const vimeo = 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1';
const tiktok = 'https://www.tiktok.com/player/v1/6718335390845095173?autoplay=1';

for (const [address, frame] of [
  ['https://www.youtube.com/watch?v=aqz-KE-bpKQ', `${youtube}&start=0`],
  ['http://m.youtube.com/watch?v=aqz-KE-bpKQ&list=PL1', `${youtube}&start=0`],
  ['https://youtu.be/aqz-KE-bpKQ?si=x&t=90', `${youtube}&start=90`],
  ['https://youtu.be/aqz-KE-bpKQ?t=90s', `${youtube}&start=90`],
  ['https://youtu.be/aqz-KE-bpKQ?t=%26x', `${youtube}&start=0`],
  ['https://www.youtube.com/embed/aqz-KE-bpKQ', `${youtube}&start=0`],
  ['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ/', `${youtube}&start=0`],
  ['https://www.youtube.com/live/aqz-KE-bpKQ', `${youtube}&start=0`],
  ['https://youtube.com/shorts/aqz-KE-bpKQ', `${youtube}&start=0`],
  ['https://vimeo.com/76979871', `${vimeo}&h=&start=0`],
  ['https://vimeo.com/76979871/ab12cd', `${vimeo}&h=ab12cd&start=0`],
  ['https://player.vimeo.com/video/76979871?h=ab12cd', `${vimeo}&h=ab12cd&start=0`],
  ['https://www.tiktok.com/@scout2015/video/6718335390845095173', `${tiktok}&start=0`],
]) {
  test(`${address} has a player`, () => {
    assert.equal(playerFor(new URL(address)), frame);
    assert.equal(new URL(frame).href, frame);
  });
}

for (const address of [
  'https://video.example/watch?v=aqz-KE-bpKQ',
  'https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ',
  'https://evil.example/youtube.com/watch?v=aqz-KE-bpKQ',
  'https://evilyoutube.com/watch?v=aqz-KE-bpKQ',
  'https://www.youtube.com:8443/watch?v=aqz-KE-bpKQ',
  'https://www.youtube.com/watch?v=aqz-KE-bpKQ%26autoplay%3D0',
  'https://www.youtube.com/watch?v=../../evil1',
  'https://www.youtube.com/@channel',
  'https://www.youtube.com/',
  'https://vimeo.com/channels/staffpicks',
  'https://www.tiktok.com/@scout2015',
  'https://www.facebook.com/login?next=x',
  'https://open.spotify.com/track/4rOoJ6Egrf8K2IrywzwOMk',
  'mailto:x@youtube.com',
]) {
  test(`${address} stays a link`, () => assert.equal(playerFor(new URL(address)), undefined));
}
