// The layout stays when the reader goes to another page, so the script in it sees every article that comes.
import Script from 'next/script';

export const metadata = { title: 'News' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Script src="/lede/hydrate.js" />
      </body>
    </html>
  );
}
