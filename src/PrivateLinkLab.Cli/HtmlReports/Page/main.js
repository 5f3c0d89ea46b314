// Whatever is chosen, everything is shown again from the address.

import { report, faultNamed } from './data.js';
import { button } from './dom.js';
import { chosen, choose, onChange } from './address.js';
import { startMap, showItem, showPaths } from './map.js';
import { startFindings, showFindings } from './findings.js';
import { startReach, showReach } from './reach.js';
import { startFaults, showFaults } from './faults.js';

function show(choice) {
  const fault = faultNamed(choice.fault);
  const ofFinding = showFindings(choice, fault);
  const ofPair = showReach(choice, fault);
  const ofFault = showFaults(choice, fault);
  const path = ofFinding ?? ofPair;
  showPaths(path !== undefined ? [{ path }] : choice.item === undefined && choice.from === undefined ? ofFault : []);
  showItem(choice.item);
  tell(choice, fault);
}

// What the map shows, beside it: on a small screen the list is elsewhere.
function tell({ finding, from, to, change, item }, fault) {
  const place = document.getElementById('shown');
  const title = report.findings.find((one) => one.key === finding)?.title;
  const pair = from !== undefined && to !== undefined ? `${from} → ${to}` : undefined;
  const changed = fault?.changes[change];
  const what = title ?? pair ?? (changed && `${changed.from} → ${changed.to}`);
  const texts = [what && `On the map: ${what.replace(/\.$/, '')}.`, fault && `The fault ${fault.name} is on.`].filter((text) => text);
  place.replaceChildren(texts.join(' '));
  if (what) {
    place.append(' ', button('Clear', {}, () => choose({})));
  }
  if (fault) {
    place.append(' ', button('Switch off', {}, () => choose({ finding, from, to, item, fault: undefined })));
  }
}

function scrollToChoice() {
  const open = document.querySelector('.findings .chosen, #answers:not(:empty), [role=switch][aria-checked=true]');
  open?.scrollIntoView({ block: 'nearest' });
}

startMap();
startFindings();
startReach();
startFaults();
onChange(show);
show(chosen());
scrollToChoice();
