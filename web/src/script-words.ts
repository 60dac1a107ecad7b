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

export const commentWords = [
  'more',
  'recommend',
  'report',
  'why',
  'abuse',
  'illegal',
  'spam',
  'other',
  'sendReport',
  'received',
  'failed',
] as const;
export const commentTexts: Record<string, string> = {
  ar: 'عرض المزيد|أوصي به|إبلاغ|لماذا ينبغي أن يراجع المحرر هذا التعليق؟|يهين شخصًا أو يهدده|مخالف للقانون|إعلان|سبب آخر|إرسال البلاغ|شكرًا لك. وصل بلاغك وسيراجعه محرر.|تعذّر الإرسال. يُرجى المحاولة مجددًا.',
  de: 'Mehr lesen|Empfehlen|Melden|Warum soll die Redaktion diesen Kommentar prüfen?|Er beleidigt oder bedroht jemanden|Er verstößt gegen das Gesetz|Er ist Werbung|Etwas anderes|Meldung senden|Danke. Ihre Meldung ist angekommen; die Redaktion sieht sie sich an.|Das konnte nicht gesendet werden. Bitte versuchen Sie es erneut.',
  en: 'Read more|Recommend|Report|Why should an editor look at this comment?|It insults or threatens somebody|It is illegal|It is advertising|Something else|Send the report|Thank you. Your report has arrived; an editor will look at it.|This could not be sent. Please try again.',
  es: 'Leer más|Recomendar|Denunciar|¿Por qué debería revisar la redacción este comentario?|Insulta o amenaza a alguien|Es ilegal|Es publicidad|Otro motivo|Enviar la denuncia|Gracias. Hemos recibido su denuncia; la redacción la revisará.|No se ha podido enviar. Inténtelo de nuevo.',
  fr: 'Lire la suite|Recommander|Signaler|Pourquoi la rédaction devrait-elle examiner ce commentaire ?|Il insulte ou menace quelqu’un|Il est illégal|C’est de la publicité|Autre raison|Envoyer le signalement|Merci. Votre signalement est arrivé ; la rédaction va l’examiner.|L’envoi a échoué. Veuillez réessayer.',
  he: 'קריאת המשך|המלצה|דיווח|מדוע כדאי שעורך יבדוק את התגובה?|היא מעליבה או מאיימת|היא אינה חוקית|זו פרסומת|סיבה אחרת|שליחת הדיווח|תודה. הדיווח התקבל ועורך יבדוק אותו.|השליחה נכשלה. נסו שוב.',
  hi: 'और पढ़ें|सुझाएँ|शिकायत करें|संपादक को यह टिप्पणी क्यों देखनी चाहिए?|यह किसी का अपमान करती या धमकाती है|यह गैरकानूनी है|यह विज्ञापन है|कोई और कारण|शिकायत भेजें|धन्यवाद। आपकी शिकायत मिल गई है; संपादक इसे देखेंगे।|यह भेजा नहीं जा सका। कृपया फिर कोशिश करें।',
  id: 'Baca selengkapnya|Rekomendasikan|Laporkan|Mengapa redaksi perlu memeriksa komentar ini?|Menghina atau mengancam seseorang|Melanggar hukum|Iklan|Alasan lain|Kirim laporan|Terima kasih. Laporan Anda sudah diterima; redaksi akan memeriksanya.|Gagal dikirim. Silakan coba lagi.',
  ja: '続きを読む|おすすめする|通報|このコメントを編集部が確認すべき理由は何ですか。|誰かを侮辱または脅迫している|法律に反している|広告である|その他|通報を送信|ありがとうございます。通報を受け付けました。編集部が確認します。|送信できませんでした。もう一度お試しください。',
  ko: '더 보기|추천|신고|편집자가 이 댓글을 확인해야 하는 이유는 무엇인가요?|누군가를 모욕하거나 위협합니다|불법입니다|광고입니다|기타|신고 보내기|감사합니다. 신고가 접수되었으며 편집자가 확인하겠습니다.|보내지 못했습니다. 다시 시도해 주세요.',
  pt: 'Ler mais|Recomendar|Denunciar|Por que a redação deveria analisar este comentário?|Insulta ou ameaça alguém|É ilegal|É publicidade|Outro motivo|Enviar a denúncia|Obrigado. A sua denúncia chegou; a redação vai analisá-la.|Não foi possível enviar. Tente novamente.',
  ru: 'Читать дальше|Рекомендовать|Пожаловаться|Почему редакции стоит проверить этот комментарий?|Он оскорбляет кого-то или угрожает|Он нарушает закон|Это реклама|Другая причина|Отправить жалобу|Спасибо. Жалоба получена, редакция ее рассмотрит.|Не удалось отправить. Попробуйте еще раз.',
  th: 'อ่านต่อ|แนะนำ|รายงาน|เหตุใดบรรณาธิการจึงควรตรวจสอบความคิดเห็นนี้|ดูหมิ่นหรือข่มขู่ผู้อื่น|ผิดกฎหมาย|เป็นโฆษณา|เหตุผลอื่น|ส่งรายงาน|ขอบคุณ เราได้รับรายงานแล้ว บรรณาธิการจะตรวจสอบ|ส่งไม่สำเร็จ โปรดลองอีกครั้ง',
  vi: 'Đọc tiếp|Đề xuất|Báo cáo|Vì sao tòa soạn cần xem lại ý kiến này?|Xúc phạm hoặc đe dọa người khác|Vi phạm pháp luật|Quảng cáo|Lý do khác|Gửi báo cáo|Cảm ơn bạn. Báo cáo đã được nhận; tòa soạn sẽ xem lại ý kiến này.|Không gửi được. Vui lòng thử lại.',
  zh: '阅读全文|推荐|举报|编辑为什么应该查看这条评论？|侮辱或威胁他人|违法|广告|其他原因|提交举报|谢谢。举报已收到，编辑会查看。|未能发送，请重试。',
  'zh-hant':
    '閱讀全文|推薦|檢舉|編輯為什麼應該查看這則留言？|侮辱或威脅他人|違法|廣告|其他原因|送出檢舉|謝謝。檢舉已收到，編輯會查看。|未能送出，請再試一次。',
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
