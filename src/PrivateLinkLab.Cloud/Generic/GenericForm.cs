using System.Text;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Schema;
using PrivateLinkLab.Cloud.Services;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Generic;

/// <summary>
/// The form that a generic answer has: ids as EC2 gives them, ARNs as the Service Authorization Reference has them
/// ("Amazon Resource Names"), where a service has no pattern of its own <c>kind/id</c>.
/// </summary>
/// <param name="caller">Who asks.</param>
/// <param name="inputs">What is asked.</param>
internal sealed class GenericForm(CallerIdentity caller, MapValue inputs)
{
    /// <summary>The prefixes of ids, by the class of resource (EC2 User Guide, "Resource IDs").</summary>
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["ami"] = "ami",
        ["amiCopy"] = "ami",
        ["amiFromInstance"] = "ami",
        ["carrierGateway"] = "cagw",
        ["customerGateway"] = "cgw",
        ["defaultNetworkAcl"] = "acl",
        ["defaultRouteTable"] = "rtb",
        ["defaultSecurityGroup"] = "sg",
        ["defaultSubnet"] = "subnet",
        ["defaultVpc"] = "vpc",
        ["fileSystem"] = "fs",
        ["fleet"] = "fleet",
        ["eip"] = "eipalloc",
        ["instance"] = "i",
        ["instanceConnectEndpoint"] = "eice",
        ["internetGateway"] = "igw",
        ["launchTemplate"] = "lt",
        ["localGatewayRoute"] = "lgw",
        ["managedPrefixList"] = "pl",
        ["mountTarget"] = "fsmt",
        ["accessPoint"] = "fsap",
        ["natGateway"] = "nat",
        ["networkAcl"] = "acl",
        ["networkInterface"] = "eni",
        ["placementGroup"] = "pg",
        ["resolverEndpoint"] = "rslvr-in",
        ["routeTable"] = "rtb",
        ["securityGroup"] = "sg",
        ["securityGroupRule"] = "sgrule",
        ["snapshot"] = "snap",
        ["subnet"] = "subnet",
        ["transitGateway"] = "tgw",
        ["routeTableAssociation"] = "rtbassoc",
        ["volume"] = "vol",
        ["vpc"] = "vpc",
        ["vpcAttachment"] = "tgw-attach",
        ["peeringAttachment"] = "tgw-attach",
        ["vpcDhcpOptions"] = "dopt",
        ["vpcEndpoint"] = "vpce",
        ["vpcEndpointService"] = "vpce-svc",
        ["vpcIpam"] = "ipam",
        ["vpcIpamPool"] = "ipam-pool",
        ["vpcPeeringConnection"] = "pcx",
        ["vpnConnection"] = "vpn",
        ["vpnGateway"] = "vgw",
    };

    /// <summary>What ARNs call a service, where it is not what Pulumi calls its module.</summary>
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["alb"] = "elasticloadbalancing",
        ["apigatewayv2"] = "apigateway",
        ["applicationloadbalancing"] = "elasticloadbalancing",
        ["cfg"] = "config",
        ["cloudwatch"] = "cloudwatch",
        ["ec2clientvpn"] = "ec2",
        ["ec2transitgateway"] = "ec2",
        ["efs"] = "elasticfilesystem",
        ["elasticsearch"] = "es",
        ["elb"] = "elasticloadbalancing",
        ["lb"] = "elasticloadbalancing",
        ["mwaa"] = "airflow",
        ["msk"] = "kafka",
        ["opensearch"] = "es",
        ["route53resolver"] = "route53resolver",
        ["sfn"] = "states",
        ["vpc"] = "ec2",
        ["vpclattice"] = "vpc-lattice",
        ["networkfirewall"] = "network-firewall",
    };

    /// <summary>Services whose ARNs name no region.</summary>
    private static readonly HashSet<string> Global = new(StringComparer.Ordinal)
    {
        "cloudfront",
        "globalaccelerator",
        "iam",
        "organizations",
        "route53",
    };

    private string Region => inputs.GetText("region") ?? caller.Region;

    /// <summary>A resource: its inputs, with what every resource has.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="lineage">The types of its ancestors, where type and name do not tell it from others.</param>
    /// <param name="id">The id, when it is known; null to make one.</param>
    public Answered Resource(ResourceUrn urn, string? lineage, string? id)
    {
        var (package, module, kind) = Parts(urn.Type);
        var hash = StableHash.Of("generic", urn.Type, caller.AccountId, Region, urn.Name, lineage ?? "");
        var isNetwork = IsNetwork(module);
        var name = inputs.GetText("name")
            ?? (inputs.GetText("namePrefix") is { } prefix ? prefix + hash.Hex(26) : $"{urn.Name}-{hash.Hex(7)}");
        if (package != "aws")
        {
            id ??= package == "pulumi" ? name : hash.Uuid();
            return new(id, package == "pulumi" ? Reference(name) : inputs);
        }

        id ??=
            kind == "keyPair" ? inputs.GetText("keyName") ?? name
            : (module, kind) is ("organizations", "account") ? hash.Letters("0123456789", 12)
            : PrefixOf(module, kind) is { } known ? hash.Ec2Id(known)
            : HasArnAsId(module, kind) ? Arn(module, kind, module is "lb" or "alb" ? $"{name}/{hash.Hex(16)}" : name)
            : name;
        var outputs = new Dictionary<string, PropertyValue>(StringComparer.Ordinal)
        {
            ["arn"] = PropertyValue.Of(HasArnAsId(module, kind) ? id : Arn(module, kind, id)),
            ["region"] = PropertyValue.Of(Region),
        };
        if (kind == "loadBalancer")
        {
            outputs["dnsName"] = PropertyValue.Of(
                $"{name.ToLowerInvariant()}-{hash.Below(1_000_000_000)}.{Region}.elb."
                    + AwsPartition.Of(Region).DnsSuffix
            );
        }

        if (kind == "keyPair")
        {
            outputs["keyName"] = PropertyValue.Of(id);
        }
        else if (!isNetwork)
        {
            outputs["name"] = PropertyValue.Of(name);
        }

        if (inputs.Find("tags") is { } tags)
        {
            outputs["tagsAll"] = tags;
        }

        return new(id, MapValue.Create(outputs.Concat(inputs)));
    }

    /// <summary>A function: its arguments, with the id of what it looks up.</summary>
    public Answered Function(string token)
    {
        var (_, module, kind) = Parts(token);
        var hash = StableHash.Of("generic", token, caller.AccountId, inputs.ToString());
        var what =
            kind.StartsWith("get", StringComparison.Ordinal) && kind.Length > 3
                ? char.ToLowerInvariant(kind[3]) + kind[4..]
                : kind;
        var id = inputs.GetText("id")
            ?? inputs.GetText($"{what}Id")
            ?? (PrefixOf(module, what) is { } prefix ? hash.Ec2Id(prefix) : hash.Uuid());
        var elsewhere = ServiceCatalog.FunctionKind(token)?.Elsewhere ?? [];
        return new(
            null,
            MapValue.Create(
                OutputSchema
                    .Required(OutputSchema.OfFunction(token))
                    .Concat(elsewhere)
                    .Select(entry => KeyValuePair.Create(entry.Key, InRegion(entry.Value)))
                    .Concat(
                        new Dictionary<string, PropertyValue>(StringComparer.Ordinal)
                        {
                            ["arn"] = PropertyValue.Of(Arn(module, what, id)),
                            ["region"] = PropertyValue.Of(Region),
                        }
                    )
                    .Concat(inputs)
                    .Append(new("id", PropertyValue.Of(id)))
            )
        );
    }

    private PropertyValue InRegion(PropertyValue template) =>
        template is TextValue text
            ? PropertyValue.Of(text.Value.Replace("{region}", Region, StringComparison.Ordinal))
            : template;

    private static bool IsNetwork(string module) => module is "ec2" or "vpc" or "ec2transitgateway";

    private static string? PrefixOf(string module, string kind) =>
        IsNetwork(module) || module is "efs" or "route53" ? Prefixes.GetValueOrDefault(kind) : null;

    // As Terraform's AWS provider has it.
    private static bool HasArnAsId(string module, string kind) =>
        module is "lb" or "alb" or "acm" or "secretsmanager" or "sfn" or "sns" || (module, kind) is ("iam", "policy");

    private static MapValue Reference(string stack) =>
        MapValue.Create(
            ("name", PropertyValue.Of(stack)),
            ("outputs", MapValue.Empty),
            ("secretOutputNames", ListValue.Empty)
        );

    private string Arn(string module, string kind, string id)
    {
        var service = Services.GetValueOrDefault(module, module);
        var partition = AwsPartition.Of(Region).Id;
        var region = Global.Contains(service) ? "" : Region;
        return service switch
        {
            "s3" => $"arn:{partition}:s3:::{id}",
            "sns" or "sqs" => $"arn:{partition}:{service}:{region}:{caller.AccountId}:{id}",
            "lambda" or "secretsmanager" or "rds" or "elasticache" or "logs" or "states" =>
                $"arn:{partition}:{service}:{region}:{caller.AccountId}:{Kebab(kind)}:{id}",
            _ => $"arn:{partition}:{service}:{region}:{caller.AccountId}:{Kebab(kind)}/{id}",
        };
    }

    // aws:ec2/vpcPeeringConnection:VpcPeeringConnection has the module ec2 and the kind vpcPeeringConnection.
    private static (string Package, string Module, string Kind) Parts(string token)
    {
        var parts = token.Split(':');
        var path = parts.Length > 1 ? parts[1].Split('/') : [""];
        var kind = path.Length > 1 ? path[1] : parts[^1];
        return (parts[0], path[0], kind);
    }

    private static string Kebab(string kind)
    {
        var text = new StringBuilder();
        foreach (var character in kind)
        {
            if (char.IsUpper(character) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }
}
