// What is chosen stands in the address, so that a link leads to a finding.

const names = ['fault', 'finding', 'check', 'from', 'to', 'ports', 'change', 'item'];
const listeners = [];

/** What the address says is chosen. */
export function chosen() {
  const text = location.hash.slice(1);
  const given = new URLSearchParams(text.includes('=') ? text : '');
  return Object.fromEntries(names.filter((name) => given.has(name)).map((name) => [name, given.get(name)]));
}

/** Chooses something instead of what was chosen before; the fault stays unless it is given. */
export function choose(choice) {
  const fault = 'fault' in choice ? choice.fault : chosen().fault;
  const text = new URLSearchParams();
  for (const name of names) {
    const value = name === 'fault' ? fault : choice[name];
    if (value !== undefined && value !== null) {
      text.set(name, value);
    }
  }
  history.pushState(null, '', `#${text}`);
  changed();
}

/** Calls a listener whenever another thing is chosen. */
export function onChange(listener) {
  listeners.push(listener);
}

function changed() {
  for (const listener of listeners) {
    listener(chosen());
  }
}

addEventListener('popstate', changed);
