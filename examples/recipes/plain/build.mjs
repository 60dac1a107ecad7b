// Builds the site, one folder for any server: the pages, the articles, lede.js, and the files that lede.js fetches from
// its own folder.
import { cpSync } from 'node:fs';

cpSync('pages', 'site', { recursive: true });
cpSync('articles', 'site/articles', { recursive: true });
cpSync('node_modules/lede-article/dist', 'site/lede', { recursive: true });
