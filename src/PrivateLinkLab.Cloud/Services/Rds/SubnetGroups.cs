using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>A DB subnet group.</summary>
internal sealed record SubnetGroupRecord(string Name, VpcRecord Vpc, IReadOnlyList<string> Zones, bool HasIpv6);

/// <summary>DB subnet groups: Amazon RDS User Guide, "Working with a DB instance in a VPC".</summary>
internal static partial class SubnetGroups
{
    public static readonly ResourceKind Kind = new(AwsTypes.DbSubnetGroup, "RDS DB Subnet Group", Create);

    public static Answer Create(ResourceRequest request)
    {
        var name = request.PhysicalName();
        request.Require(
            GroupName().IsMatch(name) && name != "default",
            "InvalidParameterValue",
            $"name '{name}' is not 1 to 255 lower-case letters, digits, spaces and ._-, other than 'default'."
        );
        var subnets = request.Inputs.Texts("subnetIds").Select(id => Subnets.Find(request, id)).ToList();
        request.Require(
            subnets.Count > 0,
            "MissingParameter",
            "subnetIds is required: subnets in two availability zones."
        );
        var stranger = subnets.Find(subnet => subnet.Vpc != subnets[0].Vpc);
        request.Require(
            stranger is null,
            "InvalidSubnet",
            $"subnet '{stranger?.Name}' is of VPC '{stranger?.Vpc.Name}', subnet '{subnets[0].Name}' of VPC "
                + $"'{subnets[0].Vpc.Name}'. "
                + "Choose subnets of one VPC."
        );
        string[] zones = [.. subnets.Select(subnet => subnet.Zone).Distinct().Order(StringComparer.Ordinal)];
        request.Require(
            zones.Length >= 2,
            "DBSubnetGroupDoesNotCoverEnoughAZs",
            $"the subnets are all in {zones[0]}. Give subnets in at least 2 availability zones."
        );
        var hasIpv6 = subnets.TrueForAll(subnet => subnet.Ipv6Block is not null);
        if (request.Account.TakeName("db subnet group", $"{request.Region}/{name}", request.Name) is { } taken)
        {
            throw request.Refuse(
                "DBSubnetGroupAlreadyExists",
                $"the DB subnet group '{name}' exists already, by '{taken}'."
            );
        }

        request
            .All<SubnetGroupRecord>()
            .Add(Key(request.Region, name), new SubnetGroupRecord(name, subnets[0].Vpc, zones, hasIpv6));
        return new Answer(
            name,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("rds", $"subgrp:{name}"))
                .Set("name", name)
                .Set("supportedNetworkTypes", StateBuilder.List(hasIpv6 ? ["IPV4", "DUAL"] : ["IPV4"]))
                .Set("vpcId", subnets[0].Vpc.Id)
                .Defaults(("description", "Managed by Pulumi"), ("namePrefix", ""))
                .TagsAll()
                .Build()
        );
    }

    public static SubnetGroupRecord Required(ResourceRequest request)
    {
        if (request.Inputs.Text("dbSubnetGroupName") is null && DefaultVpcs.Find(request) is { } vpc)
        {
            // Amazon RDS User Guide, "Working with a DB instance in a VPC": the group default is of the default
            // subnets.
            return new("default", vpc, [.. vpc.Subnets.Select(subnet => subnet.Zone).Distinct()], HasIpv6: false);
        }

        var name = request.Inputs.Text("dbSubnetGroupName")
            ?? throw request.Refuse(
                "DBSubnetGroupNotFoundFault",
                "dbSubnetGroupName is required, because the account has no default VPC."
            );
        return request.All<SubnetGroupRecord>().TryGetValue(Key(request.Region, name), out var group)
            ? group
            : throw request.Refuse(
                "DBSubnetGroupNotFoundFault",
                $"the DB subnet group '{name}' does not exist in {request.Region}."
            );
    }

    private static string Key(string region, string name) => $"{region}/{name}";

    [GeneratedRegex("^[a-z0-9 ._-]{1,255}$")]
    private static partial Regex GroupName();
}
