// The first script of every test page. It records Lede's events, violations of policies, and layout shifts, from the
// beginning.
window.seen = { events: [], violations: [], shifts: [] };

window.outcome = new Promise((resolve) => {
  for (const name of ['lede-ready', 'lede-error']) {
    addEventListener(name, (event) => {
      const said = name === 'lede-error' ? { name, code: event.detail.code, message: event.detail.message } : { name };
      window.seen.events.push(said);
      resolve(said);
      if (parent !== window) parent.postMessage(said, '*');
    });
  }
});

addEventListener('securitypolicyviolation', (event) => {
  window.seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});

if (PerformanceObserver.supportedEntryTypes?.includes('layout-shift')) {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.seen.shifts.push({
        value: entry.value,
        what: entry.sources?.map(({ node }) => node?.className || node?.localName || node?.nodeName),
      });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
