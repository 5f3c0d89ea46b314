// Writes aws.json and random.json, the schema of the embedded SDK, from Pulumi's npm packages (README.md has the format).
//   node extract.mjs           writes the files
//   node extract.mjs --check   writes nothing; exits 1 when a file differs from what would be written

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPackage } from "./package-reader.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const selection = JSON.parse(readFileSync(join(folder, "resources.json"), "utf8"));
const check = process.argv.includes("--check");
let stale = 0;

for (const [name, wanted] of Object.entries(selection)) {
  const source = join(folder, "node_modules", "@pulumi", name);
  if (!existsSync(source)) {
    console.error(`@pulumi/${name} is not installed here; run: npm install --ignore-scripts`);
    process.exit(2);
  }

  const file = join(folder, `${name}.json`);
  const text = JSON.stringify(readPackage(source, name, wanted), null, 2) + "\n";
  const same = existsSync(file) && readFileSync(file, "utf8") === text;
  if (check && !same) {
    console.error(`${name}.json differs from @pulumi/${name}; run: npm run extract`);
    stale = 1;
  } else if (!check && !same) {
    writeFileSync(file, text);
    console.log(`wrote ${name}.json`);
  }
}

process.exit(stale);
