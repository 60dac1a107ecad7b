// A server component: the article is in the page that the server sends, and no renderer goes to the browser.
import { readFile } from 'node:fs/promises';
import Link from 'next/link';
import { load } from 'lede-article';

// The page is sent when the article is in it, so readers without script have it, too. In a project without
// `cacheComponents`, write `export const dynamic = 'force-dynamic'` instead.
export const instant = false;

export default async function Article({ params }) {
  const { id } = await params;
  const lede = await load();
  const { html, jsonLd } = lede.render(await readFile(`articles/${id}.json`), { output: 'element', styleUrl: '/lede/lede.css' });
  return (
    <main>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
      <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
      <p>
        <Link href="/">All articles</Link>
      </p>
    </main>
  );
}
