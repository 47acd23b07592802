// Plain ES5, before everything else: runs in web views that cannot read the pane's own script (Office 2016 and 2019 with Internet
// Explorer or EdgeHTML), and where office.js does not come. Says what is the matter and what to do instead. The pane asks it to tell
// that the page is opened outside Office (window.jixiaoGuard). On the pages for old browsers (网页版, WPS) only the first is looked at.
/* global window, document, navigator, location */
(function () {
  var waitMs = 20000;
  var inWps = !!document.getElementById('jixiao-wps');
  // The add-in's folder lies two below 网页版.html on a server; copied to a disk it lies alone.
  var isAlone = inWps && location.protocol === 'file:';
  var offlineName = isAlone ? '网页版（管理员发的“网页版.html”）' : '网页版';
  var offlineLink = '<a href=' + encodeURI((inWps ? '../../' : '') + '网页版.html') + '>' + offlineName + '</a>';
  var offlinePage =
    '<p>请改用' +
    (isAlone ? offlineName : offlineLink) +
    '：同样的核对、评分和报告，不用 Office 加载项，断网也能用。请用 Edge、Chrome、360（极速模式）等浏览器打开它，不要用 IE。</p>' +
    '<p>工作簿里自带的公式、验证和条件格式照常能用。</p>';
  var texts = {
    'old-office': {
      title: '这个版本的 Office 太旧，打不开本窗格',
      cause:
        'Office 2016、Office 2019 的窗格用的是老浏览器内核（IE），运行不了本工具。要用 Office 2021 或更新的版本；已经是的，请管理员给这台电脑装上 WebView2 运行时。',
      more: offlinePage,
    },
    'old-browser': {
      title: '这个浏览器太旧，打不开本页',
      cause:
        '本页要 Chromium 78（2019 年）或更新内核的浏览器：Edge、Chrome、360（极速模式）、UOS 和麒麟自带的浏览器都可以。用的是 360 的，请切换到“极速模式”；IE 不行。',
      more: '<p>工作簿里自带的公式、验证和条件格式照常能用。</p>',
    },
    unreachable: {
      title: '没有连上 Office',
      cause:
        '加载项的基础文件 office.js 读不到。单位不能上外网的，请管理员把加载项改成“本地”方式打包（office.js 放在单位自己的服务器上）；能上外网的，请检查网络后关掉窗格再打开。',
      more: offlinePage,
    },
    'old-wps': {
      title: '这个版本的 WPS 太旧，打不开本窗格',
      cause: '本窗格要 Chromium 78 或更新的浏览器内核。请升级 WPS；升级不了的，请用网页版。',
      more: offlinePage,
    },
    'outside-wps': {
      title: '请在 WPS 表格里打开本窗格',
      cause: '这一页是 WPS 加载项的窗格，要从 WPS 表格功能区的“绩效自评”里打开，单独用浏览器打开没有表可读。',
      more: offlinePage,
    },
    'outside-wps-writer': {
      title: '请在 WPS 文字里打开本窗格',
      cause: '这一页是 WPS 加载项的窗格，要从 WPS 文字功能区的“绩效自评”里打开，单独用浏览器打开没有文档可读。',
      more: offlinePage,
    },
    outside: {
      title: '请在 Excel 或 Word 里打开本窗格',
      cause: '这一页是加载项的窗格，要从 Excel 或 Word 功能区的“绩效自评”里打开，单独用浏览器打开没有表可读。',
      more: offlinePage,
    },
  };
  var shown = '';

  function show(why) {
    var text = texts[why];
    if (!text) return;
    shown = why;
    ready(put);
    function put() {
      var place = document.getElementById('root') || document.body;
      place.innerHTML =
        '<div class="opening" id="guard" role="alert"><h1>' +
        text.title +
        '</h1><p>' +
        text.cause +
        '</p>' +
        text.more +
        '<p>给技术人员：' +
        why +
        '，' +
        String(navigator.userAgent).replace(/[<>&"]/g, ' ') +
        '</p></div>';
    }
  }

  function ready(work) {
    if (document.getElementById('root')) work();
    else if (document.addEventListener) document.addEventListener('DOMContentLoaded', work);
    else setTimeout(again, 50);
    function again() {
      ready(work);
    }
  }

  /** By what the page needs, not by names: Trident and EdgeHTML lack these; so does every Chromium before 73. */
  function isOld() {
    var css = window.CSS;
    return (
      !/\[native code\]/.test(String(window.Promise)) ||
      typeof Symbol === 'undefined' ||
      !css ||
      !css.supports ||
      !css.supports('color', 'var(--x)') ||
      !Object.fromEntries ||
      !Array.prototype.flat
    );
  }

  /** The pane runs where Office brings a browser of today; these are the youngest things it uses. */
  function lacksToday() {
    return !''.replaceAll || ![].at || !Object.hasOwn;
  }

  window.jixiaoGuard = { show: show };
  var isOffline =
    inWps || !!document.getElementById('jixiao-offline') || !!document.getElementById('jixiao-wps-install');
  if (isOld() || (!isOffline && lacksToday())) {
    show(inWps ? 'old-wps' : isOffline ? 'old-browser' : 'old-office');
    return;
  }
  if (isOffline) return;

  function isOfficeJs(target) {
    return !!target && target.tagName === 'SCRIPT' && /\/office\.js(?:\?|$)/.test(String(target.src));
  }
  function onError(event) {
    if (isOfficeJs(event.target)) show('unreachable');
  }
  // A server that never answers gives no error, and holds the page: the words go in front of what is not there yet.
  function onLate() {
    if (typeof window.Office !== 'undefined' || shown !== '') return;
    if (!document.getElementById('root')) {
      if (!document.body) document.documentElement.appendChild(document.createElement('body'));
      var place = document.createElement('div');
      place.id = 'root';
      document.body.appendChild(place);
    }
    show('unreachable');
  }
  // Calls stay on one line: the comma that would follow a last argument is no ES5.
  window.addEventListener('error', onError, true);
  setTimeout(onLate, waitMs);
})();
