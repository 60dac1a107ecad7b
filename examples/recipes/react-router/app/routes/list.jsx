// The list. React Router changes from here to the article without loading the page.
import { Link } from 'react-router';

export default function List() {
  return (
    <main>
      <h1>News</h1>
      <p>
        <Link to="/articles/bridge">The old bridge opens again</Link>
      </p>
    </main>
  );
}
