// A static site: the articles are rendered when it is built, and any server can serve it.
export default { outDir: 'site', build: { format: 'file' } };
