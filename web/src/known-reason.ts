// Why a fetch failed, as far as a page knows without asking anybody: it may have no network to ask by. Each is the end of a
// sentence that begins with what could not be fetched.

export const noReason = 'the network failed, its server did not answer, or the browser forbids it: see its console.';

export function knownReason(url: string): string | undefined {
  if (typeof document === 'undefined') return 'the network failed, or its server did not answer.';
  if (url.startsWith('file:')) {
    return 'a page that was opened as a file may not read files; serve it, or put the article inline.';
  }
  return navigator.onLine ? undefined : 'this device is offline.';
}
