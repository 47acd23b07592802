// Plain ES5: runs in web views that cannot read the pane's own script (Office 2016/2019 with Internet Explorer), and says so there.
/* global window, document */
(function () {
  var css = window.CSS;
  var isOld =
    typeof Promise === 'undefined' ||
    typeof Symbol === 'undefined' ||
    !css ||
    !css.supports ||
    !css.supports('color', 'var(--x)');
  if (!isOld) return;
  document.addEventListener('DOMContentLoaded', function () {
    var root = document.getElementById('root');
    if (root)
      root.innerHTML =
        '<p class="opening">这个版本的 Office 太旧，打不开本窗格。请用 Office 2021 或更新的版本；表里自带的公式和校验照常能用。</p>';
  });
})();
