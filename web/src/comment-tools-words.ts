// What the buttons of a comment are called, in the languages that the core speaks.
import { wordsIn } from './words.js';

const names = [
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
export type CommentWord = (typeof names)[number];

const words: Record<string, string> = {
  ar: 'عرض المزيد|أوصي به|إبلاغ|لماذا ينبغي أن يراجع المحرر هذا التعليق؟|يهين شخصًا أو يهدده|مخالف للقانون|إعلان|سبب آخر|إرسال البلاغ|شكرًا لك. وصل بلاغك وسيراجعه محرر.|تعذّر الإرسال. يُرجى المحاولة مجددًا.',
  de: 'Mehr lesen|Empfehlen|Melden|Warum soll die Redaktion diesen Kommentar prüfen?|Er beleidigt oder bedroht jemanden|Er verstößt gegen das Gesetz|Er ist Werbung|Etwas anderes|Meldung senden|Danke. Ihre Meldung ist angekommen; die Redaktion sieht sie sich an.|Das konnte nicht gesendet werden. Bitte versuchen Sie es erneut.',
  en: 'Read more|Recommend|Report|Why should an editor look at this comment?|It insults or threatens somebody|It is illegal|It is advertising|Something else|Send the report|Thank you. Your report has arrived; an editor will look at it.|This could not be sent. Please try again.',
  es: 'Leer más|Recomendar|Denunciar|¿Por qué debería revisar la redacción este comentario?|Insulta o amenaza a alguien|Es ilegal|Es publicidad|Otro motivo|Enviar la denuncia|Gracias. Hemos recibido su denuncia; la redacción la revisará.|No se ha podido enviar. Inténtelo de nuevo.',
  fr: 'Lire la suite|Recommander|Signaler|Pourquoi la rédaction devrait-elle examiner ce commentaire\u00a0?|Il insulte ou menace quelqu’un|Il est illégal|C’est de la publicité|Autre raison|Envoyer le signalement|Merci. Votre signalement est arrivé\u00a0; la rédaction va l’examiner.|L’envoi a échoué. Veuillez réessayer.',
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

/** @param tag BCP 47. English for languages that are not here; Vietnamese if the article names none. */
export function commentWords(tag: string): Record<CommentWord, string> {
  return wordsIn(tag, names, words);
}
