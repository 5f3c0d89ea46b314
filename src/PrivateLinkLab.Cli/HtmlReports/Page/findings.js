// The experiments and rules.

import { report } from './data.js';
import { button, element, verdictText } from './dom.js';
import { choose } from './address.js';
import { describePath } from './path.js';

const buttons = [...document.querySelectorAll('.findings button[data-key]')];

/** Makes the list listen. */
export function startFindings() {
  for (const one of buttons) {
    one.addEventListener('click', () => {
      choose(one.getAttribute('aria-expanded') === 'true' ? {} : { finding: one.dataset.key });
    });
  }
}

/** Shows what came of every finding, and more of the chosen one. */
export function showFindings({ finding, check }, fault) {
  const outcomes = fault ? fault.outcomes : report.outcomes;
  let path;
  buttons.forEach((one, at) => {
    const outcome = outcomes[at];
    const isChosen = one.dataset.key === finding;
    const item = one.parentElement;
    item.className = outcome ? (outcome.holds ? 'good' : 'bad') : 'not-asked';
    one.setAttribute('aria-expanded', String(isChosen));
    one.querySelector('.outcome').textContent = summaryOf(outcome, report.outcomes[at], fault);
    const checks = outcome ? outcome.checks : [];
    const shown = isChosen ? checks[Number(check) || 0] : undefined;
    item.classList.toggle('chosen', isChosen);
    item.querySelector('.more').replaceChildren(...(shown ? describe(one.dataset.key, outcome, shown) : onPaper(checks)));
    path = shown ? shown.path : path;
  });
  if (buttons.length > 0) {
    const asExpected = outcomes.filter((outcome) => outcome && outcome.holds).length;
    const text = asExpected === outcomes.length ? 'all' : asExpected;
    document.getElementById('findings-summary').textContent =
      `${outcomes.length} asked${fault ? ` with ${fault.name}` : ''}, ${text} as expected.`;
  }
  return path;
}

function summaryOf(outcome, usual, fault) {
  if (!outcome) {
    return `cannot be asked with ${fault.name}`;
  }
  const text = outcome.holds ? '✓ as expected' : '✗ not as expected';
  const changed = fault && outcome.holds !== usual.holds ? `, ${usual.holds ? 'as' : 'not as'} expected without the fault` : '';
  if (outcome.checks.length !== 1 || outcome.leftOut > 0) {
    return text + changed;
  }
  const { verdict, reason } = outcome.checks[0];
  return `${text}: ${verdict}${reason ? `, ${reason}` : ''}${changed}`;
}

function describe(key, outcome, shown) {
  const parts = [];
  if (outcome.checks.length > 1) {
    const list = outcome.checks.map((one, at) => {
      const look = { class: one.asExpected ? 'good' : 'bad', 'aria-pressed': String(one === shown) };
      const text = `${one.text}: ${verdictText(one.verdict, one.reason)}`;
      return element('li', {}, button(text, look, () => choose({ finding: key, check: at })));
    });
    parts.push(element('ul', { class: 'pairs' }, ...list));
  }
  if (outcome.leftOut > 0) {
    parts.push(element('p', {}, `${outcome.leftOut} more pairs are not in this report.`));
  }
  parts.push(element('p', { class: 'asked' }, `${shown.text}: ${verdictText(shown.verdict, shown.reason)}`));
  parts.push(...shown.differences.map((difference) => element('p', { class: 'difference' }, difference)));
  return [...parts, ...describePath(shown.path)];
}

function onPaper(checks) {
  return checks.map((one) => element('p', {}, `${one.text}: ${report.paths[one.path].explanation}`));
}
