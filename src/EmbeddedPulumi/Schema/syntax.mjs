// A parsed file, and its declarations by name ("ec2.InstanceCpuOptions" for one inside a namespace).

import { readFileSync } from "node:fs";
import ts from "typescript";

export function parse(path) {
  return new ParsedFile(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true));
}

class ParsedFile {
  constructor(source) {
    this.source = source;
    this.declarations = new Map();
    this.#collect(source.statements, "");
  }

  #collect(statements, prefix) {
    for (const node of statements) {
      if (ts.isModuleDeclaration(node)) {
        this.#collect(node.body.statements, `${prefix}${node.name.text}.`);
      } else if (ts.isVariableStatement(node)) {
        for (const variable of node.declarationList.declarations) {
          this.declarations.set(`const ${prefix}${variable.name.getText()}`, variable);
        }
      } else if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) {
        this.declarations.set(`${ts.isClassDeclaration(node) ? "class" : "interface"} ${prefix}${node.name.text}`, node);
      }
    }
  }

  has(name) {
    return this.declarations.has(`interface ${name}`);
  }

  interface(name) {
    return this.#find("interface", name);
  }

  class(name) {
    return this.#find("class", name);
  }

  constant(name) {
    return this.#find("const", name);
  }

  #find(kind, name) {
    const node = this.declarations.get(`${kind} ${name}`);
    if (node === undefined) throw new Error(`${this.source.fileName} has no ${kind} ${name}`);
    return node;
  }

  /** Every node of the file for which the test holds, in order. */
  all(test) {
    const found = [];
    const visit = (node) => {
      if (test(node)) found.push(node);
      ts.forEachChild(node, visit);
    };
    visit(this.source);
    return found;
  }
}
