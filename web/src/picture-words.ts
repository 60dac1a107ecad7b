// What the buttons of an open picture are called, in the languages that the core speaks (core/src/i18n). They are here, for
// the script that opens pictures is only loaded by articles that have several, and the core writes no markup for it.

const names = ['open', 'close', 'previous', 'next'] as const;
export type PictureWord = (typeof names)[number];

const words: Record<string, string> = {
  ar: 'تكبير الصورة|إغلاق|الصورة السابقة|الصورة التالية',
  de: 'Bild vergrößern|Schließen|Voriges Bild|Nächstes Bild',
  en: 'Enlarge picture|Close|Previous picture|Next picture',
  es: 'Ampliar la imagen|Cerrar|Imagen anterior|Imagen siguiente',
  fr: 'Agrandir l’image|Fermer|Image précédente|Image suivante',
  he: 'הגדלת התמונה|סגירה|התמונה הקודמת|התמונה הבאה',
  hi: 'तस्वीर बड़ी करें|बंद करें|पिछली तस्वीर|अगली तस्वीर',
  id: 'Perbesar gambar|Tutup|Gambar sebelumnya|Gambar berikutnya',
  ja: '画像を拡大|閉じる|前の画像|次の画像',
  ko: '이미지 확대|닫기|이전 이미지|다음 이미지',
  pt: 'Ampliar a imagem|Fechar|Imagem anterior|Imagem seguinte',
  ru: 'Увеличить изображение|Закрыть|Предыдущее изображение|Следующее изображение',
  th: 'ขยายภาพ|ปิด|ภาพก่อนหน้า|ภาพถัดไป',
  vi: 'Phóng to ảnh|Đóng|Ảnh trước|Ảnh sau',
  zh: '放大图片|关闭|上一张|下一张',
  'zh-hant': '放大圖片|關閉|上一張|下一張',
};

/** @param tag BCP 47. English for languages that are not here; Vietnamese where the article names none. */
export function pictureWords(tag: string): Record<PictureWord, string> {
  const language = tag.toLowerCase();
  const isTraditional = /^zh-(?:hant|tw|hk|mo)/.test(language);
  const found = words[isTraditional ? 'zh-hant' : (/^[a-z]+/.exec(language)?.[0] ?? 'vi')] ?? words['en'] ?? '';
  const texts = found.split('|');
  return Object.fromEntries(names.map((name, index) => [name, texts[index]])) as Record<PictureWord, string>;
}
