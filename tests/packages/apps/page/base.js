// For bundles that do not know their own address: the folder is named before anything is loaded.
import { LedeArticle } from 'lede-article/element';

LedeArticle.base = '/files';
