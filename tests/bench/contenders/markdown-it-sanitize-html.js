// markdown-it with HTML on, its output through sanitize-html.
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

export function start() {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  return (text) => sanitizeHtml(markdown.render(text));
}
