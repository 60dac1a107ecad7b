// The keys of the moderation page. All of this works without them: each key presses a button that is there.
(() => {
  const form = document.querySelector('form.decide');
  const help = document.querySelector('dialog');
  const status = document.querySelector('.message');
  const items = () => [...document.querySelectorAll('.comments > li')];
  const switchOf = document.querySelector('dialog input');
  const k_setting = 'moderation-keys';
  const isOn = () => {
    try {
      return localStorage.getItem(k_setting) !== 'off';
    } catch {
      return true; // a browser that keeps nothing
    }
  };
  let lastBatch = '';
  let waiting = Promise.resolve();
  let unsaved = 0; // Decisions that the server has not acknowledged. One that failed stays in the number.

  const current = () => document.activeElement?.closest?.('.comments > li');
  const go = (item) => {
    item?.focus();
    item?.scrollIntoView({ block: 'nearest' });
  };
  const step = (by) => {
    const list = items();
    const at = list.indexOf(current());
    go(list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by))]);
  };

  const say = (text, batch) => {
    status.replaceChildren();
    const line = document.createElement('p');
    line.textContent = text;
    status.append(line);
    if (!batch) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = status.dataset.undo;
    button.addEventListener('click', () => undo());
    status.append(button);
  };

  const post = async (path, fields) => {
    const body = new URLSearchParams([['csrf', form.elements.csrf.value], ...fields]);
    const response = await fetch(path, { method: 'POST', body, headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };
  const count = ({ pending, reported }) => {
    for (const [name, number] of Object.entries({ pending, reported })) {
      document.querySelector(`nav [data-count=${name}]`).textContent = number;
    }
  };

  const reload = () => location.replace(location.href.split('#')[0].replace(/([?&])(done|select)=[^&]*/g, '$1'));

  // What is decided leaves the list at once. The requests go one after the other, so that "undo" is the last of them.
  const decide = (action) => {
    const chosen = items().filter((item) => item.querySelector('[name=id]').checked);
    const targets = chosen.length > 0 ? chosen : [current()].filter(Boolean);
    if (targets.length === 0) return;
    const list = items();
    const next = list.slice(list.indexOf(targets.at(-1)) + 1).find((item) => !targets.includes(item));
    const before = list.findLast((item) => !targets.includes(item));
    const ids = targets.map((item) => item.querySelector('[name=id]').value);
    for (const item of targets) item.remove();
    go(next ?? before);
    if (items().length === 0) status.focus();
    ++unsaved;
    waiting = waiting.then(async () => {
      try {
        const answer = await post('/moderation/decide', [['action', action], ...ids.map((id) => ['id', id])]);
        lastBatch = answer.batch;
        count(answer.waiting);
        say(answer.message, lastBatch);
        --unsaved;
        if (items().length === 0 && unsaved === 0) reload();
      } catch {
        say(status.dataset.failed);
        status.classList.add('alarm');
      }
    });
  };
  const undo = () => {
    waiting = waiting.then(async () => {
      const batch = lastBatch || document.querySelector('form.undo [name=batch]')?.value;
      if (!batch) return;
      try {
        await post('/moderation/undo', [['batch', batch]]);
        reload();
      } catch {
        say(status.dataset.failed);
      }
    });
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: () => decide('approve'),
    r: () => decide('reject'),
    d: () => decide('delete'),
    x: () => current()?.querySelector('[name=id]').click(),
    u: () => undo(),
    '/': () => document.querySelector('[type=search]').focus(),
    '?': () => help.showModal(),
  };
  addEventListener('beforeunload', (event) => {
    if (unsaved > 0) event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help?.open) return;
    const isTyping = event.target.matches?.('input:not([type=checkbox]), textarea, select');
    if (isTyping || !(event.key in keys) || (!isOn() && event.key !== '?') || !form) return;
    event.preventDefault();
    keys[event.key]();
  });

  if (switchOf) {
    switchOf.checked = isOn();
    switchOf.addEventListener('change', () => localStorage.setItem(k_setting, switchOf.checked ? 'on' : 'off'));
    const button = document.querySelector('.keys');
    button.hidden = false;
    button.addEventListener('click', () => help.showModal());
    help.querySelector('button').addEventListener('click', () => help.close());
  }
})();
