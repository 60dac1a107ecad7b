// The loader runs on the server, so the browser loads no renderer. Loaders of Remix work the same way.
import { readFile } from 'node:fs/promises';
import { load } from 'lede-article';
import { Link } from 'react-router';

export async function loader({ params }) {
  const lede = await load();
  const { html, jsonLd } = lede.render(await readFile(`articles/${params.id}.json`), {
    output: 'element',
    styleUrl: '/lede/lede.css',
  });
  return { html, jsonLd };
}

export default function Article({ loaderData: { html, jsonLd } }) {
  return (
    <main>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
      <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
      <p>
        <Link to="/">All articles</Link>
      </p>
    </main>
  );
}
