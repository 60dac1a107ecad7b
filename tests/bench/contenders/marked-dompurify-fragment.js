// marked, its output through DOMPurify into a fragment, which a page puts into its document as it is.
import DOMPurify from 'dompurify';
import { marked } from 'marked';

export const start = () => (text) => DOMPurify.sanitize(marked.parse(text), { RETURN_DOM_FRAGMENT: true });
