// The map: zooming, moving, choosing what stands on it, and the paths on top of it.

import { report, answerBetween } from './data.js';
import { button, element } from './dom.js';
import { choose } from './address.js';
import { drawPath, stopsOf } from './path.js';

const view = document.getElementById('view');
const picture = view.querySelector('svg');
const layer = picture.querySelector('.paths');
const items = [...picture.querySelectorAll('.item')];
const byId = new Map([...picture.querySelectorAll('[data-id]')].map((node) => [node.dataset.id, node]));
const known = new Map([...report.boxes, ...report.items].map((item) => [item.id, item]));
const fullWidth = picture.viewBox.baseVal.width;
const step = 1.25;
const least = 0.05;
const most = 4;

// 0 while the picture is as wide as its frame, which may change.
let zoom = 0;

/** Makes the map listen. */
export function startMap() {
  const at = (id, act) => document.getElementById(id).addEventListener('click', act);
  at('zoom-in', () => zoomTo(scale() * step));
  at('zoom-out', () => zoomTo(scale() / step));
  at('zoom-fit', () => zoomTo(0));
  at('zoom-full', () => zoomTo(1));
  view.addEventListener('wheel', zoomByWheel, { passive: false });
  view.addEventListener('pointerdown', startDragging);
  view.addEventListener('keydown', moveOrZoom);
  for (const item of items) {
    item.addEventListener('click', () => chooseItem(item));
    item.addEventListener('focus', () => reachByTab(item));
  }
  if (items.length > 0) {
    reachByTab(items[0]);
  }
}

/** Shows paths, each drawn as what it is or as what opens or closes. */
export function showPaths(paths) {
  layer.replaceChildren(...paths.flatMap(({ path, look }) => drawPath(path, look)));
  picture.classList.toggle('has-path', paths.length > 0);
  const stops = new Set(paths.flatMap(({ path }) => stopsOf(path)));
  for (const [id, node] of byId) {
    node.classList.toggle('on-path', stops.has(id));
  }
  const first = paths.length === 1 && stopsOf(paths[0].path).find((id) => byId.has(id));
  if (first && zoom !== 0) {
    moveTo(byId.get(first));
  }
}

/** Shows what stands in one place, and what it has to do with others. */
export function showItem(key) {
  const panel = document.getElementById('item');
  const found = [...known.values()].find((item) => item.key === key);
  panel.hidden = !found;
  panel.replaceChildren(...(found ? describe(found) : []));
  for (const item of items) {
    item.setAttribute('aria-pressed', String(found !== undefined && item.dataset.id === found.id));
  }
  for (const link of picture.querySelectorAll('.link')) {
    link.classList.toggle('of-item', found !== undefined && [link.dataset.from, link.dataset.to].includes(found.id));
  }
  picture.classList.toggle('has-item', found !== undefined);
}

function describe(item) {
  return [
    element('h3', {}, item.name),
    element('ul', {}, ...[...item.lines, ...item.members].map((line) => element('li', {}, line))),
    ...(report.matrix ? [...neighbours(item.id, true), ...neighbours(item.id, false)] : []),
    button('Close', {}, () => choose({})),
  ];
}

function neighbours(id, isSource) {
  const { sources, targets, answers } = report.matrix;
  const [own, others] = isSource ? [sources, targets] : [targets, sources];
  const found = [];
  own.forEach((one, at) => {
    if (one.item !== id) {
      return;
    }
    others.forEach((other, index) => {
      const answer = isSource ? answerBetween(at, index) : answerBetween(index, at);
      const open = answer < 0 ? [] : answers[answer].filter((part) => part.verdict === 'reachable');
      if (open.length > 0) {
        const ports = open.map((part) => part.ports).join(', ');
        const [from, to] = isSource ? [one, other] : [other, one];
        const show = () => choose({ from: from.members[0], to: to.members[0] });
        found.push(element('li', {}, button(`${isSource ? to.label : from.label}: ${ports}`, {}, show)));
      }
    });
  });
  const heading = isSource ? 'It reaches' : 'Reached from';
  return found.length === 0
    ? []
    : [element('p', { class: 'label' }, heading), element('ul', { class: 'pairs' }, ...found)];
}

function chooseItem(item) {
  const { key } = known.get(item.dataset.id);
  choose(item.getAttribute('aria-pressed') === 'true' ? {} : { item: key });
}

function reachByTab(item) {
  for (const other of items) {
    other.setAttribute('tabindex', other === item ? '0' : '-1');
  }
}

function scale() {
  return zoom || view.clientWidth / fullWidth;
}

function zoomTo(wanted, aroundX = view.clientWidth / 2, aroundY = view.clientHeight / 2) {
  const before = scale();
  zoom = wanted && Math.min(most, Math.max(least, wanted));
  picture.style.width = zoom ? `${fullWidth * zoom}px` : '';
  const by = scale() / before;
  view.scrollLeft = (view.scrollLeft + aroundX) * by - aroundX;
  view.scrollTop = (view.scrollTop + aroundY) * by - aroundY;
  document.getElementById('zoom').textContent = zoom ? `${Math.round(zoom * 100)} %` : 'fits';
}

// As maps do, with Ctrl, which a pinch on a touchpad sends too; without it the page is moved.
function zoomByWheel(event) {
  if (event.ctrlKey) {
    event.preventDefault();
    const { left, top } = view.getBoundingClientRect();
    zoomTo(scale() * (event.deltaY < 0 ? step : 1 / step), event.clientX - left, event.clientY - top);
  }
}

// A finger moves the map by itself.
function startDragging(down) {
  if (down.pointerType !== 'mouse' || down.button !== 0) {
    return;
  }
  const { scrollLeft, scrollTop } = view;
  const drag = (event) => {
    view.classList.add('dragged');
    view.scrollLeft = scrollLeft + down.clientX - event.clientX;
    view.scrollTop = scrollTop + down.clientY - event.clientY;
  };
  const stop = () => {
    view.classList.remove('dragged');
    removeEventListener('pointermove', drag);
    removeEventListener('pointerup', stop);
  };
  addEventListener('pointermove', drag);
  addEventListener('pointerup', stop);
}

function moveOrZoom(event) {
  const item = event.target.closest('.item');
  if (event.key === '+' || event.key === '-' || event.key === '0') {
    zoomTo(event.key === '0' ? 0 : scale() * (event.key === '+' ? step : 1 / step));
  } else if (item && (event.key === 'Enter' || event.key === ' ')) {
    chooseItem(item);
  } else if (item && event.key.startsWith('Arrow')) {
    nextTo(item, event.key)?.focus();
  } else {
    return;
  }
  event.preventDefault();
}

// The nearest item on the side that the key points to.
function nextTo(item, key) {
  const middle = (node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const [x, y] = middle(item);
  const [alongX, alongY] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best;
  let nearest = Infinity;
  for (const other of items) {
    const [otherX, otherY] = middle(other);
    const along = (otherX - x) * alongX + (otherY - y) * alongY;
    const aside = Math.abs((otherX - x) * alongY) + Math.abs((otherY - y) * alongX);
    if (along > 1 && along + 2 * aside < nearest) {
      [best, nearest] = [other, along + 2 * aside];
    }
  }
  return best;
}

function moveTo(node) {
  const frame = view.getBoundingClientRect();
  const { left, top, width, height } = node.getBoundingClientRect();
  if (left < frame.left || top < frame.top || left + width > frame.right || top + height > frame.bottom) {
    view.scrollLeft += left + width / 2 - frame.left - frame.width / 2;
    view.scrollTop += top + height / 2 - frame.top - frame.height / 2;
  }
}
