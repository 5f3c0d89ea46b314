// Who reaches what: two choosers over the classes of places.

import { report, answerBetween, classOf } from './data.js';
import { button, element, verdictText } from './dom.js';
import { choose } from './address.js';
import { describePath } from './path.js';

const choosers = ['from', 'to'].map((id) => document.getElementById(id));

/** Fills the choosers, and makes them listen. */
export function startReach() {
  if (!report.matrix) {
    return;
  }
  [report.matrix.sources, report.matrix.targets].forEach((classes, at) => {
    choosers[at].append(
      element('option', { value: '' }, 'choose'),
      ...classes.map((one) => element('option', { value: one.members[0] }, one.label)),
    );
    choosers[at].addEventListener('change', () => {
      const [from, to] = choosers.map((chooser) => chooser.value || undefined);
      choose({ from, to });
    });
  });
}

/** Shows the answers of the chosen pair, and gives the path that is to be drawn. */
export function showReach({ from, to, ports }, fault) {
  if (!report.matrix) {
    return undefined;
  }
  const { sources, targets, answers } = report.matrix;
  const [source, target] = [classOf(sources, from), classOf(targets, to)];
  choosers[0].value = source < 0 ? '' : sources[source].members[0];
  choosers[1].value = target < 0 ? '' : targets[target].members[0];
  const place = document.getElementById('answers');
  if (source < 0 || target < 0) {
    place.replaceChildren();
    return undefined;
  }
  const index = answerBetween(source, target);
  if (index < 0) {
    place.replaceChildren(element('p', {}, 'Nothing is asked here: both are one place, or both are outside.'));
    return undefined;
  }
  const entries = [
    ...changesOf(fault, sources[source], targets[target]),
    ...answers[index].map((answer) => ({ ...answer, key: answer.ports, text: verdictText(answer.verdict, answer.reason) })),
  ];
  const shown =
    entries.find((entry) => entry.key === ports) ??
    entries.find((entry) => entry.isChange || entry.verdict === 'reachable') ??
    entries[0];
  const list = entries.map((entry) => {
    const look = { 'aria-pressed': String(entry === shown), class: entry.verdict };
    const text = `${entry.ports}: ${entry.text}`;
    return element('li', {}, button(text, look, () => choose({ from, to, ports: entry.key })));
  });
  place.replaceChildren(
    ...members(sources[source]),
    ...members(targets[target]),
    element('ul', { class: 'pairs' }, ...list),
    ...(shown.path === null ? [ask(from, to, shown)] : describePath(shown.path)),
  );
  return shown.path ?? undefined;
}

function members(one) {
  return one.members.length < 2
    ? []
    : [element('details', {}, element('summary', {}, one.label), element('p', {}, one.members.join(', ')))];
}

function ask(from, to, { ports }) {
  const port = ports.match(/\d+/)?.[0] ?? '443';
  const command = `lab probe --from ${quoted(from)} --to ${quoted(`${to}:${port}`)}`;
  return element('p', {}, 'Why is not in this report. Ask: ', element('code', {}, command));
}

// As a shell takes it.
function quoted(word) {
  return /^[\w.:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

// What a fault changes about the pair stands before what holds without it.
function changesOf(fault, source, target) {
  const isOfPair = (change) =>
    change.sources.some((name) => source.members.includes(name)) &&
    change.targets.some((name) => target.members.includes(name));
  return (fault ? fault.changes.filter(isOfPair) : []).map((change) => ({
    isChange: true,
    key: `${fault.name}: ${change.ports}`,
    ports: change.ports,
    verdict: change.new ?? 'blocked',
    text: `${change.kind} with ${fault.name}${change.reason ? `, ${change.reason}` : ''}`,
    path: change.path,
  }));
}
