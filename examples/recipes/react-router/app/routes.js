// The addresses: the list, and the articles.
import { index, route } from '@react-router/dev/routes';

export default [index('routes/list.jsx'), route('articles/:id', 'routes/article.jsx')];
