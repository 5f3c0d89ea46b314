// Which of Pulumi's types is which of the provider's. The package does not say; names and properties do.

import { normalized } from "./names.mjs";

// What nearly every type has tells nothing.
const common = new Set(["id", "region", "tag", "tagsall", "timeout"].map(normalized));

// The share of the properties that both have. Version 7 of the package is of version 6 of the provider: some are new.
const enough = 0.55;

// Types whose names or properties mislead.
const known = {
  "aws:apigateway/deployment:Deployment": "aws_api_gateway_deployment",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "aws_cloudwatch_log_resource_policy",
  "aws:directconnect/hostedTransitVirtualInterfaceAcceptor:HostedTransitVirtualInterfaceAcceptor":
    "aws_dx_hosted_transit_virtual_interface_accepter",
};

/** [{terraform, tokens, properties}] of every type of the provider that Pulumi has. */
export function matchTypes(schemas, resources) {
  const ofProvider = Object.entries(schemas).map(([name, { block }]) => ({
    name,
    members: telling([...Object.keys(block.attributes ?? {}), ...Object.keys(block.block_types ?? {})]),
  }));
  const best = new Map();
  for (const resource of resources) {
    const found = matchOf(resource, ofProvider);
    if (found === undefined) continue;
    const others = best.get(found.name) ?? [];
    best.set(found.name, [...others, { ...found, resource }]);
  }

  return [...best].map(([terraform, found]) => {
    // Several of Pulumi's types are one of the provider's where they differ in name alone: BucketV2, alb.LoadBalancer.
    const most = Math.max(...found.map((match) => match.score));
    const same = found
      .filter((match) => match.score === most || (match.shared > 0.8 && isSameName(match.resource, found, most)))
      .sort((a, b) => b.score - a.score || (a.resource.token < b.resource.token ? -1 : 1));
    return {
      terraform,
      tokens: [...new Set(same.flatMap(({ resource }) => [resource.token, ...resource.former]))],
      properties: same[0].resource.properties,
    };
  });
}

function matchOf(resource, ofProvider) {
  const members = telling(resource.properties.all.filter((name) => !name.startsWith("__")));
  let best;
  for (const { name, members: others } of ofProvider) {
    const both = [...members].filter((member) => others.has(member)).length;
    const shared = both / Math.max(1, members.size + others.size - both);
    const score = shared + likeness(resource.token, name) / 2;
    if (best === undefined || score > best.score) best = { name, shared, score };
  }

  if (known[resource.token] !== undefined) return { ...best, name: known[resource.token] };
  return best.shared >= enough ? best : undefined;
}

function likeness(token, name) {
  const [, module, type] = token.split(":");
  const wanted = flat(name.slice("aws_".length));
  const long = flat(module.split("/")[0] + type);
  const short = flat(type);
  return wanted === long ? 1 : wanted === short ? 0.9 : wanted.endsWith(short) ? 0.6 : wanted.includes(short) ? 0.3 : 0;
}

function isSameName(resource, found, most) {
  const winner = found.find((match) => match.score === most).resource;
  return flat(resource.token.split(":")[2]).replace(/v2$/, "") === flat(winner.token.split(":")[2]).replace(/v2$/, "");
}

function flat(text) {
  return text.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

function telling(names) {
  return new Set(names.map(normalized).filter((name) => !common.has(name)));
}
