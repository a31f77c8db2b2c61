// Sets the theme and the language before the first paint. A file, because the policy allows no inline script.
(function () {
  var read = function (name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  var theme = read('tessera.theme') || 'system';
  var dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = read('tessera.language') || (navigator.language.slice(0, 2) === 'ru' ? 'ru' : 'en');
})();
