// Elements, made without markup: texts of a stack are texts and nothing else.

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An HTML element with attributes and children; texts among the children become text nodes. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function drawing(name, attributes = {}, ...children) {
  return filled(document.createElementNS(svgNamespace, name), attributes, children);
}

/** A button. */
export function button(text, attributes, choose) {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', choose);
  return made;
}

/** A word for a verdict that does not need colour. */
export function verdictText(verdict, reason) {
  const sign = { reachable: '✓', blocked: '✗', unknown: '?' }[verdict];
  return `${sign} ${verdict}${reason ? `, ${reason}` : ''}`;
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
