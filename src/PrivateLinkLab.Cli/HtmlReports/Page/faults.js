// Faults: one can be switched on, and what it opens and closes is shown.

import { button, element } from './dom.js';
import { choose, chosen } from './address.js';
import { describePath } from './path.js';

const switches = [...document.querySelectorAll('[data-fault]')];
const looks = { opened: 'opened', closed: 'closed', unknown: 'closed' };

/** Makes the switches listen. */
export function startFaults() {
  for (const one of switches) {
    one.addEventListener('click', () => {
      const { change, ...kept } = chosen();
      choose({ ...kept, fault: one.getAttribute('aria-checked') === 'true' ? undefined : one.dataset.fault });
    });
  }
}

/** Shows which fault is on, and gives the paths to be drawn when nothing else is chosen. */
export function showFaults({ change }, fault) {
  for (const one of switches) {
    const isOn = fault !== undefined && one.dataset.fault === fault.name;
    const detail = one.nextElementSibling;
    one.setAttribute('aria-checked', String(isOn));
    detail.hidden = !isOn;
    detail.replaceChildren(...(isOn ? describe(fault, change) : []));
  }
  if (!fault) {
    return [];
  }
  const shown = fault.changes[change];
  return (shown ? [shown] : fault.changes).map((one) => ({
    path: one.path,
    look: shown ? undefined : looks[one.kind],
  }));
}

function describe(fault, change) {
  const parts = [element('p', {}, fault.symptom)];
  if (fault.changes.length === 0) {
    return [...parts, element('p', {}, 'No connection of the network opens or closes.')];
  }
  const list = fault.changes.map((one, at) => {
    const reason = one.reason ? `, ${one.reason}` : '';
    const look = { class: one.kind, 'aria-pressed': String(change === String(at)) };
    const text = `${one.from} → ${one.to}, ${one.ports}: ${one.kind}${reason}`;
    const item = element('li', {}, button(text, look, () => choose({ change: at })));
    item.append(...(change === String(at) ? describePath(one.path) : []));
    return item;
  });
  parts.push(element('ul', { class: 'pairs' }, ...list));
  if (fault.moreChanges > 0) {
    parts.push(element('p', {}, `${fault.moreChanges} more changes are not in this report.`));
  }
  return parts;
}
