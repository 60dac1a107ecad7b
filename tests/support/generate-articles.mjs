// Generates any number of articles, the same ones every time: Markdown, HTML and blocks, short and long, in three
// scripts.
//   node tests/support/generate-articles.mjs COUNT FILE.ndjson|FOLDER [BAD]   BAD: one in BAD is refused (0: none)
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sentences = {
  vi: [
    'Ngày 13/7, Học viện phối hợp với tỉnh tổ chức **diễn đàn** về phát triển địa phương.',
    'Theo ông [Nguyễn Văn A](/tac-gia/a), mục tiêu đặt ra là “tăng trưởng xanh” trong 5 năm tới.',
    'Giá lúa tại chợ đã tăng 3,5 % so với tuần trước, *theo sở công thương*.',
    'Hàng trăm hộ dân ven sông được di dời trước khi nước lên.',
  ],
  en: [
    'The bridge, closed since the **flood** of last winter, will open on Saturday at ten o’clock.',
    'It cost [rather less](https://valley-post.example/cost) than feared, the parish says.',
    'Walkers may cross at once; *cyclists* are asked to ring.',
    'A ship’s bell hangs at the northern end, where the gate was to be.',
  ],
  ar: ['افتتح المعرض أمس في **المدينة القديمة** بحضور جمهور كبير.', 'ويستمر حتى نهاية الشهر.', 'الدخول *مجاني* للجميع.'],
};

/** Pseudo-random numbers, the same in every run. */
function numbers(seed) {
  let state = (seed * 2654435761 + 1) >>> 0;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

function body(next, lines) {
  const paragraph = () => Array.from({ length: 1 + next(6) }, () => lines[next(lines.length)]).join(' ');
  const paragraphs = Array.from({ length: 2 + next(14) }, paragraph);
  if (next(3) === 0) return paragraphs.join('\n\n');
  if (next(2) === 0) {
    const html = paragraphs.map((text) => `<p style="color:red">${text}</p>`).join('\n');
    return [{ type: 'html', text: next(4) === 0 ? `${html}<script>alert(1)</script>` : html }];
  }
  return paragraphs.map((text, index) => {
    if (index % 5 === 3) return { type: 'quote', text, cite: 'A. B.' };
    if (index % 7 === 5) return { type: 'image', url: `/p/${next(1000)}.jpg`, alt: 'a', width: 1200, height: 800 };
    return { type: 'markdown', text };
  });
}

/** @returns {string} the text of article `number`, counted from 0. */
export function articleText(number, bad = 0) {
  const next = numbers(number + 1);
  const language = ['vi', 'vi', 'en', 'ar'][next(4)];
  const lines = sentences[language];
  const text = JSON.stringify({
    lede: 1,
    id: `a-${number}`,
    url: `https://news.example/${language}/${number}`,
    language,
    published: new Date(Date.UTC(2020, 0, 1) + number * 60_000).toISOString(),
    headline: `${lines[next(lines.length)].replace(/[*[\]]|\(.*?\)/g, '').slice(0, 70)} (${number})`,
    lead: lines[next(lines.length)],
    source: 'TTH.VN',
    image: { url: `/p/${number}.jpg`, alt: '', width: 1200, height: 800, caption: lines[next(lines.length)] },
    body: body(next, lines),
    byline: 'Thái Sơn',
    related: Array.from({ length: next(4) }, (_, index) => ({ headline: lines[index % lines.length], url: `/r/${index}` })),
    rating: next(2) === 0 ? { value: 4.5, count: next(100), endpoint: '/rate' } : undefined,
  });
  return bad > 0 && number % bad === bad - 1 ? text.slice(0, text.length / 2) : text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, target, bad] = [Number(process.argv[2]), process.argv[3], Number(process.argv[4] ?? 0)];
  if (target.endsWith('.ndjson')) {
    const out = createWriteStream(target);
    for (let number = 0; number < count; number += 1) {
      if (!out.write(`${articleText(number, bad)}\n`)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
  } else {
    for (let number = 0; number < count; number += 1) {
      const folder = join(target, String(Math.floor(number / 1000)));
      if (number % 1000 === 0) mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${number}.json`), articleText(number, bad));
    }
  }
}
