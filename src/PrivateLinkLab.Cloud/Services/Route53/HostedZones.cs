using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;

namespace PrivateLinkLab.Cloud.Services.Route53;

/// <summary>A hosted zone.</summary>
internal sealed record HostedZoneRecord(string Id, string Resource, string Name, bool IsPrivate)
{
    /// <summary>The ids of the VPCs in which a private zone answers.</summary>
    public HashSet<string> Vpcs { get; } = new(StringComparer.Ordinal);

    /// <summary>The record sets, as name, type and set identifier, with the resource that made each.</summary>
    public Dictionary<(string Name, string Type, string Set), string> Records { get; } = [];
}

/// <summary>
/// Hosted zones, their associations with VPCs and their records: Route 53 API Reference, "CreateHostedZone",
/// "AssociateVPCWithHostedZone" and "ChangeResourceRecordSets".
/// </summary>
internal static class HostedZones
{
    public static readonly ResourceKind Kind = new(AwsTypes.HostedZone, "Route 53 Zone", Create)
    {
        // Records of the stack that go with the zone go before it.
        KeptBy = (diff, zone) =>
            zone.IsOn("forceDestroy") ? null
            : diff.Remaining(AwsTypes.DnsRecord).FirstOrDefault(record => record.Inputs.GetText("zoneId") == zone.Id)
                is { } record
                ? new(
                    DeletionGuard.Contents,
                    $"HostedZoneNotEmpty: the hosted zone has the record '{record.Name}', which remains. First delete "
                        + "it, or deploy the zone with forceDestroy."
                )
            : null,
    };

    public static readonly ResourceKind AssociationKind = new(
        AwsTypes.HostedZoneAssociation,
        "Route 53 Zone Association",
        Associate
    );

    public static readonly ResourceKind RecordKind = new(AwsTypes.DnsRecord, "Route 53 Record", CreateRecord);

    private const string ZoneLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static readonly string[] RecordTypes =
    [
        "A",
        "AAAA",
        "CAA",
        "CNAME",
        "DS",
        "HTTPS",
        "MX",
        "NAPTR",
        "NS",
        "PTR",
        "SOA",
        "SPF",
        "SRV",
        "SSHFP",
        "SVCB",
        "TLSA",
        "TXT",
    ];

    private static readonly string[] TopDomains = ["com", "net", "org", "co.uk"];

    private static readonly string[] PrivateServers =
    [
        "ns-0.awsdns-00.com",
        "ns-512.awsdns-00.net",
        "ns-1024.awsdns-00.org",
        "ns-1536.awsdns-00.co.uk",
    ];

    private static readonly string[] Routings =
    [
        "cidrRoutingPolicy",
        "failoverRoutingPolicies",
        "geolocationRoutingPolicies",
        "geoproximityRoutingPolicy",
        "latencyRoutingPolicies",
        "weightedRoutingPolicies",
    ];

    public static Answer Create(ResourceRequest request)
    {
        var name = Folded(request.Inputs.Text("name") ?? request.PhysicalName());
        request.Require(
            IsDomain(name),
            "InvalidDomainName",
            $"name '{name}' is not a domain name such as example.com."
        );
        var vpcs = request.Inputs.Bags("vpcs");
        request.Require(
            vpcs.Count == 0 || request.Inputs.Text("delegationSetId") is null,
            "InvalidInput",
            "a private zone has no delegationSetId. Leave it or vpcs out."
        );
        var id = "Z" + StableHash.Of(request.Hash.Hex(64), "zone").Letters(ZoneLetters, 20);
        var zone = new HostedZoneRecord(id, request.Name, name, vpcs.Count > 0);
        foreach (var vpc in vpcs)
        {
            AddVpc(request, zone, vpc.Text("vpcId"), vpc.Text("vpcRegion"), "vpcs.vpcId");
        }

        request.All<HostedZoneRecord>().Add(id, zone);
        string[] servers = [.. TopDomains.Select((top, index) => ServerOf(id, top, index))];
        return new(
            id,
            request
                .NewState()
                .Set("arn", $"arn:{request.Partition}:route53:::hostedzone/{id}")
                .Set("name", name)
                .Set("nameServers", StateBuilder.List(zone.IsPrivate ? PrivateServers : servers))
                .Set("primaryNameServer", zone.IsPrivate ? PrivateServers[0] : servers[0])
                .Set("zoneId", id)
                .Default("comment", "Managed by Pulumi")
                .Default("forceDestroy", false)
                .Filled(AwsTypes.HostedZone)
                .Build()
        );
    }

    public static Answer Associate(ResourceRequest request)
    {
        var zone = Find(request);
        request.Require(
            zone.IsPrivate,
            "PublicZoneVPCAssociation",
            $"the hosted zone '{zone.Resource}' is public. Only a private zone, which is made with a VPC, is "
                + "associated "
                + "with VPCs."
        );
        var vpc = request.RequiredText("vpcId");
        var region = request.Inputs.Text("vpcRegion") ?? request.Region;
        AddVpc(request, zone, vpc, region, "vpcId");
        return new(
            region == request.Region ? $"{zone.Id}:{vpc}" : $"{zone.Id}:{vpc}:{region}",
            request
                .NewState()
                .Set("owningAccount", request.AccountId)
                .Default("vpcRegion", region)
                .Filled(AwsTypes.HostedZoneAssociation)
                .Build()
        );
    }

    public static Answer CreateRecord(ResourceRequest request)
    {
        var zone = Find(request);
        var given = Folded(request.Inputs.Text("name") ?? "");
        var name =
            given.Length == 0 ? zone.Name
            : given == zone.Name || given.EndsWith($".{zone.Name}", StringComparison.Ordinal) ? given
            : $"{given}.{zone.Name}";
        var type = request.RequiredText("type");
        request.RequireOneOf("type", RecordTypes, "InvalidInput");
        CheckValues(request, zone, name, type);
        var set = request.Inputs.Text("setIdentifier") ?? "";
        var isRouted =
            Routings.Any(key => request.Inputs.Has(key))
            || request.Inputs.Flag("multivalueAnswerRoutingPolicy") == true;
        request.Require(
            isRouted == set.Length > 0,
            "InvalidInput",
            isRouted
                ? "a record with a routing policy needs a setIdentifier."
                : "setIdentifier is for records with a routing policy, and this one has none."
        );
        // The apex has an NS and an SOA record from the start.
        request.Require(
            name != zone.Name || type is not ("NS" or "SOA") || request.Inputs.Flag("allowOverwrite") == true,
            "InvalidChangeBatch",
            $"the zone has its {type} record from the start. Set allowOverwrite to change it."
        );
        var clash = zone.Records.Keys.FirstOrDefault(other =>
            other.Name == name && other.Type != type && (type == "CNAME" || other.Type == "CNAME")
        );
        request.Require(
            clash == default,
            "InvalidChangeBatch",
            $"the {type} record '{name}' conflicts with the {clash.Type} record of that name: a name that has a "
                + "CNAME has "
                + "nothing else."
        );
        request.Require(
            zone.Records.TryAdd((name, type, set), request.Name) || request.Inputs.Flag("allowOverwrite") == true,
            "InvalidChangeBatch",
            $"the {type} record '{name}' exists already, by '{zone.Records[(name, type, set)]}'."
        );
        return new(
            $"{zone.Id}_{given}_{type}{(set.Length > 0 ? $"_{set}" : "")}",
            request
                .NewState()
                .Set("fqdn", name)
                .Set("name", given)
                .Default("allowOverwrite", false)
                .Default("multivalueAnswerRoutingPolicy", false)
                .Filled(AwsTypes.DnsRecord)
                .Build()
        );
    }

    // Each of the four is of another top-level domain, numbered within a range of its own.
    private static string ServerOf(string zone, string top, int index)
    {
        var hash = StableHash.Of(zone, top);
        return FormattableString.Invariant($"ns-{512 * index + hash.Below(512)}.awsdns-{hash.Below(64):00}.{top}");
    }

    private static void CheckValues(ResourceRequest request, HostedZoneRecord zone, string name, string type)
    {
        var aliases = request.Inputs.Bags("aliases");
        var values = request.Inputs.Texts("records");
        request.Require(
            (aliases.Count == 0) != (values.Count == 0),
            "InvalidInput",
            "a record has exactly one of records and aliases."
        );
        request.Require(
            values.Count == 0 || request.Inputs.Number("ttl") is >= 0 and <= 2147483647,
            "InvalidInput",
            "ttl is required with records: 0 to 2147483647 seconds."
        );
        request.Require(
            aliases.Count == 0 || !request.Inputs.Has("ttl"),
            "InvalidInput",
            "an alias has no ttl: it is that of what it names."
        );
        request.Require(
            type != "CNAME" || name != zone.Name,
            "InvalidChangeBatch",
            $"RRSet of type CNAME with DNS name {name}. is not permitted at apex in zone {zone.Name}. Use an alias."
        );
        request.Require(
            type != "CNAME" || values.Count <= 1,
            "InvalidChangeBatch",
            $"a CNAME record has one value, got {values.Count}."
        );
        foreach (var value in values)
        {
            request.Require(
                type is not ("A" or "AAAA")
                    || (IpAddress.TryParse(value, out var address) && address.IsIpv6 == (type == "AAAA")),
                "InvalidChangeBatch",
                $"'{value}' is not an {(type == "A" ? "IPv4" : "IPv6")} address, as the {type} record '{name}' needs."
            );
        }
    }

    private static void AddVpc(ResourceRequest request, HostedZoneRecord zone, string? vpc, string? region, string key)
    {
        region ??= request.Region;
        var found = request
            .Cloud.All.Select(account => account.All<VpcRecord>().GetValueOrDefault(vpc ?? ""))
            .FirstOrDefault(item => item is not null);
        request.Require(
            found is not null && found.Region == region,
            "InvalidVPCId",
            $"{key} '{vpc}' is not a VPC in {region}. Give the VPC's region with vpcRegion."
        );
        var other = request
            .All<HostedZoneRecord>()
            .Values.FirstOrDefault(item => item != zone && item.Name == zone.Name && item.Vpcs.Contains(found.Id));
        request.Require(
            other is null,
            "ConflictingDomainExists",
            $"the hosted zone '{other?.Resource}' answers for {zone.Name} in VPC '{found.Name}' already. A VPC has one "
                + "zone of a name."
        );
        zone.Vpcs.Add(found.Id);
    }

    private static HostedZoneRecord Find(ResourceRequest request)
    {
        var id = request.RequiredText("zoneId");
        return request.All<HostedZoneRecord>().GetValueOrDefault(id[(id.LastIndexOf('/') + 1)..])
            ?? throw request.Refuse("NoSuchHostedZone", $"the hosted zone '{id}' does not exist in the account.");
    }

    private static bool IsDomain(string name) =>
        name.Length is > 0 and <= 255
        && name.Split('.')
            .All(label =>
                label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '*')
            );

    private static string Folded(string name) => name.TrimEnd('.').ToLowerInvariant();
}
