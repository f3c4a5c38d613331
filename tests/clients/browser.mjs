// As much of a browser as the hosted pages need: links, forms, cookies, redirects. No JavaScript, which is the point.
import assert from 'node:assert/strict';
import { endpoint } from './world.mjs';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", '#x2B': '+', '#x3D': '=' };
const decode = text => text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (all, name) => entities[name] ?? (name[0] === '#' ? String.fromCodePoint(name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1))) : all));

function attributes(tag) {
  const found = {};
  for (const [, name, , bare, quoted, single] of tag.matchAll(/([\w-]+)(=("([^"]*)"|'([^']*)'|[^\s>]+))?/g)) found[name.toLowerCase()] = decode(quoted ?? single ?? bare ?? '');
  return found;
}

export class Browser {
  #cookies = new Map();

  /** Follows redirects of this server; stops, with `location`, where one leads to somebody else. */
  async open(url, init = {}) {
    for (let hops = 0; hops < 10; hops++) {
      const cookie = [...this.#cookies.values()].filter(c => url.pathname.startsWith(c.path)).map(c => `${c.name}=${c.value}`).join('; ');
      const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, ...(cookie && { cookie }) } });
      this.#keep(response, url);
      const location = response.headers.get('location');
      if (!location) {
        const text = await response.text();
        return { url, status: response.status, text };
      }
      const next = new URL(location, url);
      if (next.origin !== new URL(endpoint).origin) return { url, status: response.status, text: '', location: next };
      url = next;
      init = {};
    }
    assert.fail(`redirected without end: ${url}`);
  }

  follow(page, text) {
    for (const [, tag, inner] of page.text.matchAll(/<a\s([^>]*)>(.*?)<\/a>/gs))
      if (text.test(inner)) return this.open(new URL(attributes(tag).href, page.url));
    assert.fail(`no link ${text} on ${page.url}:\n${page.text}`);
  }

  /** Fills the first form that has all these fields, and sends it with everything else as the page gave it. Attributes of users may bear a prefix. */
  submit(page, values) {
    for (const [, tag, inner] of page.text.matchAll(/<form\s([^>]*)>(.*?)<\/form>/gs)) {
      const inputs = [...inner.matchAll(/<(?:input|button)\s([^>]*)>/g)].map(m => attributes(m[1])).filter(i => i.name);
      const named = Object.entries(values).map(([name, value]) => [inputs.find(i => i.name === name || i.name.endsWith(`.${name}`) || i.name.endsWith(`:${name}`) || i.name.endsWith(`-${name}`))?.name, value]);
      if (named.some(([name]) => !name)) continue;
      const form = attributes(tag);
      const body = new URLSearchParams(inputs.map(i => [i.name, i.value ?? '']));
      for (const [name, value] of named) body.set(name, value);
      return this.open(new URL(form.action ?? page.url.href, page.url), { method: 'POST', body });
    }
    assert.fail(`no form with ${Object.keys(values)} on ${page.url} (${page.status}):\n${page.text}`);
  }

  #keep(response, url) {
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...rest] = line.split(';').map(s => s.trim());
      const cut = pair.indexOf('=');
      const name = pair.slice(0, cut);
      const path = rest.find(r => /^path=/i.test(r))?.slice(5) ?? url.pathname.replace(/[^/]*$/, '');
      const ended = rest.some(r => /^max-age=0/i.test(r) || (/^expires=/i.test(r) && new Date(r.slice(8)) < new Date()));
      if (ended) this.#cookies.delete(`${path} ${name}`);
      else this.#cookies.set(`${path} ${name}`, { name, path, value: pair.slice(cut + 1) });
    }
  }
}
