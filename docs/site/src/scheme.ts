// Runs before anything is painted, and sets the scheme that the reader chose for this site, if there is one.
try {
  const scheme = localStorage.getItem('lede-site-scheme');
  if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset['scheme'] = scheme;
} catch {
  // Without storage the site follows the system.
}
