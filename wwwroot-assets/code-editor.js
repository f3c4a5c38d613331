// Source code in Monaco. The text area under it stays what the form reads: it gets each change with an input event, and it is the editor until
// Monaco is there, on touch screens (which Monaco does not know), and for whoever prefers it. Only pages with source code load this file.
const vs = new URL('monaco/vs', document.baseURI).href;
const root = document.documentElement;
const attached = new Set();
let loading;

const read = () => { try { return localStorage.getItem('cc-plain-editor'); } catch { return null; } };
const isPlain = () => (read() ?? (matchMedia('(pointer: coarse)').matches ? 'on' : 'off')) === 'on';
const theme = () => 'cc-' + root.dataset.theme;

function monaco() {
  loading ??= new Promise((done, failed) => {
    // Of our own origin, and with Function locked: the loader in it would try whether the page's policy lets it evaluate text.
    window.MonacoEnvironment = { getWorker: (_, label) => new Worker(new URL('code-worker.js', document.baseURI), { name: label }) };
    const script = document.createElement('script');
    script.src = vs + '/loader.js';
    script.onerror = failed;
    script.onload = () => {
      window.require.config({ paths: { vs } });
      // A language asks for the editor when it is read, so the editor comes first.
      window.require(['vs/editor/editor.main'], () => window.require(['vs/basic-languages/javascript/javascript'], javascript => {
        prepare(window.monaco, javascript);
        done(window.monaco);
      }, failed), failed);
    };
    document.head.append(script);
  });
  return loading;
}

function prepare(monaco, javascript) {
  // Monaco's own "javascript" brings TypeScript's language service along, 4.7 MB that know a browser and not this sandbox.
  monaco.languages.register({ id: 'cc-javascript' });
  monaco.languages.setMonarchTokensProvider('cc-javascript', javascript.language);
  monaco.languages.setLanguageConfiguration('cc-javascript', javascript.conf);
  const was = root.dataset.theme;
  for (const [name, base, comment] of [['light', 'vs', '35682d'], ['dark', 'vs-dark', '8fbf7f']]) {
    root.dataset.theme = name; // for a moment in which nothing is drawn: the console's tokens as they are in this theme
    const style = getComputedStyle(root);
    const token = of => style.getPropertyValue('--cc-' + of).trim();
    monaco.editor.defineTheme('cc-' + name, {
      base, inherit: true,
      rules: [{ token: 'comment', foreground: comment }],
      colors: {
        'editor.background': token('surface'), 'editor.foreground': token('text'), 'editorGutter.background': token('sunken'), 'editorLineNumber.foreground': token('muted'),
        'editorLineNumber.activeForeground': token('text'), 'editorWidget.background': token('raised'), 'editorWidget.border': token('line-strong'), 'focusBorder': token('accent'),
      },
    });
  }
  root.dataset.theme = was;
  new MutationObserver(() => monaco.editor.setTheme(theme())).observe(root, { attributeFilter: ['data-theme'] });
}

class CodeEditor {
  constructor(box, language) {
    this.box = box;
    this.language = language;
    this.area = box.querySelector('textarea');
    this.host = box.querySelector('.cc-code-editor');
    this.marks = [];
    this.toggle = box.nextElementSibling.querySelector('input');
    this.toggle.closest('label').hidden = false;
    this.toggle.addEventListener('change', () => {
      try { localStorage.setItem('cc-plain-editor', this.toggle.checked ? 'on' : 'off'); } catch { /* private window: for this page only */ }
      for (const other of attached) other.show(this.toggle.checked);
    });
    box.addEventListener('keydown', event => this.key(event), true);
    // A label or an error summary leads to the text area.
    this.area.addEventListener('focus', () => this.editor?.focus());
    attached.add(this);
    this.show(isPlain());
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const does = key === 's' && this.area.form ? () => this.area.form.requestSubmit() : key === 'k' ? () => document.querySelector('[data-palette]')?.click() : null;
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  }

  async show(plain) {
    this.plain = this.toggle.checked = plain;
    if (plain) return this.close();
    try {
      const library = await monaco();
      if (!this.plain && !this.editor && this.box.isConnected) this.open(library);
    } catch (error) {
      console.warn('Monaco did not load; the plain text editor stays.', error);
      loading = undefined;
    }
  }

  open(monaco) {
    const { area, host } = this;
    const had = document.activeElement === area;
    const start = area.selectionStart;
    this.box.dataset.editor = this.box.nextElementSibling.dataset.editor = 'on';
    const row = 20;
    const least = area.rows < 16 ? area.rows * row : 16 * row;
    this.model = monaco.editor.createModel(area.value, this.language === 'javascript' ? 'cc-javascript' : this.language);
    this.model.setEOL(0);
    this.editor = monaco.editor.create(host, {
      model: this.model, theme: theme(), automaticLayout: true, readOnly: area.matches(':disabled'), ariaLabel: area.labels?.[0]?.textContent ?? area.getAttribute('aria-label'),
      fontFamily: getComputedStyle(area).fontFamily, fontSize: 13, lineHeight: row, padding: { top: 8, bottom: 8 }, lineNumbersMinChars: 3, tabSize: 2, insertSpaces: true, detectIndentation: false,
      minimap: { enabled: false }, scrollBeyondLastLine: false, fixedOverflowWidgets: true, overviewRulerLanes: 0, renderLineHighlight: 'line', scrollbar: { alwaysConsumeMouseWheel: false },
    });
    const grow = () => { host.style.height = Math.max(least, Math.min(this.editor.getContentHeight(), innerHeight * 0.7)) + 'px'; };
    this.editor.onDidContentSizeChange(grow);
    grow();
    this.model.onDidChangeContent(() => {
      if (this.rereading) return;
      area.value = this.model.getValue();
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    // Its status would be a landmark, twice.
    for (const status of document.querySelectorAll('.monaco-status')) status.setAttribute('role', 'status');
    const inner = host.querySelector('textarea');
    inner.setAttribute('aria-describedby', area.getAttribute('aria-describedby'));
    [area.tabIndex, area.ariaHidden] = [-1, 'true'];
    this.mark(this.marks);
    if (!had) return;
    this.editor.setPosition(this.model.getPositionAt(start));
    this.editor.focus();
  }

  close() {
    if (!this.editor) return;
    const had = this.host.contains(document.activeElement);
    this.editor.dispose();
    this.model.dispose();
    this.editor = this.model = null;
    delete this.box.dataset.editor;
    delete this.box.nextElementSibling.dataset.editor;
    this.host.style.height = '';
    this.area.removeAttribute('tabindex');
    this.area.removeAttribute('aria-hidden');
    if (had) this.area.focus();
  }

  // The page has put another text into the text area.
  reread() {
    if (!this.editor || this.model.getValue() === this.area.value) return;
    this.rereading = true;
    this.model.pushEditOperations([], [{ range: this.model.getFullModelRange(), text: this.area.value }], () => null);
    this.rereading = false;
  }

  mark(marks) {
    this.marks = marks;
    if (!this.model) return;
    window.monaco.editor.setModelMarkers(this.model, 'cc', marks.filter(m => m.line <= this.model.getLineCount()).map(m => ({
      severity: window.monaco.MarkerSeverity.Error, message: m.message,
      startLineNumber: m.line, startColumn: this.model.getLineFirstNonWhitespaceColumn(m.line) || 1, endLineNumber: m.line, endColumn: this.model.getLineMaxColumn(m.line),
    })));
  }

  detach() {
    this.close();
    attached.delete(this);
  }
}

export const attach = (box, language) => new CodeEditor(box, language);
