// The package on a server, required: prints the article of the project.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { load } = require('lede-article');

load().then((lede) => {
  process.stdout.write(lede.render(readFileSync(join(__dirname, 'article.json'), 'utf8')).html);
});
