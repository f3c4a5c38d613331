// Before the first paint: theme and menu as the operator left them.
(function () {
  var root = document.documentElement;
  var read = function (key) { try { return localStorage.getItem(key); } catch { return null; } };
  window.ccApplyTheme = function () {
    var chosen = read('cc-theme') || 'system';
    var dark = chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.setAttribute('data-theme', dark ? 'dark' : 'light');
    root.setAttribute('data-theme-chosen', chosen);
    root.setAttribute('data-nav', read('cc-nav') === 'closed' ? 'closed' : 'open');
  };
  window.ccApplyTheme();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', window.ccApplyTheme);
})();
