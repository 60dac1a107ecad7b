// Where a link in a document leads. Documents link to each other and to files as they do in the repository. On the site
// each of these has a page: of the document, of the file's text, or of the folder's list.
import { existsSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { pageOf } from './documents.mjs';
import { inProject, relative } from './project.mjs';

/** Relative addresses of a document start here while Lede renders it. The name is reserved, so no page can mean it. */
export const k_repository = 'https://repository.example/';
const isPicture = (path) => /\.(jpe?g|png|webp|svg|gif)$/.test(path);

export class Links {
  /** Files whose text has a page, folders whose list has one, and pictures: all of which some document names. */
  sources = new Set();
  pictures = new Set();
  /** Links to nothing: "SOURCE: address". */
  broken = [];

  /** The page of a path of the repository; undefined if the repository has no such path. */
  target(path) {
    const name = path.replace(/\/$/, '');
    const page = pageOf(name);
    if (page) return page;
    if (name === '' || name.startsWith('..') || !existsSync(inProject(name))) return undefined;
    if (isPicture(name)) {
      this.pictures.add(name);
      return `pictures/${name}`;
    }
    this.sources.add(name);
    return statSync(inProject(name)).isDirectory() ? `source/${name}/index.html` : `source/${name}.html`;
  }

  /**
   * The address that the page `from`, made of the document `source`, writes for the absolute address that Lede gave.
   * @returns the same address if it leads out of the repository.
   */
  rewrite(address, { source, from }) {
    if (!address.startsWith(k_repository)) return address;
    const [path, fragment] = address.slice(k_repository.length).split('#');
    const target = this.target(decodeURIComponent(path));
    if (!target) {
      this.broken.push(`${source}: ${path}`);
      return address;
    }
    return relative(from, target) + (fragment ? `#${fragment}` : '');
  }
}

/** The address that Lede resolves the links of a document against. */
export const baseOf = (source) => new URL(source, k_repository).href;
export const folderOf = (path) => posix.dirname(path);
