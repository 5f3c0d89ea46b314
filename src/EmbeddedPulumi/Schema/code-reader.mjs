// What only the code (.js) tells: type and invoke tokens, required checks, defaults, secrets, aliases.

import ts from "typescript";

export function readResourceCode(file) {
  const facts = { type: undefined, required: [], defaults: {}, secretInputs: [], secretOutputs: [], aliases: [] };

  for (const node of file.all((node) => ts.isPropertyDeclaration(node) && node.name.getText() === "__pulumiType")) {
    facts.type = node.initializer.text;
  }
  for (const node of file.all(ts.isThrowStatement)) {
    const required = /^Missing required property '(\w+)'$/.exec(node.expression.arguments?.[0]?.text ?? "");
    if (required !== null) facts.required.push(required[1]);
  }
  for (const [name, value] of assignedInputs(file)) {
    const literal = fallback(value);
    if (literal !== undefined) facts.defaults[name] = literal;
    if (calls(value, "pulumi.secret")) facts.secretInputs.push(name);
  }
  facts.secretOutputs = secretOutputs(file);
  for (const node of file.all((node) => ts.isPropertyAssignment(node) && node.name.getText() === "aliases")) {
    facts.aliases = node.initializer.elements.map((alias) => alias.properties[0].initializer.text);
  }

  if (facts.type === undefined) throw new Error(`${file.source.fileName} has no __pulumiType`);
  return facts;
}

/** What only the code of the provider tells: defaults, also from the environment, secrets, and what travels as JSON. */
export function readProviderCode(file) {
  const facts = { defaults: {}, environment: {}, secretInputs: [], secretOutputs: secretOutputs(file), json: [] };
  for (const [name, value] of assignedInputs(file)) {
    const otherwise = fallbackNode(value);
    if (otherwise !== undefined && ts.isCallExpression(otherwise) && otherwise.expression.getText() === "utilities.getEnv") {
      facts.environment[name] = otherwise.arguments.map((variable) => variable.text);
    } else if (otherwise !== undefined) {
      facts.defaults[name] = literalValue(otherwise);
    }
    if (calls(value, "pulumi.secret")) facts.secretInputs.push(name);
    if (value.getText().endsWith(".apply(JSON.stringify)")) facts.json.push(name);
  }
  return facts;
}

export function readInvokeToken(file) {
  const call = file.all((node) => ts.isCallExpression(node) && node.expression.getText() === "pulumi.runtime.invoke")[0];
  if (call === undefined) throw new Error(`${file.source.fileName} has no pulumi.runtime.invoke`);
  return call.arguments[0].text;
}

/** The defaults that the package's xProvideDefaults(val) function sets in a nested type. */
export function readNestedDefaults(file, path) {
  const type = path[path.length - 1];
  const provider = file.all((node) => ts.isFunctionDeclaration(node)
    && node.name.text === `${type[0].toLowerCase()}${type.slice(1)}ProvideDefaults`
    && namespaces(node).join(".") === path.slice(0, -1).join("."))[0];
  const defaults = {};
  for (const statement of provider?.body.statements ?? []) {
    for (const property of statement.expression.properties.filter(ts.isPropertyAssignment)) {
      const literal = fallback(property.initializer);
      if (literal !== undefined) defaults[property.name.getText()] = literal;
    }
  }
  return defaults;
}

/** The compiled form of a namespace is a function called at once, whose parameter is the namespace's name. */
function namespaces(node) {
  const names = [];
  for (let parent = node.parent; parent !== undefined; parent = parent.parent) {
    if (ts.isFunctionExpression(parent)) names.unshift(parent.parameters[0].name.getText());
  }
  return names;
}

/** The pairs of resourceInputs["name"] = value. */
function assignedInputs(file) {
  return file
    .all((node) => ts.isBinaryExpression(node)
      && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
      && ts.isElementAccessExpression(node.left)
      && node.left.expression.getText() === "resourceInputs")
    .map((node) => [node.left.argumentExpression.text, node.right]);
}

function secretOutputs(file) {
  const options = file.all((node) => ts.isPropertyAssignment(node) && node.name.getText() === "additionalSecretOutputs");
  return options.flatMap((node) => node.initializer.elements.map((item) => item.text));
}

/** The literal on the right of ?? in the value, if it has one. */
function fallback(value) {
  const node = fallbackNode(value);
  return node === undefined ? undefined : literalValue(node);
}

/** What stands on the right of ?? in the value, if it has one. */
function fallbackNode(value) {
  let found;
  const visit = (node) => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
      found = node.right;
    }
    ts.forEachChild(node, visit);
  };
  visit(value);
  return found;
}

function literalValue(node) {
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  throw new Error(`the default ${node.getText()} is new to this script`);
}

function calls(value, name) {
  let found = false;
  const visit = (node) => {
    found ||= ts.isCallExpression(node) && node.expression.getText() === name;
    ts.forEachChild(node, visit);
  };
  visit(value);
  return found;
}
