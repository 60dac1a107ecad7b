// The script of every page: the switch for the scheme, the search, buttons that copy code, and reading without a
// network.
import { copy, make, root } from './page.js';
import { startSearch } from './search.js';
import { scriptAddress } from './trusted.js';

const html = document.documentElement;

function startScheme(button: HTMLButtonElement): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (html.dataset['scheme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const show = () => {
    const label = button.querySelector('span');
    if (label) label.textContent = isDark() ? 'Light' : 'Dark';
    html.dataset['shown'] = isDark() ? 'dark' : 'light';
  };
  button.addEventListener('click', () => {
    html.dataset['scheme'] = isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem('lede-site-scheme', html.dataset['scheme']);
    } catch {
      // Without storage the choice applies to this page alone.
    }
    show();
  });
  system.addEventListener('change', show);
  show();
  button.hidden = false;
}

function addCopyButtons(): void {
  for (const block of document.querySelectorAll<HTMLElement>('.document pre')) {
    const button = make('button', { type: 'button', class: 'copy' }, 'Copy');
    button.addEventListener('click', () => {
      void copy(block.textContent).then((isDone) => {
        button.textContent = isDone ? 'Copied' : 'Not allowed';
        setTimeout(() => (button.textContent = 'Copy'), 2000);
      });
    });
    const box = make('div', { class: 'code-box' });
    block.replaceWith(box);
    box.append(block, button);
  }
}

/** The list of pages is open beside the text, and closed above it. */
function startSide(): void {
  const side = document.querySelector<HTMLDetailsElement>('details.side');
  if (!side) return;
  const wide = matchMedia('(min-width: 60rem)');
  const fit = () => (side.open = wide.matches);
  wide.addEventListener('change', fit);
  fit();
}

async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || location.protocol === 'file:') return;
  const address = new URL('offline.js', root).href;
  await navigator.serviceWorker.register(scriptAddress(address)).catch(() => undefined); // a browser may not allow it
}

const scheme = document.querySelector<HTMLButtonElement>('[data-scheme]:is(button)');
if (scheme) startScheme(scheme);
const search = document.querySelector<HTMLButtonElement>('[data-search]');
if (search) startSearch(search);
addCopyButtons();
startSide();
void keepForOffline();
