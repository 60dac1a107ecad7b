// The element as one would write it without Lede: marked and DOMPurify, the same style sheet, the same parts of the page.
import DOMPurify from 'dompurify';
import { marked } from 'marked';
import css from '/dist/lede.css';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value = '') => String(value).replace(/[&<>"]/g, (character) => escapes[character]);
const some = (value, markup) => (value === undefined ? '' : markup(value));
const link = ({ url, headline }) => `<a href="${text(url)}" rel="noopener">${text(headline)}</a>`;

function date(iso, language) {
  const options = {
    weekday: 'long',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  };
  const shown = new Intl.DateTimeFormat(language, options).format(new Date(iso));
  return `<p class="lede-dateline" part="dateline"><time datetime="${text(iso)}">${text(shown)}</time></p>`;
}

const picture = ({ url, alt, width, height }, loading) =>
  `<img class="lede-image" part="image" src="${text(url)}" alt="${text(alt)}" width="${width}" height="${height}" loading="${loading}">`;

const figure = (image) =>
  `<figure class="lede-figure" part="figure">${picture(image, 'eager')}` +
  `<figcaption class="lede-caption" part="caption">${marked.parseInline(image.caption ?? '')}</figcaption></figure>`;

const header = ({ published, language, kicker, headline, source, lead }) =>
  `<header class="lede-header" part="header">${some(published, (iso) => date(iso, language))}` +
  some(kicker, (value) => `<p class="lede-kicker" part="kicker">${text(value)}</p>`) +
  `<h1 class="lede-headline" part="headline">${text(headline)}</h1>` +
  some(
    lead,
    (value) =>
      `<p class="lede-lead" part="lead"><b class="lede-source" part="source">${text(source)}</b> - ${marked.parseInline(value)}</p>`,
  ) +
  '</header>';

const seeAlso = (items) =>
  `<ul class="lede-see-also" part="see-also">${items.map((item) => `<li>${link(item)}</li>`).join('')}</ul>`;

const choices = [1, 2, 3, 4, 5].map(
  (value) =>
    `<label class="lede-choice" part="choice"><input type="radio" name="rating" value="${value}"><span>${value} sao</span></label>`,
);
const rating = () =>
  `<section class="lede-rating" part="rating"><h2 class="lede-heading" part="heading">Đánh giá</h2><form class="lede-form" part="form">` +
  `<fieldset class="lede-choices" part="choices">${choices.join('')}</fieldset><button class="lede-button" part="button">Gửi đánh giá</button></form></section>`;

const comments = () =>
  '<section class="lede-comments" part="comments"><h2 class="lede-heading" part="heading">Ý kiến bình luận</h2><p class="lede-empty">Chưa có bình luận nào.</p></section>';

const card = ({ image, summary, ...item }) =>
  `<li class="lede-card" part="card"><h3 class="lede-card-headline" part="card-headline">${link(item)}</h3>` +
  `${some(summary, (value) => `<p class="lede-summary" part="summary">${text(value)}</p>`)}${some(image, (value) => picture(value, 'lazy'))}</li>`;

const rail = ({ related = [], latest = [] }) =>
  `<div class="lede-rail" part="rail"><section class="lede-related" part="related"><h2 class="lede-heading" part="heading">Bạn có thể quan tâm</h2>` +
  `<ul class="lede-cards">${related.map(card).join('')}</ul></section><section class="lede-latest" part="latest">` +
  `<h2 class="lede-heading" part="heading">Tin mới</h2><ul class="lede-lines">${latest.map((item) => `<li class="lede-line" part="line">${link(item)}</li>`).join('')}</ul></section></div>`;

function render(article) {
  const html =
    `<article class="lede" part="article" lang="${text(article.language)}"><div class="lede-frame"><div class="lede-story" part="story">` +
    header(article) +
    some(article.seeAlso, seeAlso) +
    some(article.image, figure) +
    `<div class="lede-body" part="body">${marked.parse(article.body)}</div>` +
    some(article.byline, (value) => `<p class="lede-byline" part="byline">${text(value)}</p>`) +
    some(article.rating, rating) +
    some(article.comments, comments) +
    `</div>${rail(article)}</div></article>`;
  return DOMPurify.sanitize(html, { ADD_ATTR: ['part'] });
}

class RivalArticle extends HTMLElement {
  async connectedCallback() {
    const response = await fetch(this.getAttribute('src'));
    const html = render(await response.json());
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = html;
  }
}
customElements.define('rival-article', RivalArticle);
