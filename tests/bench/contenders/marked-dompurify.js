// marked, its output through DOMPurify.
import DOMPurify from 'dompurify';
import { marked } from 'marked';

export const start = () => (text) => DOMPurify.sanitize(marked.parse(text));
