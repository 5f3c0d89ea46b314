using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Identity;

/// <summary>Availability zones: EC2 API Reference, "DescribeAvailabilityZones".</summary>
internal static class ZoneLookup
{
    public static readonly FunctionKind Kind = new(
        "aws:index/getAvailabilityZone:getAvailabilityZone",
        "EC2 Availability Zone",
        Answer
    );

    /// <summary>All zones of the region.</summary>
    public static readonly FunctionKind ListKind = new(
        "aws:index/getAvailabilityZones:getAvailabilityZones",
        "EC2 Availability Zones",
        List
    );

    /// <summary>
    /// The zones of the region but for those that are excluded. Every zone is available, and none is a Local Zone: a
    /// state or a filter for others matches nothing.
    /// </summary>
    public static MapValue List(FunctionRequest request)
    {
        var inputs = request.Inputs;
        var zones = request.Zones;
        var (noNames, noIds) = (inputs.Texts("excludeNames"), inputs.Texts("excludeZoneIds"));
        var names = inputs.Text("state") is null or "available"
            ? zones.Names.Where(name =>
                !noNames.Contains(name)
                && !noIds.Contains(zones.IdOf(name)!)
                && inputs.Bags("filters").All(filter => Matches(filter, request.Region, name, zones.IdOf(name)!))
            )
            : [];
        string[] found = [.. names];
        return MapValue.Create([
            .. inputs.Values,
            new("groupNames", StateBuilder.List(found.Length == 0 ? [] : [request.Region])),
            new("id", request.Region),
            new("names", StateBuilder.List(found)),
            new("region", request.Region),
            new("zoneIds", StateBuilder.List(found.Select(name => zones.IdOf(name)!))),
        ]);
    }

    private static bool Matches(InputBag filter, string region, string name, string id)
    {
        var value = filter.Text("name") switch
        {
            "zone-type" => "availability-zone",
            "opt-in-status" => "opt-in-not-required",
            "group-name" or "region-name" => region,
            "zone-name" => name,
            "zone-id" => id,
            "state" => "available",
            _ => null,
        };
        return value is null || filter.Texts("values").Contains(value);
    }

    public static MapValue Answer(FunctionRequest request)
    {
        var givenName = request.Inputs.Text("name");
        var givenId = request.Inputs.Text("zoneId");
        var subject = givenName
            ?? givenId
            ?? throw request.Refuse("", "MissingParameter", "name or zoneId is required.");
        var zones = request.Zones;
        var name = givenName ?? zones.NameOf(subject);
        if (name is null || zones.IdOf(name) is not { } id || (givenId ?? id) != id)
        {
            var known = zones.Names.Select(zone => $"{zone} ({zones.IdOf(zone)})");
            throw request.Refuse(
                subject,
                "InvalidParameterValue",
                $"it is not a zone of {request.Region}; use {Format.Choice([.. known])}."
            );
        }

        return StateBuilder.Map(
            ("groupLongName", AwsRegion.Of(request.Region).Name),
            ("groupName", request.Region),
            ("id", name),
            ("name", name),
            ("nameSuffix", name[request.Region.Length..]),
            ("networkBorderGroup", request.Region),
            ("optInStatus", "opt-in-not-required"),
            ("parentZoneId", ""),
            ("parentZoneName", ""),
            ("region", request.Region),
            ("state", "available"),
            ("zoneId", id),
            ("zoneType", "availability-zone")
        );
    }
}
