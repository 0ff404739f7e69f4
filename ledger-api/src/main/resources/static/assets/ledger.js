// What the pages need beside htmx: rows that close again, and a word where the ledger does not answer.
'use strict';

document.addEventListener('htmx:beforeRequest', (event) => {
  const opener = event.detail.elt;
  const target = event.detail.target;
  if (opener.hasAttribute('data-toggle') && target.childElementCount > 0) {
    event.preventDefault();
    target.replaceChildren();
    opener.setAttribute('aria-expanded', 'false');
  }
});

document.addEventListener('htmx:afterSwap', (event) => {
  const opener = event.detail.requestConfig && event.detail.requestConfig.elt;
  if (opener && opener.hasAttribute('data-toggle')) {
    opener.setAttribute('aria-expanded', 'true');
  }
});

const offline = (shown) => {
  const notice = document.getElementById('offline');
  if (notice) {
    notice.hidden = !shown;
  }
};
document.addEventListener('htmx:sendError', () => offline(true));
document.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.successful) {
    offline(false);
  }
});
