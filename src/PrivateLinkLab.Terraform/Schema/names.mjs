// Pulumi's names of properties, found by the provider's.

/** cidr_ipv4 is cidrIpv4. */
export function camelCase(name) {
  return name.replace(/_+(\w)/g, (_, letter) => letter.toUpperCase());
}

/** What a name is without its spelling: without capitals and without a plural. */
export function normalized(name) {
  return singular(name.replace(/[^A-Za-z0-9]/g, "").toLowerCase());
}

// Endings only: both sides are treated alike, so that what is left need not be a word.
function singular(word) {
  return word
    .replace(/indices$/, "index")
    .replace(/kineses$/, "kinesis")
    .replace(/ies$/, "y")
    .replace(/(s|x|ch|sh)es?$/, "$1")
    .replace(/([^s])s$/, "$1");
}

// Names that no rule gives: arguments that Pulumi calls after what they hold.
const renamed = { filename: ["code"], region: ["bucketRegion"], version_label: ["version"] };

// restApi for rest_api_id, name for function_name.
function shortened(terraform) {
  const words = terraform.split("_");
  return [
    ...(renamed[terraform] ?? []),
    ...(["id", "arn", "name"].includes(words.at(-1)) ? [camelCase(words.slice(0, -1).join("_"))] : []),
    ...(words.at(-1) === "name" ? ["name"] : []),
    ...(terraform.endsWith("name_prefix") ? ["namePrefix"] : []),
  ];
}

/** The properties of declarations of one thing: arguments, state and outputs. */
export class Names {
  #byName = new Map();

  constructor(declarations) {
    for (const declaration of declarations) {
      for (const member of declaration.members) {
        if (member.name === undefined || member.type === undefined || member.parameters !== undefined) continue;
        const name = member.name.getText();
        const types = [...member.type.getText().matchAll(/\b(?:inputs|outputs)(?:\.\w+)+/g)].map((match) => match[0]);
        const known = this.#byName.get(name) ?? { name, types: [] };
        known.types = [...new Set([...known.types, ...types])];
        this.#byName.set(name, known);
      }
    }
  }

  get all() {
    return [...this.#byName.keys()];
  }

  /** The properties that arguments and attributes of the provider are, by their names there. */
  assign(terraform) {
    // In version 7 every resource has the region that it is in; the provider's few attributes of this name are others.
    const free = new Map([...this.#byName].filter(([name]) => name !== "region"));
    const found = new Map();
    const take = (pick) => {
      for (const name of terraform.filter((name) => !found.has(name))) {
        const property = pick(name);
        if (property === undefined) continue;
        found.set(name, property);
        free.delete(property.name);
      }
    };
    take((name) => free.get(camelCase(name)));
    take((name) => [...free.values()].find((property) => normalized(property.name) === normalized(name)));
    take((name) => shortened(name).map((short) => free.get(short)).find((property) => property !== undefined));
    return found;
  }
}
