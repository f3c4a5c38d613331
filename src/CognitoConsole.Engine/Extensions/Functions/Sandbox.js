// Runs before the function, in the same realm: gives it what a Lambda handler expects, and takes away what could ask for
// more memory in one step than the sandbox can see. What the function does to any of this harms nobody but itself.
(function (host) {
  'use strict';
  const maxText = 16 * 1024 * 1024;
  const { stringify, parse } = JSON;
  const define = (target, name, value) => Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  const tooLong = () => { throw new RangeError('Invalid string length'); };

  for (const name of ['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Atomics', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array',
    'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']) delete globalThis[name];

  const text = String.prototype;
  const { repeat, replace, replaceAll } = text;
  const replaceMatches = RegExp.prototype[Symbol.replace];
  const join = Array.prototype.join;
  const fits = (count, length) => count * length <= maxText || tooLong();
  define(text, 'repeat', function (count) { fits(+count, String(this).length); return repeat.call(this, count); });
  define(text, 'replace', function (pattern, by) { if (typeof by === 'string') fits(String(this).length + 1, by.length); return replace.call(this, pattern, by); });
  define(text, 'replaceAll', function (pattern, by) { if (typeof by === 'string') fits(String(this).length + 1, by.length); return replaceAll.call(this, pattern, by); });
  define(RegExp.prototype, Symbol.replace, function (subject, by) { if (typeof by === 'string') fits(String(subject).length + 1, by.length); return replaceMatches.call(this, subject, by); });
  define(Array.prototype, 'join', function (separator) { if (separator !== undefined) fits(this.length, String(separator).length); return separator === undefined ? join.call(this) : join.call(this, separator); });

  const safe = value => { try { return stringify(value) ?? String(value); } catch { return String(value); } };
  const show = value => typeof value === 'string' ? value : value instanceof Error ? value.stack || String(value) : typeof value === 'object' && value !== null ? safe(value) : String(value);
  const writer = level => (...values) => { host.log(level, values.map(show).join(' ')); };
  define(globalThis, 'console', { log: writer('INFO'), info: writer('INFO'), warn: writer('WARN'), error: writer('ERROR'), debug: writer('DEBUG'), trace: writer('TRACE') });

  const crypto = Object.freeze({
    randomUUID: () => host.uuid(),
    randomInt: (min, max) => max === undefined ? host.random(0, +min) : host.random(+min, +max),
  });
  define(globalThis, 'crypto', crypto);
  define(globalThis, 'process', { env: {} });

  // Timers run by the time that was waited for them.
  let timers = [];
  let last = 0;
  let now = 0;
  define(globalThis, 'setTimeout', (callback, delay, ...values) => { timers.push({ id: ++last, at: now + Math.max(0, +delay || 0), run: () => callback(...values) }); return last; });
  define(globalThis, 'clearTimeout', id => { timers = timers.filter(timer => timer.id !== id); });

  return {
    crypto,
    require(name) {
      if (name === 'crypto' || name === 'node:crypto') return crypto;
      throw new Error(`Cannot find module '${name}'`);
    },
    // Milliseconds until the next timer; -1 when there is none.
    wait: () => timers.length === 0 ? -1 : Math.max(0, Math.min(...timers.map(timer => timer.at)) - now),
    tick(passed) {
      now += passed;
      const due = timers.filter(timer => timer.at <= now).sort((a, b) => a.at - b.at);
      timers = timers.filter(timer => !due.includes(timer));
      for (const timer of due) timer.run();
    },
    start(handler, event, context) {
      const outcome = { settled: false, payload: null, error: null };
      const end = (error, payload) => { if (!outcome.settled) { outcome.settled = true; outcome.error = error; outcome.payload = payload; } };
      const fail = error => {
        if (error instanceof Error) host.log('ERROR', error.stack ? `${error.name}: ${error.message}\n${error.stack}` : `${error.name}: ${error.message}`);
        end(error instanceof Error ? String(error.message) : typeof error === 'object' && error !== null && error.message !== undefined ? String(error.message) : show(error), null);
      };
      const succeed = value => {
        try { end(null, stringify(value === undefined ? null : value) ?? 'null'); } catch (error) { fail(error); }
      };
      const callback = (error, value) => error === null || error === undefined ? succeed(value) : fail(error);
      const details = { ...parse(context), getRemainingTimeInMillis: () => host.remaining(), callbackWaitsForEmptyEventLoop: true, succeed, fail, done: callback };
      try {
        const answer = handler(parse(event), details, callback);
        if (typeof answer?.then === 'function') answer.then(succeed, fail);
        else if (answer !== undefined) succeed(answer);
      } catch (error) {
        fail(error);
      }
      return outcome;
    },
  };
})
