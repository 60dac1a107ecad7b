// Which documents of the repository are pages of the site, and where the navigation shows them.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

const decisions = readdirSync(inProject('docs', 'decisions'))
  .filter((name) => /^\d.*\.md$/.test(name))
  .map((name) => ({ source: `docs/decisions/${name}`, page: `guide/decisions/${name.replace(/\.md$/, '.html')}` }));

/** `source` is a path in the repository, `page` one in the site. `label` is the name in the navigation, if it is not the title. */
export const guide = [
  {
    title: 'Use it',
    documents: [
      { source: 'README.md', page: 'guide/start.html', label: 'Start' },
      { source: 'web/README.md', page: 'guide/package.html', label: 'The package and the element' },
      { source: 'examples/recipes/README.md', page: 'guide/recipes.html', label: 'Recipes for frameworks' },
      { source: 'docs/where-lede-was-tried.md', page: 'guide/where-lede-was-tried.html', label: 'Where Lede was tried' },
      { source: 'examples/harness/README.md', page: 'guide/harness.html', label: 'Test suites in any language' },
      { source: 'examples/newsroom/README.md', page: 'guide/newsroom.html', label: 'The newsroom server' },
      { source: 'SECURITY.md', page: 'guide/security.html', label: 'Security' },
    ],
  },
  {
    title: 'Work on it',
    documents: [
      { source: 'CONTRIBUTING.md', page: 'guide/contributing.html', label: 'Contributing' },
      { source: 'docs/architecture.md', page: 'guide/architecture.html', label: 'Architecture' },
      { source: 'docs/growth.md', page: 'guide/growth.html', label: 'How time and memory grow' },
      { source: 'docs/decisions/README.md', page: 'guide/decisions/index.html', label: 'Decisions' },
      { source: 'docs/site/README.md', page: 'guide/site.html', label: 'This site' },
      { source: 'RELEASE.md', page: 'guide/release.html', label: 'Releasing' },
      { source: 'CHANGELOG.md', page: 'guide/changes.html', label: 'Changes' },
      { source: 'CODE_OF_CONDUCT.md', page: 'guide/conduct.html', label: 'Code of conduct' },
    ],
  },
  { title: 'Decisions', documents: decisions },
].map((section) => ({
  ...section,
  documents: section.documents.filter(({ source }) => existsSync(inProject(source))),
}));

export const documents = guide.flatMap((section) => section.documents);

const pages = new Map(documents.map(({ source, page }) => [source, page]));

/** The page of a document, or of the document that describes a folder. */
export const pageOf = (path) => pages.get(path) ?? pages.get(join(path, 'README.md'));
