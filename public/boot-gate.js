/* Runs before the app and decides whether this browser can keep a union's books; if not, shows one plain
 * page that says why and what to do. Plain ES5 and no markup from strings: old browsers run it, and the
 * CSP and Trusted Types of the server allow it. It asks the network for nothing.
 *
 *   <html data-gate="checking|open|refused">   for the eye of main.tsx and of tests
 *   window.bootGate                            a promise of true (open) or false (refused)
 */
(function () {
  'use strict';

  var REPO_PORT = '8787';
  var PROBE_MS_MAX = 1500;
  var root = document.documentElement;
  var ua = navigator.userAgent || '';
  var language = 'vi';

  // Before any schema is made, in whatever order the pieces come: zod compiles nothing, which the CSP would refuse.
  window.__zod_globalConfig = { jitless: true };

  // ------------------------------------------------------------------ what may become markup or a script

  /*
   * The one Trusted Types policy: where the server's CSP asks for it, no text becomes an element, and only the
   * app's own built files run. The UI kit's style sheets hold no "<"; the scripts are its workers.
   */
  function keepMarkupOut() {
    if (!window.trustedTypes || !window.trustedTypes.createPolicy) return;
    try {
      window.trustedTypes.createPolicy('default', {
        createHTML: function (text) {
          return String(text).indexOf('<') === -1 ? text : null;
        },
        createScriptURL: function (address) {
          var asked = new window.URL(address, location.href);
          var isOurs =
            asked.origin === location.origin &&
            (asked.pathname === '/sw.js' || /^\/assets\/[\w.-]+\.js$/.test(asked.pathname));
          return isOurs ? address : null;
        },
      });
    } catch (e) {
      // Somebody's extension was first: without a policy of ours the browser refuses everything.
    }
  }
  keepMarkupOut();

  // ------------------------------------------------------------------ what this browser is

  var isIos =
    /iPhone|iPad|iPod/.test(ua) || (/Macintosh/.test(ua) && (navigator.maxTouchPoints || 0) > 1);
  var isAndroid = !isIos && /Android/.test(ua);

  // Browsers inside other apps lose their storage with the app's, and have no lasting one on iPhone.
  var IN_APP = [
    [/Zalo/i, 'Zalo'],
    [/Messenger|FB_IAB\/MESSENGER|Orca-Android/i, 'Messenger'],
    [/Instagram/i, 'Instagram'],
    [/Barcelona/, 'Threads'],
    [/FBAN|FBAV|FB_IAB|FB4A/, 'Facebook'],
    [/musical_ly|BytedanceWebview|TikTok|trill_/i, 'TikTok'],
    [/\bLine\/\d/i, 'LINE'],
    [/Telegram/i, 'Telegram'],
    [/Viber/i, 'Viber'],
    [/MicroMessenger|WeChat/i, 'WeChat'],
  ];

  /** The name of the app this page is shown in, '' for one without a name, null for a true browser. */
  function inAppName() {
    for (var i = 0; i < IN_APP.length; i++) if (IN_APP[i][0].test(ua)) return IN_APP[i][1];
    if (/; wv\)/.test(ua)) return '';
    // On iPhone only true browsers call themselves Safari; an app on the home screen does not either.
    if (isIos && !navigator.standalone && !/Safari\//.test(ua)) return '';
    return null;
  }

  /** By feature, not by name: Chromium 111, Firefox 115 and Safari 16.4 are the first to have all of these. */
  function isBelowFloor() {
    try {
      new RegExp('(?<=a)b'); // Safari 16.4
    } catch (e) {
      return true;
    }
    return !(
      'noModule' in document.createElement('script') &&
      window.Promise &&
      window.structuredClone &&
      window.BigInt &&
      window.WebAssembly &&
      Array.prototype.findLast &&
      Array.prototype.toSorted && // Chromium 110, Firefox 115, Safari 16
      window.CompressionStream && // Firefox 113, Safari 16.4
      window.crypto &&
      window.crypto.subtle &&
      navigator.locks &&
      window.CSS &&
      CSS.supports('color', 'color-mix(in srgb, red, blue)') && // Chromium 111, Firefox 113
      CSS.supports('height', '1dvh')
    );
  }

  function hasStorageApis() {
    try {
      return !!(navigator.serviceWorker && window.indexedDB && window.caches);
    } catch (e) {
      return false; // blocked by a setting: even to look at it throws
    }
  }

  /** Why the books cannot be kept here, or null. Asked in this order: the first is what to mend first. */
  function refusalKnownAtOnce() {
    var app = inAppName();
    if (window.isSecureContext === false) return { kind: 'insecure' };
    if (app !== null) return { kind: 'in-app', app: app };
    if (isBelowFloor()) return { kind: 'old' };
    if (!hasStorageApis()) return { kind: 'no-storage' };
    return null;
  }

  /**
   * Private windows have every API and lose everything at the end. Only what is certain refuses: Firefox and
   * Safari say so themselves. Chromium tells nothing but its quota, and a guess would lock out an officer
   * whose phone is merely full.
   */
  function refusalFoundByTrying() {
    // Where the app's service worker already answers, all of this has been shown before.
    if (navigator.serviceWorker.controller) return Promise.resolve(null);
    return Promise.race([
      Promise.all([canOpenDatabase(), isPrivateWindow()]).then(function (found) {
        if (found[1]) return { kind: 'private' };
        return found[0] ? null : { kind: 'no-storage' };
      }),
      new Promise(function (resolve) {
        setTimeout(function () {
          resolve(null); // unknown is not refused
        }, PROBE_MS_MAX);
      }),
    ]);
  }

  function canOpenDatabase() {
    return new Promise(function (resolve) {
      try {
        var name = 'gate-probe';
        var request = window.indexedDB.open(name);
        request.onerror = function (event) {
          event.preventDefault();
          resolve(false);
        };
        request.onsuccess = function () {
          request.result.close();
          window.indexedDB.deleteDatabase(name);
          resolve(true);
        };
      } catch (e) {
        resolve(false);
      }
    });
  }

  function isPrivateWindow() {
    if (!navigator.storage || !navigator.storage.getDirectory) return Promise.resolve(false);
    return navigator.storage.getDirectory().then(
      function () {
        return false;
      },
      function (error) {
        var said = String((error && error.message) || '');
        return /unknown transient reason/i.test(said) || (/Firefox\//.test(ua) && /security error/i.test(said));
      }
    );
  }

  // ------------------------------------------------------------------ what the page says

  function words(vi, en) {
    return language === 'vi' ? vi : en;
  }

  function inAppPage(refusal) {
    var where = refusal.app || words('ứng dụng khác', 'another app');
    var browser = isIos ? 'Safari' : isAndroid ? 'Chrome' : words('trình duyệt', 'your browser');
    var page = {
      title: words('Mở bằng ' + browser + ' để vào sổ', 'Open in ' + browser + ' to use the book'),
      lead: words(
        'Trang này đang mở bên trong ' + where + '. Ở đây máy không giữ sổ lâu dài được, nên chưa nhập gì được.',
        'This page is open inside ' + where + '. Nothing can be kept for long here, so nothing can be entered.'
      ),
      steps: [],
      acts: [],
    };
    if (location.hash.length > 1) {
      page.note = words(
        'Lời mời vẫn còn nguyên và đi theo liên kết.',
        'Your invitation has not been used and travels with the link.'
      );
    }
    if (isIos) {
      page.steps = [
        words('Chạm dấu ⋯ ở góc màn hình.', 'Tap ⋯ in the corner of the screen.'),
        words(
          'Chọn “Mở bằng Safari”. Có máy ghi “Mở bằng trình duyệt”.',
          'Choose “Open in Safari”. Some phones say “Open in browser”.'
        ),
      ];
      page.picture = safariPicture;
    } else if (isAndroid) {
      page.acts.push({ label: words('Mở bằng Chrome', 'Open in Chrome'), href: intentForChrome() });
    }
    page.acts.push({ label: words('Sao chép liên kết', 'Copy the link'), copy: browser });
    if (!isIos) {
      page.hint = words(
        'Không mở được? Sao chép liên kết, mở ' + browser + ', chạm vào ô địa chỉ rồi dán.',
        'Did it not open? Copy the link, open ' + browser + ', tap the address bar and paste.'
      );
    }
    return page;
  }

  /**
   * The link as Android's Intent.parseUri reads it: it cuts at the LAST `#`, so a fragment before `#Intent;`
   * stays part of the address, and with it the token of an invitation.
   */
  function intentForChrome() {
    var href = location.href;
    return (
      'intent://' + href.replace(/^[a-z]+:\/\//i, '') +
      '#Intent;scheme=' + location.protocol.replace(':', '') +
      ';action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE' +
      ';package=com.android.chrome' +
      ';S.browser_fallback_url=' + encodeURIComponent(href) +
      ';end'
    );
  }

  function insecurePage() {
    var page = {
      title: words('Cần mở bằng địa chỉ https', 'This needs an https address'),
      lead: words(
        'Sổ Công đoàn khóa dữ liệu ngay trên máy của anh/chị. Trình duyệt chỉ cho làm vậy khi địa chỉ bắt đầu bằng https://.',
        'Sổ Công đoàn locks its data on this very device. Browsers allow that only at an address that begins with https://.'
      ),
      box: { label: words('Địa chỉ đang mở', 'Address now open'), text: location.protocol + '//' + location.host },
      steps: [
        words(
          'Hỏi người quản trị địa chỉ bắt đầu bằng https:// rồi mở địa chỉ đó.',
          'Ask your administrator for the address that begins with https:// and open that one.'
        ),
        words(
          'Nếu đang chạy thử: nối điện thoại với máy chủ bằng dây USB, chạy lệnh adb reverse tcp:' + port() + ' tcp:' + port() +
            ', rồi mở http://localhost:' + port() + ' trên điện thoại.',
          'Trying it out: connect the phone to the server by USB, run adb reverse tcp:' + port() + ' tcp:' + port() +
            ', then open http://localhost:' + port() + ' on the phone.'
        ),
      ],
      acts: [],
    };
    // A server on the plain web port usually answers on the secure one too; elsewhere a guess would only fail.
    if (location.port === '') {
      page.acts.push({
        label: words('Thử mở bằng https', 'Try it with https'),
        href: location.href.replace(/^http:/, 'https:'),
      });
    }
    return page;
  }

  function port() {
    return location.port || REPO_PORT;
  }

  function oldPage() {
    var page = {
      title: words('Cần cập nhật trình duyệt', 'Please update the browser'),
      lead: words(
        'Trình duyệt trên máy này đã cũ, không giữ sổ chắc chắn được. Những gì đã lưu trên máy, nếu có, vẫn còn nguyên.',
        'The browser on this device is too old to keep the book safely. What was saved here before, if anything, is untouched.'
      ),
      box: { label: words('Máy này', 'This device'), text: browserAndSystem() },
      steps: [],
      acts: [],
    };
    if (isIos) {
      page.steps = [
        words('Mở Cài đặt → Cài đặt chung → Cập nhật phần mềm.', 'Open Settings → General → Software Update.'),
        words('Cập nhật lên iOS 16.4 trở lên (iPhone 8 trở về sau).', 'Update to iOS 16.4 or later (iPhone 8 and newer).'),
        words('Mở lại địa chỉ này bằng Safari.', 'Open this address again in Safari.'),
      ];
    } else if (isAndroid) {
      page.steps = [
        words('Mở CH Play, tìm Chrome rồi chạm Cập nhật.', 'Open Google Play, find Chrome and tap Update.'),
        words('Mở lại địa chỉ này bằng Chrome.', 'Open this address again in Chrome.'),
        words(
          'Máy không còn bản mới? Thử Firefox, hoặc dùng điện thoại khác hay máy tính.',
          'No newer version for this phone? Try Firefox, or use another phone or a computer.'
        ),
      ];
      page.acts.push({
        label: words('Mở CH Play', 'Open Google Play'),
        href: 'market://details?id=com.android.chrome',
      });
    } else {
      page.steps = [
        words(
          'Cập nhật Chrome, Edge hoặc Cốc Cốc (111 trở lên), Firefox (115 trở lên) hay Safari (16.4 trở lên).',
          'Update Chrome, Edge or Cốc Cốc (111 or later), Firefox (115 or later) or Safari (16.4 or later).'
        ),
        words('Máy Windows 7 hoặc 8: cài Firefox ESR 115.', 'Windows 7 or 8: install Firefox ESR 115.'),
        words('Mở lại địa chỉ này.', 'Open this address again.'),
      ];
    }
    page.acts.push({ label: words('Sao chép liên kết', 'Copy the link'), copy: '' });
    return page;
  }

  function browserAndSystem() {
    var browser =
      /(coc_coc_browser|SamsungBrowser|Edg|OPR|Firefox|FxiOS|CriOS)\/(\d+)/.exec(ua) ||
      /(Chrome)\/(\d+)/.exec(ua) ||
      /(Version)\/([\d.]+).*Safari/.exec(ua) ||
      /(MSIE |rv:)(\d+)/.exec(ua);
    var names = {
      coc_coc_browser: 'Cốc Cốc',
      SamsungBrowser: 'Samsung Internet',
      Edg: 'Edge',
      OPR: 'Opera',
      FxiOS: 'Firefox',
      CriOS: 'Chrome',
      Version: 'Safari',
      'MSIE ': 'Internet Explorer',
      'rv:': 'Internet Explorer',
    };
    var system =
      /Android [\d.]+/.exec(ua) || /(?:iPhone OS|CPU OS) ([\d_]+)/.exec(ua) || /Windows NT [\d.]+/.exec(ua);
    var parts = [];
    if (browser) parts.push((names[browser[1]] || browser[1]) + ' ' + browser[2]);
    if (system) parts.push(system[1] ? 'iOS ' + system[1].replace(/_/g, '.') : windowsName(system[0]));
    return parts.join(' · ') || ua.slice(0, 80);
  }

  function windowsName(text) {
    var names = { 'Windows NT 6.1': 'Windows 7', 'Windows NT 6.2': 'Windows 8', 'Windows NT 6.3': 'Windows 8.1', 'Windows NT 10.0': 'Windows 10/11' };
    return names[text] || text;
  }

  function noStoragePage() {
    return {
      title: words('Trình duyệt này chưa giữ được sổ', 'This browser cannot keep the book'),
      lead: words(
        'Sổ Công đoàn giữ sổ ngay trên máy để làm việc khi không có mạng. Ở đây phần đó bị tắt hoặc không có, nên chưa nhập gì được.',
        'Sổ Công đoàn keeps the book on this device so that it works without a network. Here that is switched off or missing, so nothing can be entered.'
      ),
      steps: [
        words('Đang ở thẻ ẩn danh hay riêng tư? Mở lại bằng thẻ thường.', 'In a private or incognito tab? Open an ordinary one.'),
        words(
          'Đã chặn cookie hay dữ liệu trang web? Cho phép với địa chỉ này.',
          'Are cookies or site data blocked? Allow them for this address.'
        ),
        words(
          'Hoặc mở bằng Chrome, Edge, Cốc Cốc, Samsung Internet, Safari hay Firefox bản mới.',
          'Or open it in a recent Chrome, Edge, Cốc Cốc, Samsung Internet, Safari or Firefox.'
        ),
      ],
      acts: [{ label: words('Sao chép liên kết', 'Copy the link'), copy: '' }],
    };
  }

  function privatePage() {
    return {
      title: words('Đang ở thẻ riêng tư', 'This is a private tab'),
      lead: words(
        'Đóng thẻ riêng tư là mất hết những gì đã ghi, nên ở đây chưa nhập gì được.',
        'Closing a private tab loses all that was written in it, so nothing can be entered here.'
      ),
      steps: [
        words('Sao chép liên kết này.', 'Copy this link.'),
        words('Mở một thẻ thường, chạm vào ô địa chỉ rồi dán.', 'Open an ordinary tab, tap the address bar and paste.'),
      ],
      acts: [{ label: words('Sao chép liên kết', 'Copy the link'), copy: '' }],
    };
  }

  var PAGES = {
    'in-app': inAppPage,
    insecure: insecurePage,
    old: oldPage,
    'no-storage': noStoragePage,
    private: privatePage,
  };

  // ------------------------------------------------------------------ how it is shown

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function show(refusal) {
    var page = PAGES[refusal.kind](refusal);
    var old = document.getElementById('gate');
    var main = element('main', 'gate');
    main.id = 'gate';
    main.lang = language;
    main.setAttribute('data-kind', refusal.kind);
    main.appendChild(header(refusal));
    main.appendChild(element('h1', 'gate-title', page.title));
    main.appendChild(element('p', 'gate-lead', page.lead));
    if (page.note) main.appendChild(element('p', 'gate-note', page.note));
    if (page.box) main.appendChild(box(page.box));
    if (page.steps.length) main.appendChild(steps(page.steps));
    if (page.picture) main.appendChild(page.picture());
    main.appendChild(foot(page));
    if (old) old.parentNode.replaceChild(main, old);
    else document.body.insertBefore(main, document.body.firstChild);
  }

  function header(refusal) {
    var bar = element('header', 'gate-bar');
    var mark = element('img', 'gate-mark');
    mark.src = '/favicon.svg';
    mark.alt = '';
    bar.appendChild(mark);
    bar.appendChild(element('span', 'gate-name', 'Sổ Công đoàn'));
    var other = element('button', 'gate-language', words('English', 'Tiếng Việt'));
    other.type = 'button';
    other.lang = words('en', 'vi');
    other.onclick = function () {
      language = words('en', 'vi');
      show(refusal);
      document.querySelector('.gate-language').focus();
    };
    bar.appendChild(other);
    return bar;
  }

  function box(content) {
    var made = element('p', 'gate-box');
    made.appendChild(element('span', 'gate-box-label', content.label));
    made.appendChild(element('span', 'gate-box-text', content.text));
    return made;
  }

  function steps(sentences) {
    var list = element('ol', 'gate-steps');
    for (var i = 0; i < sentences.length; i++) list.appendChild(element('li', '', sentences[i]));
    return list;
  }

  function foot(page) {
    var made = element('div', 'gate-foot');
    var status = element('p', 'gate-status');
    status.setAttribute('role', 'status');
    made.appendChild(status);
    for (var i = 0; i < page.acts.length; i++) {
      made.appendChild(act(page.acts[i], i === 0 ? 'gate-act gate-act-first' : 'gate-act', status));
    }
    if (page.hint) made.appendChild(element('p', 'gate-hint', page.hint));
    return made;
  }

  function act(described, className, status) {
    var made;
    if (described.href) {
      made = element('a', className, described.label);
      made.href = described.href;
      return made;
    }
    made = element('button', className, described.label);
    made.type = 'button';
    made.onclick = function () {
      copyAddress(function (copied) {
        sayCopied(status, copied, described.copy);
      });
    };
    return made;
  }

  function copyAddress(done) {
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(location.href).then(
        function () {
          done(true);
        },
        function () {
          done(copyBySelection());
        }
      );
    } else {
      done(copyBySelection());
    }
  }

  function copyBySelection() {
    var text = element('span', 'gate-copy', location.href);
    document.body.appendChild(text);
    try {
      selectText(text);
      return document.execCommand('copy');
    } catch (e) {
      return false;
    } finally {
      window.getSelection().removeAllRanges();
      document.body.removeChild(text);
    }
  }

  function selectText(node) {
    var range = document.createRange();
    range.selectNodeContents(node);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function sayCopied(status, copied, browser) {
    var target = browser || words('trình duyệt', 'the browser');
    status.className = 'gate-status gate-status-shown' + (copied ? ' gate-status-good' : '');
    if (copied) {
      status.textContent = words(
        '✓ Đã sao chép. Mở ' + target + ', chạm vào ô địa chỉ rồi chọn Dán.',
        '✓ Copied. Open ' + target + ', tap the address bar and choose Paste.'
      );
      return;
    }
    status.textContent = words(
      'Máy không cho sao chép. Giữ ngón tay lên địa chỉ này rồi chọn Sao chép: ',
      'Copying is not allowed here. Hold a finger on this address and choose Copy: '
    );
    var address = element('span', 'gate-address', location.href);
    status.appendChild(address);
    selectText(address);
  }

  // ------------------------------------------------------------------ the picture for iPhone

  function safariPicture() {
    var picture = svg('svg', { viewBox: '0 0 320 176', 'class': 'gate-picture', role: 'img' });
    picture.setAttribute(
      'aria-label',
      words('Dấu ⋯ ở góc trên bên phải, rồi dòng “Mở bằng Safari”', '⋯ in the top right corner, then the line “Open in Safari”')
    );
    // The top of a phone: its edge, the bar of the app, a page below.
    add(picture, 'path', { d: 'M10 176V30a22 22 0 0 1 22-22h256a22 22 0 0 1 22 22v146', 'class': 'pic-phone' });
    add(picture, 'path', { d: 'M10 58h300', 'class': 'pic-line' });
    add(picture, 'path', { d: 'M30 27l12 12m0-12l-12 12', 'class': 'pic-ink' });
    add(picture, 'text', { x: 150, y: 38, 'class': 'pic-host' }, 'Sổ Công đoàn');
    for (var i = 0; i < 3; i++) add(picture, 'circle', { cx: 274 + i * 8, cy: 33, r: 2.6, 'class': 'pic-dot' });
    add(picture, 'circle', { cx: 282, cy: 33, r: 18, 'class': 'pic-ring' });
    badge(picture, 246, 33, '1');
    // The menu, with its middle line the one to choose.
    add(picture, 'rect', { x: 84, y: 66, width: 214, height: 124, rx: 12, 'class': 'pic-menu' });
    add(picture, 'rect', { x: 150, y: 84, width: 96, height: 8, rx: 4, 'class': 'pic-grey' });
    add(picture, 'rect', { x: 90, y: 108, width: 202, height: 40, rx: 8, 'class': 'pic-chosen' });
    badge(picture, 110, 128, '2');
    add(picture, 'text', { x: 130, y: 133, 'class': 'pic-choice' }, words('Mở bằng Safari', 'Open in Safari'));
    add(picture, 'circle', { cx: 272, cy: 128, r: 11, 'class': 'pic-compass' });
    add(picture, 'path', { d: 'M277 123l-3 7-7 3 3-7z', 'class': 'pic-needle' });
    add(picture, 'rect', { x: 150, y: 162, width: 72, height: 8, rx: 4, 'class': 'pic-grey' });
    return picture;
  }

  function badge(picture, x, y, text) {
    add(picture, 'circle', { cx: x, cy: y, r: 11, 'class': 'pic-badge' });
    add(picture, 'text', { x: x, y: y + 4.5, 'class': 'pic-number' }, text);
  }

  function add(parent, tag, attributes, text) {
    var made = svg(tag, attributes);
    if (text) made.textContent = text;
    parent.appendChild(made);
  }

  function svg(tag, attributes) {
    var made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (var name in attributes) made.setAttribute(name, String(attributes[name]));
    return made;
  }

  // ------------------------------------------------------------------ the decision

  function conclude(refusal) {
    root.setAttribute('data-gate', refusal ? 'refused' : 'open');
    if (refusal) {
      removeFirstScreens();
      show(refusal);
    }
    return !refusal;
  }

  // The app's own first screens stand in the page from the beginning: here nothing may be entered.
  function removeFirstScreens() {
    var screens = document.querySelectorAll('[data-first]');
    for (var i = 0; i < screens.length; i += 1) screens[i].parentNode.removeChild(screens[i]);
  }

  root.setAttribute('data-gate', 'checking');
  var refusal = refusalKnownAtOnce();
  if (refusal) {
    conclude(refusal);
    if (window.Promise) window.bootGate = window.Promise.resolve(false);
  } else {
    window.bootGate = refusalFoundByTrying().then(conclude, function () {
      return conclude(null);
    });
  }
})();
