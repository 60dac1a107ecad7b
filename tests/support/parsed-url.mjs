// Whether the URL standard takes a text for an absolute address. Not by URL.canParse: that of Node 20 refuses hosts with letters
// of Latin-1 ("https://ú/") once its caller is compiled, while `new URL` takes them.
/** @returns {URL | undefined} */
export function parsedUrl(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
