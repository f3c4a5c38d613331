// What the console does without asking the server: copy, theme, menu, keys, reconnecting.
(function () {
  'use strict';
  const root = document.documentElement;
  const narrow = matchMedia('(max-width: 860px)');
  const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window */ } };

  function say(text) {
    const live = document.getElementById('cc-live');
    if (!live) return;
    live.textContent = '';
    setTimeout(() => { live.textContent = text; }, 50);
  }

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Plain http on another host has no clipboard API.
      const area = document.createElement('textarea');
      area.value = text;
      (button.closest('[role=dialog]') || document.body).appendChild(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    button.classList.add('done');
    say('Copied');
    setTimeout(() => button.classList.remove('done'), 1500);
  }

  // An error may name a part of what one control shows.
  function fieldOf(id) {
    let target = document.getElementById(id);
    while (!target && id.includes('-')) target = document.getElementById(id = id.slice(0, id.lastIndexOf('-')));
    return target;
  }

  // What is said under each of these fields can be read without scrolling.
  function inSight(ids) {
    return ids.every(id => {
      const said = fieldOf(id)?.closest('.cc-field')?.querySelector('.cc-errors');
      if (!said?.checkVisibility() || !said.textContent) return false;
      const { top, bottom } = said.getBoundingClientRect();
      const frame = said.closest('.mud-dialog-content')?.getBoundingClientRect() ?? { top: 48, bottom: innerHeight };
      return top >= frame.top && bottom <= frame.bottom;
    });
  }

  function focus(id) {
    const target = fieldOf(id);
    if (!target) return;
    for (let part = target.closest('details:not([open])'); part; part = part.parentElement.closest('details:not([open])')) part.open = true;
    target.scrollIntoView({ block: 'center' });
    const inner = target.matches('input,select,textarea,main') ? null : target.querySelector('input,select,textarea,button');
    (inner || target).focus();
  }

  function showNav() {
    const open = narrow.matches ? root.hasAttribute('data-nav-over') : root.getAttribute('data-nav') !== 'closed';
    document.querySelectorAll('[data-nav-toggle]').forEach(b => b.setAttribute('aria-expanded', String(open)));
  }

  function toggleNav() {
    if (narrow.matches) root.toggleAttribute('data-nav-over');
    else {
      const next = root.getAttribute('data-nav') === 'closed' ? 'open' : 'closed';
      root.setAttribute('data-nav', next);
      store('cc-nav', next);
    }
    showNav();
  }

  function showTheme() {
    const chosen = root.getAttribute('data-theme-chosen');
    document.querySelectorAll('[data-theme-set]').forEach(b => b.setAttribute('aria-pressed', String(b.dataset.themeSet === chosen)));
  }

  function closeMenus(except) {
    document.querySelectorAll('details[data-menu][open]').forEach(menu => { if (menu !== except) menu.open = false; });
  }

  // A chart as a PNG: its bars in the colours they have now, with whose they are, title, scale, days and legend, drawn on a canvas. The policy allows data: for images, and nothing else is asked for.
  async function picture(button) {
    const panel = button.closest('.cc-panel');
    const chart = panel.querySelector('figure svg');
    const [width, height] = [chart.viewBox.baseVal.width, chart.viewBox.baseVal.height];
    const colour = name => getComputedStyle(root).getPropertyValue(name).trim();
    const plain = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
    const fill = part => getComputedStyle(panel.querySelector(`.cc-key-${part}`), '::before').backgroundColor;
    const bars = [...chart.querySelectorAll('rect')].map(r => `<rect x="${r.getAttribute('x')}" y="${r.getAttribute('y')}" width="${r.getAttribute('width')}" height="${r.getAttribute('height')}" fill="${getComputedStyle(r).fill}"/>`).join('');
    const words = selector => [...panel.querySelectorAll(selector)].map(e => plain(e.textContent));
    const keys = ['lower', 'upper'].filter(part => panel.querySelector(`.cc-key-${part}`)).map((part, i) => `<rect x="${80 + i * 160}" y="${height + 124}" width="12" height="12" fill="${fill(part)}"/><text x="${98 + i * 160}" y="${height + 135}">${words(`.cc-key-${part}`)}</text>`).join('');
    const scale = words('.cc-bars-scale span').map((text, i) => `<text x="-8" y="${i * height / 2 + 4}" text-anchor="end">${text}</text>`).join('');
    const days = words('.cc-bars-days span').map((text, i, all) => `<text x="${all.length > 1 ? i * width / (all.length - 1) : 0}" y="${height + 20}" text-anchor="${i === 0 ? 'start' : i === all.length - 1 ? 'end' : 'middle'}">${text}</text>`).join('');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 100}" height="${height + 160}" font-family="sans-serif" font-size="13" fill="${colour('--cc-text')}">
      <rect width="100%" height="100%" fill="${colour('--cc-surface')}"/><text x="20" y="30" font-size="18" font-weight="600">${plain(chart.closest('figure').dataset.of)}: ${words('h2')}</text>
      <text x="20" y="52">${words('figure .cc-help')}</text>
      <g transform="translate(80 76)"><path d="M0 0H${width}M0 ${height / 2}H${width}" stroke="${colour('--cc-line')}"/>${bars}<path d="M0 ${height}H${width}" stroke="${colour('--cc-line-strong')}"/>${scale}${days}</g>
      ${keys}</svg>`;
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(svg);
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [(width + 100) * 2, (height + 160) * 2];
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement('a');
    link.href = canvas.toDataURL('image/png');
    link.download = button.dataset.file;
    link.click();
    say('The picture was downloaded');
  }

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) return;
    closeMenus(target.closest('[data-menu-item]') ? null : target.closest('details[data-menu]'));
    const button = target.closest('[data-copy],[data-does],[data-focus],[data-theme-set],[data-nav-toggle],[data-reload],[data-reconnect],.cc-nav a');
    if (!button) return;
    if (button.dataset.copy !== undefined) { event.preventDefault(); copy(button); }
    else if (button.dataset.does === 'print') print();
    else if (button.dataset.does === 'picture') picture(button);
    else if (button.dataset.focus) { event.preventDefault(); focus(button.dataset.focus); }
    else if (button.dataset.themeSet) { setTheme(button.dataset.themeSet); closeMenus(); }
    else if (button.dataset.navToggle !== undefined) toggleNav();
    else if (button.dataset.reload !== undefined) location.reload();
    else if (button.dataset.reconnect !== undefined) resume();
    else { root.removeAttribute('data-nav-over'); showNav(); }
  });

  document.addEventListener('toggle', showTheme, true);

  function setTheme(chosen) {
    store('cc-theme', chosen);
    window.ccApplyTheme();
    showTheme();
  }

  // As a link of the page would: nothing is left, and what was typed stays.
  function download(address) {
    const link = document.createElement('a');
    link.href = address;
    link.download = '';
    link.click();
  }

  // A form that makes or shows a passkey: the server's question goes to the authenticator, its answer into the form.
  async function passkey(form) {
    const error = form.querySelector('[data-passkey-error]');
    error.textContent = '';
    try {
      if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) throw new Error('This browser has no passkeys here. They need https or localhost.');
      const answer = await fetch(form.dataset.passkeyOptions, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) throw new Error(answer.status === 400 ? await answer.json().catch(() => 'Reload the page and try again.') : 'The server does not answer. Try again.');
      const question = await answer.json();
      const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
      form.querySelector('[name$=".Credential"]').value = JSON.stringify(credential);
      form.submit();
    } catch (failure) {
      error.textContent = failure.name === 'NotAllowedError' ? 'The passkey was not used. Try again.'
        : failure.name === 'InvalidStateError' ? 'This device has a passkey of yours already.' : failure.message;
    }
  }

  document.addEventListener('submit', event => {
    if (!event.target.matches('form[data-passkey]')) return;
    event.preventDefault();
    passkey(event.target);
  });

  // Source code: Tab indents and Enter keeps the indentation. Esc gives the next Tab back to the page, so that nobody is caught.
  let leaving = false;

  function code(event) {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || !('code' in area.dataset)) return;
    const insert = text => { event.preventDefault(); document.execCommand('insertText', false, text); };
    if (event.key === 'Escape') { leaving = true; return; }
    if (event.key === 'Tab' && !event.shiftKey && !leaving && !event.ctrlKey && !event.altKey) insert('  ');
    else if (event.key === 'Enter' && !event.isComposing) {
      const before = area.value.slice(0, area.selectionStart);
      const indent = before.slice(before.lastIndexOf('\n') + 1).match(/^[ \t]*/)[0];
      insert('\n' + indent + (/[{[(]$/.test(before) ? '  ' : ''));
    }
    if (event.key !== 'Shift') leaving = false;
  }

  document.addEventListener('keydown', code);

  // Arrows go through an open menu, as Tab does.
  document.addEventListener('keydown', event => {
    const menu = event.target.closest?.('details[data-menu][open]');
    if (!menu || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const items = [...menu.querySelectorAll('button,a[href]')];
    const next = items.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    items[next < 0 ? items.length - 1 : next % items.length]?.focus();
  });

  // Keys of one letter can be switched off: who speaks to the computer types them by chance.
  const keysOn = () => { try { return localStorage.getItem('cc-keys') !== 'off'; } catch { return true; } };
  let going = -Infinity;

  function letter(event) {
    const typing = event.target instanceof Element && event.target.closest('input,textarea,select,[contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysOn() || document.querySelector('.mud-dialog')) return;
    const then = going > event.timeStamp - 1500;
    going = -Infinity;
    if (then) {
      const link = document.querySelector(`.cc-nav a[data-key="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); link.click(); }
    } else if (event.key === 'g') going = event.timeStamp;
    else if (event.key === '?') { event.preventDefault(); document.querySelector('[data-keys]')?.click(); }
    else if (event.key === '/') {
      const search = document.querySelector('main [role=search]'); // its text, before what is chosen beside it
      const filter = search?.querySelector('input') || search?.querySelector('select');
      if (filter) { event.preventDefault(); filter.focus(); }
    }
  }

  document.addEventListener('change', event => {
    if (event.target.matches?.('[data-keys-switch]')) store('cc-keys', event.target.checked ? 'on' : 'off');
  });

  document.addEventListener('keydown', event => {
    if (event.key.length === 1) letter(event);
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
      const palette = document.querySelector('[data-palette]');
      if (palette) { event.preventDefault(); palette.click(); }
    } else if (event.key === 'Escape') {
      document.querySelectorAll('details[data-menu][open]').forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); });
      if (root.hasAttribute('data-nav-over')) { root.removeAttribute('data-nav-over'); showNav(); document.querySelector('[data-nav-toggle]')?.focus(); }
    }
  });

  // A dialog that opens without a click inside it (a guard that stopped a link) has the focus too, or Esc would go past it.
  function intoDialog(dialog) {
    setTimeout(() => { if (dialog.isConnected && !dialog.contains(document.activeElement)) dialog.querySelector('.cc-dialog-actions button, button')?.focus(); }, 120);
  }

  // The last dialog has closed: the focus goes back to what opened it, or to the menu in which that stands.
  let before;
  document.addEventListener('focusin', event => { if (event.target.closest('main, .cc-top, .cc-nav')) before = event.target; });

  function outOfDialog() {
    setTimeout(() => {
      if (!before?.isConnected || document.activeElement !== document.body || document.querySelector('.mud-dialog')) return;
      (before.closest('details[data-menu]')?.querySelector('summary') || before).focus();
    }, 120);
  }

  // On a narrow screen the open tab may lie beyond the edge.
  const showTab = node => node.querySelectorAll?.('.cc-tabs').forEach(tabs => {
    const open = tabs.querySelector('[aria-current]');
    if (open) tabs.scrollLeft = open.offsetLeft - (tabs.clientWidth - open.offsetWidth) / 2;
  });

  // The palette's dialog is moved into place by MudBlazor; its input takes the focus when it appears.
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'attributes' && change.target.closest('.cc-tabs')) showTab(change.target.closest('.cc-tabs').parentElement);
      for (const node of change.removedNodes)
        if (node.nodeType === 1 && (node.matches('.mud-dialog') || node.querySelector('.mud-dialog'))) outOfDialog();
      for (const node of change.addedNodes)
        if (node.nodeType === 1) {
          const input = node.matches?.('[data-autofocus]') ? node : node.querySelector?.('[data-autofocus]');
          if (input) setTimeout(() => input.focus(), 30);
          const dialog = node.matches?.('.mud-dialog') ? node : node.querySelector?.('.mud-dialog');
          if (dialog) intoDialog(dialog);
          showTab(node.matches?.('.cc-tabs') ? node.parentElement : node);
          const keys = node.querySelector?.('[data-keys-switch]');
          if (keys) keys.checked = keysOn();
        }
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-current'] });

  // Reconnecting: Blazor's own retries first, then every five seconds, then a resumed circuit, then a reload if nothing is lost.
  let waiting;
  async function resume() {
    clearTimeout(waiting);
    try {
      if (await Blazor.reconnect()) return;
      if (Blazor.resumeCircuit && await Blazor.resumeCircuit()) return;
      const dirty = document.querySelector('[data-dirty=true]');
      if (!dirty) location.reload();
      else document.getElementById('components-reconnect-modal').className = 'cc-reconnect components-reconnect-rejected';
    } catch {
      waiting = setTimeout(resume, 5000);
    }
  }

  const modal = document.getElementById('components-reconnect-modal');
  modal?.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'failed') waiting = setTimeout(resume, 5000);
    else if (event.detail.state === 'rejected') resume();
    else if (event.detail.state === 'hide') clearTimeout(waiting);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && modal?.classList.contains('components-reconnect-failed')) resume();
  });

  window.Blazor?.addEventListener?.('enhancedload', () => { window.ccApplyTheme(); showTheme(); showNav(); });
  const reveal = id => document.getElementById(id)?.scrollIntoView({ block: 'nearest' });

  window.cc = { focus, inSight, say, download, reveal, theme: () => setTheme(root.getAttribute('data-theme') === 'dark' ? 'light' : 'dark') };
  showNav();
  showTheme();
  showTab(document);
})();
