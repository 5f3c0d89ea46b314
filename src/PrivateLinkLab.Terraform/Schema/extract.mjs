// Writes aws.txt, what Terraform's AWS provider has under which of Pulumi's names (README.md has the format).
//   node extract.mjs SCHEMA.json   SCHEMA.json is what 'terraform providers schema -json' prints

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "../../EmbeddedPulumi/Schema/syntax.mjs";
import { matchTypes } from "./match.mjs";
import { Names, camelCase } from "./names.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const npm = join(folder, "../../EmbeddedPulumi/Schema/node_modules/@pulumi/aws");
const [input] = process.argv.slice(2);
if (input === undefined || !existsSync(npm)) {
  console.error("usage: node extract.mjs SCHEMA.json");
  console.error("'npm install --ignore-scripts' in src/EmbeddedPulumi/Schema comes first.");
  process.exit(2);
}

const all = Object.values(JSON.parse(readFileSync(input, "utf8")).provider_schemas)[0].resource_schemas;
const { version } = JSON.parse(readFileSync(join(npm, "package.json"), "utf8"));
const nested = [parse(join(npm, "types/input.d.ts")), parse(join(npm, "types/output.d.ts"))];

// Types of several thousand arguments each, which no network needs, and the old names of load balancers.
const without = /^aws_(quicksight|lexv2models|medialive|alb)(_|$)/;
const schemas = Object.fromEntries(Object.entries(all).filter(([type]) => !without.test(type)));

// What every one of Pulumi's resources has beside its arguments.
const notArguments = new Set(["id", "urn"]);

const blocks = [];
const places = new Map();
const types = matchTypes(schemas, readResources())
  .map(({ terraform, tokens, properties }) =>
    `${terraform} ${tokens.join(" ")}\t${blockText(schemas[terraform].block, properties)}`);
const lines = [
  `# Terraform's AWS provider 5.100.0 under the names of @pulumi/aws ${version}; README.md has the format.`,
  ...blocks.map((block, place) => `${place}\t${block}`),
  ...types.sort(),
];
writeFileSync(join(folder, "aws.txt"), `${lines.join("\n")}\n`);
console.log(`${types.length} types, ${blocks.length} blocks`);

/** Pulumi's resources: their tokens, and their properties with the nested types. */
function readResources() {
  const resources = [];
  for (const module of readdirSync(npm, { withFileTypes: true })) {
    if (!module.isDirectory() || ["types", "config"].includes(module.name)) continue;
    for (const file of readdirSync(join(npm, module.name)).filter((name) => name.endsWith(".js"))) {
      const code = readFileSync(join(npm, module.name, file), "utf8");
      const token = /__pulumiType = '([^']+)'/.exec(code)?.[1];
      if (token === undefined) continue;
      const typings = parse(join(npm, module.name, file.replace(/\.js$/, ".d.ts")));
      const name = token.split(":")[2];
      resources.push({
        token,
        former: [...code.matchAll(/\{ type: "([^"]+)" \}/g)].map((alias) => alias[1]),
        properties: new Names([
          typings.interface(`${name}Args`),
          typings.interface(`${name}State`),
          typings.class(name),
        ]),
      });
    }
  }
  return resources;
}

/** A block's arguments and attributes, between spaces. */
function blockText(block, properties) {
  const assigned = properties?.assign(Object.keys({ ...block.attributes, ...block.block_types }));
  const members = [];
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const readOnly = !attribute.optional && !attribute.required;
    const kind = attributeKind(attribute.type, readOnly, assigned?.get(name));
    members.push(`${mark(attribute)}${name}${kind}${renamed(name, assigned)}`);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    if (name === "timeouts") continue;
    const { nesting_mode: mode, max_items: most, min_items: least } = nested;
    const place = placeOf(blockText(nested.block, namesOf(assigned?.get(name))));
    const at = most === 1 ? `.${place}` : place;
    const kind = mode === "set" ? `(${at})` : mode === "list" ? `[${at}]` : `.${place}`;
    members.push(`${least > 0 ? "*" : ""}${name}${kind}${renamed(name, assigned)}`);
  }
  members.sort((a, b) => (bare(a) < bare(b) ? -1 : 1));
  const known = new Set([...(assigned?.values() ?? [])].map((property) => property.name));
  const newer = (properties?.all ?? [])
    .filter((name) => !known.has(name) && !notArguments.has(name) && !name.startsWith("__"));
  return [...members, ...newer.sort().map((name) => `+${name}`)].join(" ");
}

function mark(attribute) {
  return attribute.required ? "*" : attribute.optional ? "" : "!";
}

function bare(member) {
  return member.replace(/^[*!]/, "");
}

function attributeKind(type, readOnly, property) {
  if (!Array.isArray(type)) return "";
  const [kind, of] = type;
  if (kind === "map") return "{}";
  if (kind === "object") return "";
  // An argument that looks like a block: in JSON every member has to be named.
  const isObject = Array.isArray(of) && of[0] === "object";
  const inner = isObject ? `${readOnly ? "" : "="}${placeOf(objectText(of[1], readOnly, namesOf(property)))}` : "";
  return kind === "set" ? `(${inner})` : `[${inner}]`;
}

function objectText(members, readOnly, properties) {
  const assigned = properties?.assign(Object.keys(members));
  return Object.entries(members)
    .map(([name, type]) => `${name}${attributeKind(type, readOnly, assigned?.get(name))}${renamed(name, assigned)}`)
    .sort()
    .join(" ");
}

function renamed(name, assigned) {
  if (assigned === undefined || name === "id") return "";
  const found = assigned.get(name)?.name;
  return found === undefined ? "~" : found === camelCase(name) ? "" : `:${found}`;
}

/** The members of the types that a property has; undefined where it has none. */
function namesOf(property) {
  const found = (property?.types ?? []).flatMap((reference) => {
    const path = reference.slice(reference.indexOf(".") + 1);
    return nested.filter((file) => file.has(path)).map((file) => file.interface(path));
  });
  return found.length === 0 ? undefined : new Names(found);
}

/** Equal blocks stand once. */
function placeOf(text) {
  if (!places.has(text)) {
    places.set(text, blocks.length);
    blocks.push(text);
  }
  return places.get(text);
}
