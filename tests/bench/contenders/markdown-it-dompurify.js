// markdown-it with HTML on, its output through DOMPurify.
import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

export function start() {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  return (text) => DOMPurify.sanitize(markdown.render(text));
}
