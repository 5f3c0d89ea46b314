// The schema of a package -> what its resources and functions answer: names and shapes, a line for each.

const shapes = { string: "text", number: "number", boolean: "flag", any: "any" };

/** Shapes: text, number, flag, any, map, [shape] for a list of it, and the name of a type for an object. */
export function readOutputs(schema) {
  const members = (entry) =>
    Object.fromEntries(Object.entries(entry).map(([name, type]) => [name, shapeOf(type)]));
  const lines = (entries, of) =>
    Object.entries(entries).map(([name, entry]) => `    ${JSON.stringify(name)}: ${JSON.stringify(members(of(entry)))}`);
  const section = (name, entries, of) => `  "${name}": {\n${lines(entries, of).join(",\n")}\n  }`;
  const outputs = Object.fromEntries(
    Object.entries(schema.types)
      .filter(([name]) => name.startsWith("outputs."))
      .map(([name, entry]) => [name.slice("outputs.".length), entry]),
  );
  return `{\n  "version": ${JSON.stringify(schema.version)},\n${[
    section("resources", schema.resources, (entry) => entry.outputs),
    section("functions", schema.functions, (entry) => entry.outputs),
    section("types", outputs, (entry) => entry.properties),
  ].join(",\n")}\n}\n`;
}

function shapeOf(type) {
  if (type.endsWith("[]")) return [shapeOf(type.slice(0, -2))];
  if (type.startsWith("Map<")) return "map";
  if (type.startsWith("outputs.")) return type.slice("outputs.".length);
  return shapes[type] ?? "text";
}
