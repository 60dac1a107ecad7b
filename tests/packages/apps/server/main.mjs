// The package on a server, imported: prints the article of the project.
import { readFile } from 'node:fs/promises';
import { load } from 'lede-article';

const lede = await load();
const article = await readFile(new URL('article.json', import.meta.url));
process.stdout.write(lede.render(article).html);
