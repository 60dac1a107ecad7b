// Whether the value of an attribute is one that Lede writes. Values whose form is an expression are checked by verify.ts.

/**
 * What the host allows, and what the server was told to write. They have the meaning of the render options of these
 * names.
 */
export interface VerifyOptions {
  /** What every id begins with. Default `lede-`. */
  idPrefix?: string | undefined;
  /** Allow base64 png, jpeg, gif, webp and avif as `data:` in `img src`. Default false. */
  dataImages?: boolean | undefined;
  /** The only hosts of pictures, sound, film and embeds: `cdn.example`, or `*.cdn.example` for all below it. */
  allowUrlHosts?: string[] | undefined;
}

// Most addresses look like this. Such an address is its own serialization, so it need not be parsed: its host is a name
// and not a number, none of its labels begins with "xn--", no segment of its path is "." or "..", and it has no character
// that the standard would escape.
const plainAddress = /^https?:\/\/(?:[a-z\d]+[-.])*[a-z]+\/[\w\-/]*(?:\.\w+)?(?:\?[\w\-=&]*)?(?:#[\w-]*)?$/;

// Characters that not every browser, and not every version of the standard, escapes in an address.
const disputed = /%(?:2[27A]|5[BDE]|60|7[BCD])/gi;

/** As in the core's limits. */
const longestAddress = 8 * 1024;

const dataImage = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z\d+/]*={0,2}$/;
const descriptors = /^ (?:\d+w(?: \d+h)?|\d+h \d+w|\d+(?:\.\d+)?x)$/;

/**
 * Whether the value is the serialization of the URL, apart from disputed characters and from a host in its own script.
 */
function isSerialized(value: string, url: URL): boolean {
  if (value === url.href) return true;
  const unescaped = (text: string): string => text.replace(disputed, decodeURIComponent);
  if (unescaped(value) === unescaped(url.href)) return true;
  // The core leaves a host in its own script as it is; a browser maps it to "xn--…".
  const host = /^(https?:\/\/)([^\s!-,/:-@[-`{-~]+)((?::\d+)?\/.*)$/.exec(value);
  return (
    host !== null &&
    /[^ -~]/.test(host[2] ?? '') &&
    unescaped(`${host[1] ?? ''}${url.hostname}${host[3] ?? ''}`) === unescaped(url.href)
  );
}

function isHostAllowed(hostname: string, hosts: string[]): boolean {
  return hosts.some((host) =>
    host.startsWith('*.') ? hostname.length > host.length - 1 && hostname.endsWith(host.slice(1)) : hostname === host,
  );
}

/** @param schemes that the address may have. @param hosts that it may lead to; any if undefined. */
export function isAddress(value: string, schemes: RegExp, hosts?: string[]): boolean {
  if (value.length > longestAddress) return false;
  if (!hosts && plainAddress.test(value)) return true;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return false;
  }
  return (
    schemes.test(url.protocol) &&
    url.username + url.password === '' &&
    isSerialized(value, url) &&
    (!hosts || isHostAllowed(url.hostname, hosts))
  );
}

export const webSchemes = /^https?:$/;
const linkSchemes = /^(?:https?|mailto|tel):$/;

function isFragment(value: string, prefix: string): boolean {
  if (/^#(?:top)?$/.test(value)) return true;
  try {
    const { href } = new URL(`https://a/${value}`);
    return href === `https://a/${value}` && decodeURIComponent(value).startsWith(`#${prefix}`);
  } catch {
    return false;
  }
}

function isSrcset(value: string, hosts: string[] | undefined): boolean {
  return value.split(', ').every((candidate) => {
    const end = candidate.indexOf(' ');
    const address = end < 0 ? candidate : candidate.slice(0, end);
    return (
      !address.includes(',') &&
      isAddress(address, webSchemes, hosts) &&
      (end < 0 || descriptors.test(candidate.slice(end)))
    );
  });
}

const isIdentifier = (value: string, prefix: string): boolean =>
  value.startsWith(prefix) && value.length <= 256 && !/[ \t\n\f\r]/.test(value);

/**
 * @param kind the kind of a row of the policy that no expression describes; `detail` is its bound, if it is a number.
 */
export function isValue(kind: string, detail: string, value: string, options: VerifyOptions): boolean {
  const { idPrefix = 'lede-', dataImages = false, allowUrlHosts: hosts } = options;
  switch (kind) {
    case '+':
      return /^[1-9]\d{0,9}$/.test(value) && Number(value) <= Number(detail);
    case '-':
      return /^(?:0|-?[1-9]\d{0,9})$/.test(value) && Math.abs(Number(value)) <= Number(detail);
    case 'identifier':
      return isIdentifier(value, idPrefix);
    case 'identifier_list':
      return value.split(' ').every((id) => isIdentifier(id, idPrefix));
    case 'srcset':
      return isSrcset(value, hosts);
    case 'address':
      return /^\d{1,15}$/.test(value) || isAddress(value, webSchemes);
    case 'link':
      return value.startsWith('#') ? isFragment(value, idPrefix) : isAddress(value, linkSchemes);
    case 'image':
      return (dataImages && dataImage.test(value)) || isAddress(value, webSchemes, hosts);
    default: // a resource
      return isAddress(value, webSchemes, hosts);
  }
}
