// The parts of the seed page, top to bottom, as a reader sees them: the first acceptance case.
import { readFileSync } from 'node:fs';
import { inProject } from './paths.mjs';

export const seedPath = inProject('examples', 'articles', 'seed.json');
export const seed = JSON.parse(readFileSync(seedPath, 'utf8'));

export const seedParts = [
  'Thứ Ba, 13/07/2021 18:03',
  seed.kicker,
  seed.headline,
  'TTH.VN',
  seed.lead,
  ...seed.seeAlso.map(({ headline }) => headline),
  seed.image.caption,
  ...seed.body.split('\n\n'),
  'Tin, ảnh: Thái Sơn',
  'Đánh giá',
  'Hãy trở thành người đầu tiên đánh giá cho bài viết này!',
  'Ý kiến bình luận',
  'Bạn có thể quan tâm',
  ...seed.related.flatMap(({ headline, summary }) => [headline, summary]),
  'Tin mới',
  'Về đầu trang',
];

/** Letter case is ignored, since the style sheet sets some parts in capitals. */
const plain = (text) => text.replace(/\s+/gu, ' ').toLocaleLowerCase('vi');

/** @returns {string[]} the parts that are missing from the text or not in their place. */
export function partsOutOfPlace(text) {
  const page = plain(text);
  const wrong = [];
  let from = 0;
  for (const part of seedParts) {
    const at = page.indexOf(plain(part), from);
    if (at < 0) wrong.push(part);
    else from = at + plain(part).length;
  }
  return wrong;
}
