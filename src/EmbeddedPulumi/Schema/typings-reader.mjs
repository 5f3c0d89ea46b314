// What the typings (.d.ts) tell: properties with their types, which are optional or deprecated, and enums.

import ts from "typescript";

// Aliases of string in @pulumi/aws.
const stringAliases = new Set(["ARN"]);

/** {properties: {"name" or "name?": type}, deprecated: [names]} of an interface or a resource class. */
export function readProperties(declaration) {
  const properties = {};
  const deprecated = [];
  for (const member of declaration.members) {
    if (!ts.isPropertySignature(member) && !ts.isPropertyDeclaration(member)) continue;
    const name = member.name.getText();
    const optional = member.questionToken !== undefined || mayBeUndefined(member.type);
    properties[optional ? `${name}?` : name] = typeText(member.type);
    if (ts.getJSDocDeprecatedTag(member) !== undefined) deprecated.push(name);
  }
  return { properties, deprecated };
}

/** {member: value} of a string enum. */
export function readEnum(file, name) {
  const members = {};
  for (const member of file.constant(name).type.members) {
    const value = member.type.literal;
    if (value === undefined || !ts.isStringLiteral(value)) {
      throw new Error(`${name}.${member.name.getText()} is ${member.type.getText()}, not a string`);
    }
    members[member.name.text] = value.text;
  }
  return members;
}

/** The type without pulumi.Input, pulumi.Output and undefined: string, inputs.ec2.X, T[], Map<T>, A | B. */
function typeText(node) {
  if (ts.isParenthesizedTypeNode(node)) return typeText(node.type);
  if (ts.isUnionTypeNode(node)) return unionText(node);
  if (ts.isArrayTypeNode(node)) return `${inParentheses(typeText(node.elementType))}[]`;
  if (ts.isTypeLiteralNode(node)) return `Map<${typeText(node.members.find(ts.isIndexSignatureDeclaration).type)}>`;
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return "string";
  if (ts.isTypeReferenceNode(node)) return referenceText(node);
  const text = node.getText();
  if (["string", "number", "boolean", "any"].includes(text)) return text;
  throw new Error(`the type ${text} is new to this script`);
}

function referenceText(node) {
  const name = node.typeName.getText();
  if (["pulumi.Input", "pulumi.Output"].includes(name)) return typeText(node.typeArguments[0]);
  if (/^(inputs|outputs|enums)\./.test(name)) return name;
  if (stringAliases.has(name)) return "string";
  if (name === "pulumi.asset.Archive") return "archive";
  if (/^pulumi\.asset\./.test(name)) return "asset";
  throw new Error(`the type ${name} is new to this script`);
}

function unionText(node) {
  const parts = node.types
    .filter((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword && !isResourceClass(part))
    .map(typeText);
  return [...new Set(parts)].join(" | ");
}

/** TypeScript takes a resource in place of its name or ARN; no other language does. */
function isResourceClass(node) {
  return ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && !stringAliases.has(node.typeName.text);
}

function mayBeUndefined(node) {
  if (ts.isTypeReferenceNode(node) && node.typeArguments?.length === 1) return mayBeUndefined(node.typeArguments[0]);
  return ts.isUnionTypeNode(node) && node.types.some((part) => part.kind === ts.SyntaxKind.UndefinedKeyword);
}

function inParentheses(text) {
  return text.includes(" | ") ? `(${text})` : text;
}
