// A path: on the map, and in words.

import { report } from './data.js';
import { drawing, element } from './dom.js';

const tipLength = 7;
const signs = { allow: '✓', deny: '✗', unknown: '?' };

/** Draws a path; with a look all the way to its end as what opens or closes. */
export function drawPath(path, look) {
  const links = report.paths[path].links.filter((link) => !look || link.kind !== 'reply');
  return links.flatMap((link) => {
    const kind = look ?? link.kind;
    const points = pairs(link.points);
    if (!link.barrier) {
      return line(kind, points, true);
    }
    const { x, y, atStart, doubt } = link.barrier;
    if (look) {
      return [...line(look, points, true), ...barrier(x, y, doubt)];
    }
    // What is behind the barrier is only where the packets would have gone.
    const passed = atStart ? [points[0], [x, y]] : [...points.slice(0, -1), [x, y]];
    return [...line('structure', points, true), ...line(kind, passed, false), ...barrier(x, y, doubt)];
  });
}

/** The ids of what a path stops at, in order. */
export function stopsOf(path) {
  return report.paths[path].stops.map((stop) => stop.item).filter((item) => item);
}

/** A path in words: why, what is decided where, and what has to change. */
export function describePath(path) {
  const { explanation, stops, changes } = report.paths[path];
  const parts = [element('p', {}, explanation)];
  if (changes.length > 0) {
    parts.push(
      element('p', { class: 'label' }, 'What has to change:'),
      element('ul', {}, ...changes.map((change) => element('li', {}, change))),
    );
  }
  if (stops.some((stop) => stop.decisions.length > 0)) {
    parts.push(element('p', { class: 'label' }, 'Step by step:'));
    parts.push(element('ol', { class: 'stops' }, ...stops.map(describeStop)));
  }
  return parts;
}

function describeStop(stop) {
  const decisions = stop.decisions.map((index) => {
    const { decision, evidence, direction } = report.decisions[index];
    const reply = direction === 'reply' ? 'answer: ' : '';
    return element('li', { class: decision }, element('b', {}, signs[decision]), ` ${reply}${evidence}`);
  });
  return element('li', {}, element('b', {}, stop.name), element('ul', {}, ...decisions));
}

function line(kind, points, hasTip) {
  const last = points[points.length - 1];
  const end = hasTip ? towards(last, points[points.length - 2], tipLength - 1) : last;
  const d = [...points.slice(0, -1), end].map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const made = [drawing('path', { class: kind, d })];
  if (hasTip) {
    const before = points[points.length - 2];
    const [x, y] = towards(last, before, tipLength);
    const [across, down] = last[1] === before[1] ? [0, 4] : [4, 0];
    const tip = `M${last[0]} ${last[1]}L${x + across} ${y + down}L${x - across} ${y - down}z`;
    made.push(drawing('path', { class: `${kind}-tip`, d: tip }));
  }
  return made;
}

function barrier(x, y, doubt) {
  if (doubt) {
    const look = { class: 'on', x, y: y + 5, 'font-size': 14, 'font-weight': 'bold', 'text-anchor': 'middle' };
    return [drawing('circle', { class: 'doubt', cx: x, cy: y, r: 10 }), drawing('text', look, '?')];
  }
  return [
    drawing('path', { class: 'barrier', d: `M${x - 4} ${y - 10}h8l6 6v8l-6 6h-8l-6-6v-8z` }),
    drawing('path', { class: 'sign', d: `M${x - 4} ${y - 4}l8 8m0-8l-8 8` }),
  ];
}

function towards([x, y], [otherX, otherY], by) {
  return [x + Math.sign(otherX - x) * by, y + Math.sign(otherY - y) * by];
}

function pairs(numbers) {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at], numbers[2 * at + 1]]);
}
