// Parses an absolute URL by the URL standard. URL.canParse is not used: in Node 20 it refuses hosts with letters of
// Latin-1 ("https://ú/") once its caller is compiled, while `new URL` accepts them.
/** @returns {URL | undefined} */
export function parsedUrl(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
