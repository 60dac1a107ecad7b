// Reasons why a fetch failed that a page knows without another request. Each is the end of a sentence that begins with
// what could not be fetched.

export const noReason = 'it did not answer, or the browser forbids it: see its console.';

export function knownReason(url: string): string | undefined {
  if (url.startsWith('file:')) {
    return 'a page opened as a file may not read files: serve it.';
  }
  return navigator.onLine ? undefined : 'this device is offline.';
}
