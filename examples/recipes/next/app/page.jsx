// The list. Next changes from here to the article without loading the page.
import Link from 'next/link';

export default function List() {
  return (
    <main>
      <h1>News</h1>
      <p>
        <Link href="/articles/bridge">The old bridge opens again</Link>
      </p>
    </main>
  );
}
