// verified.js, which lede.js fetches for pages that show articles rendered ahead.
import { handOver } from './handed-over.js';
import { keepComponents, verifyArticle } from './verified-article.js';

handOver('verified', { keepComponents, verifyArticle });
