// One npm package of a Pulumi provider -> its schema, for the selected resources and functions and the types they use.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "./syntax.mjs";
import { readInvokeToken, readNestedDefaults, readProviderCode, readResourceCode } from "./code-reader.mjs";
import { readEnum, readProperties } from "./typings-reader.mjs";

export function readPackage(folder, name, wanted) {
  const declared = new DeclaredTypes(folder);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

  const resources = wanted.resources.map((path) => readResource(folder, path));
  const functions = wanted.functions.map((path) => readFunction(folder, path));
  const provider = wanted.provider === undefined ? undefined : readProvider(folder, wanted.provider);
  const entries = [...resources, ...functions].map(([, entry]) => entry);
  const { types, enums } = declared.closure(provider === undefined ? entries : [...entries, provider]);

  return {
    package: name,
    version,
    provider,
    resources: sorted(resources),
    functions: sorted(functions),
    types: sorted(types),
    enums: sorted(enums),
  };
}

function readResource(folder, path) {
  const typings = parse(join(folder, `${path}.d.ts`));
  const code = readResourceCode(parse(join(folder, `${path}.js`)));
  const name = code.type.split(":")[2];
  const args = readProperties(typings.interface(`${name}Args`));
  const state = readProperties(typings.interface(`${name}State`));
  const outputs = readProperties(typings.class(name));

  // Required stands in the typings and as a check in the code: they have to agree.
  const required = Object.keys(args.properties).filter((key) => !key.endsWith("?"));
  expectSame(`${code.type}: required arguments`, required, code.required);

  return [code.type, compact({
    inputs: args.properties,
    outputs: outputs.properties,
    stateOnly: stateBeyondArgs(code.type, state.properties, args.properties),
    defaults: code.defaults,
    secretInputs: code.secretInputs,
    secretOutputs: code.secretOutputs,
    deprecated: [...new Set([...args.deprecated, ...state.deprecated])].sort(),
    aliases: code.aliases,
  })];
}

/** The class Provider, as far as the arguments that are wanted go: each AWS service has an argument of its own otherwise. */
function readProvider(folder, wanted) {
  const typings = parse(join(folder, "provider.d.ts"));
  const code = readProviderCode(parse(join(folder, "provider.js")));
  const isWanted = (key) => wanted.includes(key.replace("?", ""));
  const only = (members) => Object.fromEntries(Object.entries(members).filter(([key]) => isWanted(key)));
  const inputs = only(readProperties(typings.interface("ProviderArgs")).properties);
  expectSame("provider: wanted arguments", wanted, Object.keys(inputs).map((key) => key.replace("?", "")));

  // What is no text travels as JSON: the C# class says so by type, and the code has to agree.
  const json = Object.entries(inputs).filter(([, type]) => type !== "string").map(([key]) => key.replace("?", ""));
  expectSame("provider: arguments that travel as JSON", json, code.json.filter(isWanted));

  return compact({
    inputs,
    outputs: only(readProperties(typings.class("Provider")).properties),
    defaults: only(code.defaults),
    environment: only(code.environment),
    secretInputs: code.secretInputs.filter(isWanted),
    secretOutputs: code.secretOutputs.filter(isWanted),
  });
}

/** The state takes every argument with the argument's type (checked here) and the outputs that are no arguments. */
function stateBeyondArgs(type, state, args) {
  const rest = {};
  for (const [key, text] of Object.entries(state)) {
    const name = key.replace("?", "");
    const asArgument = args[name] ?? args[key];
    if (asArgument === undefined) {
      rest[name] = text;
    } else if (asArgument !== text) {
      throw new Error(`${type}: '${name}' is ${asArgument} as an argument and ${text} in the state`);
    }
  }
  const missing = Object.keys(args).filter((key) => !(`${key.replace("?", "")}?` in state));
  expectSame(`${type}: arguments that the state lacks`, missing, []);
  return rest;
}

function readFunction(folder, path) {
  const typings = parse(join(folder, `${path}.d.ts`));
  const token = readInvokeToken(parse(join(folder, `${path}.js`)));
  const member = token.split(":")[2];
  const name = member[0].toUpperCase() + member.slice(1);
  const args = typings.has(`${name}Args`) ? readProperties(typings.interface(`${name}Args`)) : undefined;

  return [token, compact({
    inputs: args?.properties ?? {},
    outputs: readProperties(typings.interface(`${name}Result`)).properties,
    deprecated: args?.deprecated ?? [],
  })];
}

/** The nested types and enums of a package, read when a resource or function leads to them. */
class DeclaredTypes {
  constructor(folder) {
    this.folder = folder;
    this.files = new Map();
  }

  closure(entries) {
    const types = new Map();
    const enums = new Map();
    const pending = entries.flatMap((entry) =>
      [entry.inputs, entry.outputs, entry.stateOnly].flatMap((properties) => references(properties)));

    while (pending.length > 0) {
      const reference = pending.pop();
      if (reference.startsWith("enums.")) {
        enums.set(reference, this.readEnum(reference));
      } else if (!types.has(reference)) {
        const type = this.readType(reference);
        types.set(reference, type);
        pending.push(...references(type.properties));
      }
    }

    return { types: [...types], enums: [...enums] };
  }

  readType(reference) {
    const [side, ...path] = reference.split(".");
    const file = side === "inputs" ? "types/input" : "types/output";
    const { properties, deprecated } = readProperties(this.file(`${file}.d.ts`).interface(path.join(".")));
    const defaults = side === "inputs" ? readNestedDefaults(this.file(`${file}.js`), path) : {};
    return compact({ properties, defaults, deprecated });
  }

  readEnum(reference) {
    const [, ...path] = reference.split(".");
    const name = path.pop();
    return readEnum(this.file(join("types/enums", ...path, "index.d.ts")), name);
  }

  file(path) {
    if (!this.files.has(path)) {
      const full = join(this.folder, path);
      if (!existsSync(full)) throw new Error(`${path} is missing in ${this.folder}`);
      this.files.set(path, parse(full));
    }
    return this.files.get(path);
  }
}

function references(properties) {
  return Object.values(properties ?? {}).flatMap((text) => text.match(/(inputs|outputs|enums)(\.\w+)+/g) ?? []);
}

function expectSame(what, left, right) {
  const [a, b] = [left, right].map((names) => [...names].sort().join(", "));
  if (a !== b) throw new Error(`${what}: the typings say [${a}], the code says [${b}]`);
}

/** Leaves out what is empty, except the inputs and outputs. */
function compact(entry) {
  return Object.fromEntries(Object.entries(entry).filter(([key, value]) =>
    ["inputs", "outputs", "properties"].includes(key) || Object.keys(value ?? {}).length > 0));
}

function sorted(entries) {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
