// Writes aws.json and random.json, the schema of the embedded SDK, and outputs.json, what the simulated cloud answers of the
// types and functions that the SDK has no classes of, from Pulumi's npm packages (README.md has the formats).
//   node extract.mjs           writes the files
//   node extract.mjs --check   writes nothing; exits 1 when a file differs from what would be written

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readOutputs } from "./outputs-reader.mjs";
import { readPackage } from "./package-reader.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const selection = JSON.parse(readFileSync(join(folder, "resources.json"), "utf8"));
const check = process.argv.includes("--check");
let stale = 0;

for (const [name, wanted] of Object.entries(selection)) {
  write(join(folder, `${name}.json`), name, JSON.stringify(readPackage(source(name), name, wanted), null, 2) + "\n");
}

const simulated = JSON.parse(readFileSync(join(folder, "cloud.json"), "utf8"));
write(
  join(folder, "..", "..", "PrivateLinkLab.Cloud", "Schema", "outputs.json"),
  "aws",
  readOutputs(readPackage(source("aws"), "aws", simulated)),
);

process.exit(stale);

function source(name) {
  const path = join(folder, "node_modules", "@pulumi", name);
  if (!existsSync(path)) {
    console.error(`@pulumi/${name} is not installed here; run: npm install --ignore-scripts`);
    process.exit(2);
  }

  return path;
}

function write(file, name, text) {
  const same = existsSync(file) && readFileSync(file, "utf8") === text;
  if (check && !same) {
    console.error(`${basename(file)} differs from @pulumi/${name}; run: npm run extract`);
    stale = 1;
  } else if (!check && !same) {
    writeFileSync(file, text);
    console.log(`wrote ${basename(file)}`);
  }
}
