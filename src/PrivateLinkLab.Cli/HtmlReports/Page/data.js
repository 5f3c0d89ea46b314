// What the report knows, as docs/schemas/report.schema.json describes it.

export const report = JSON.parse(document.getElementById('data').textContent);

const rows = new Map();

/** The index of the answer between two classes; -1 where nothing was asked. */
export function answerBetween(source, target) {
  if (!rows.has(source)) {
    const row = [];
    const runs = report.matrix.rows[source];
    for (let at = 0; at < runs.length; at += 2) {
      for (let count = 0; count < runs[at + 1]; count++) {
        row.push(runs[at]);
      }
    }
    rows.set(source, row);
  }
  return rows.get(source)[target];
}

/** The index of the class that a name is a member of; -1 for none. */
export function classOf(classes, name) {
  return classes.findIndex((one) => one.members.includes(name));
}

/** The fault with a name; undefined for none. */
export function faultNamed(name) {
  return report.faults.find((fault) => fault.name === name);
}
