// Puts the site together: the pages, the articles, and the files that lede.js needs beside it, in one folder for any server.
import { cpSync } from 'node:fs';

cpSync('pages', 'site', { recursive: true });
cpSync('articles', 'site/articles', { recursive: true });
cpSync('node_modules/lede-article/dist', 'site/lede', { recursive: true });
