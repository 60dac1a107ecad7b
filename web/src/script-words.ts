// The words that scripts show, in the languages that the core speaks: of each language the texts in the order of the words.
// Written by scripts/facts.mjs from core/src/i18n/languages ("scripts"); do not edit.

export const pictureWords = ['open', 'close', 'previous', 'next'] as const;
export const pictureTexts: Record<string, string> = {
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

export const toolWords = [
  'tools',
  'listen',
  'pause',
  'resume',
  'stop',
  'smaller',
  'larger',
  'dark',
  'contents',
  'noVoice',
  'newest',
] as const;
export const toolTexts: Record<string, string> = {
  ar: 'أدوات القراءة|استمع|إيقاف مؤقت|متابعة|إيقاف|تصغير الخط|تكبير الخط|الوضع الداكن|المحتويات|لا يستطيع هذا الجهاز قراءة المقال بصوت عالٍ.|الأحدث أولًا',
  de: 'Lesehilfen|Anhören|Pause|Weiter|Beenden|Kleinere Schrift|Größere Schrift|Dunkle Darstellung|Inhalt|Dieses Gerät kann den Artikel nicht vorlesen.|Neueste zuerst',
  en: 'Reading tools|Listen|Pause|Resume|Stop|Smaller text|Larger text|Dark mode|Contents|This device cannot read the article aloud.|Newest first',
  es: 'Herramientas de lectura|Escuchar|Pausa|Continuar|Detener|Texto más pequeño|Texto más grande|Modo oscuro|Contenido|Este dispositivo no puede leer el artículo en voz alta.|Más recientes primero',
  fr: 'Outils de lecture|Écouter|Pause|Reprendre|Arrêter|Texte plus petit|Texte plus grand|Mode sombre|Sommaire|Cet appareil ne peut pas lire l’article à voix haute.|Les plus récents d’abord',
  he: 'כלי קריאה|האזנה|השהיה|המשך|עצירה|הקטנת הטקסט|הגדלת הטקסט|מצב כהה|תוכן העניינים|המכשיר הזה אינו יכול להקריא את הכתבה.|החדשות תחילה',
  hi: 'पढ़ने के साधन|सुनें|रोकें|जारी रखें|बंद करें|छोटे अक्षर|बड़े अक्षर|गहरा रंग|विषय-सूची|यह डिवाइस लेख पढ़कर नहीं सुना सकता।|नई टिप्पणियाँ पहले',
  id: 'Alat baca|Dengarkan|Jeda|Lanjutkan|Hentikan|Perkecil teks|Perbesar teks|Mode gelap|Daftar isi|Perangkat ini tidak dapat membacakan artikel.|Terbaru dahulu',
  ja: '閲覧ツール|音声で聞く|一時停止|再開|停止|文字を小さく|文字を大きく|ダークモード|目次|この端末では記事を読み上げられません。|新しい順',
  ko: '읽기 도구|듣기|일시정지|계속|중지|글자 작게|글자 크게|어두운 화면|목차|이 기기에서는 기사를 소리 내어 읽을 수 없습니다.|최신순',
  pt: 'Ferramentas de leitura|Ouvir|Pausar|Continuar|Parar|Texto menor|Texto maior|Modo escuro|Conteúdo|Este dispositivo não consegue ler o artigo em voz alta.|Mais recentes primeiro',
  ru: 'Инструменты чтения|Слушать|Пауза|Продолжить|Остановить|Мельче текст|Крупнее текст|Тёмная тема|Содержание|Это устройство не может прочитать статью вслух.|Сначала новые',
  th: 'เครื่องมือการอ่าน|ฟัง|หยุดชั่วคราว|ฟังต่อ|หยุด|ตัวอักษรเล็กลง|ตัวอักษรใหญ่ขึ้น|โหมดมืด|สารบัญ|อุปกรณ์นี้อ่านออกเสียงบทความไม่ได้|ใหม่สุดก่อน',
  vi: 'Công cụ đọc|Nghe bài|Tạm dừng|Nghe tiếp|Dừng|Chữ nhỏ hơn|Chữ lớn hơn|Nền tối|Mục lục|Thiết bị này không đọc được bài thành tiếng.|Mới nhất trước',
  zh: '阅读工具|收听|暂停|继续|停止|缩小文字|放大文字|深色模式|目录|此设备无法朗读本文。|最新在前',
  'zh-hant': '閱讀工具|收聽|暫停|繼續|停止|縮小文字|放大文字|深色模式|目錄|此裝置無法朗讀本文。|最新在前',
};

export const retryWords = ['again'] as const;
export const retryTexts: Record<string, string> = {
  ar: 'إعادة المحاولة',
  de: 'Erneut versuchen',
  en: 'Try again',
  es: 'Reintentar',
  fr: 'Réessayer',
  he: 'לנסות שוב',
  hi: 'फिर कोशिश करें',
  id: 'Coba lagi',
  ja: '再試行',
  ko: '다시 시도',
  pt: 'Tentar de novo',
  ru: 'Повторить',
  th: 'ลองอีกครั้ง',
  vi: 'Thử lại',
  zh: '重试',
};
