// The document around all pages. The script in it sees every article that comes.
import { Links, Meta, Outlet, Scripts } from 'react-router';

export default function Root() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>News</title>
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts />
        <script async src="/lede/hydrate.js" />
      </body>
    </html>
  );
}
