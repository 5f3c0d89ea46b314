using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Identity;

/// <summary>One availability zone, by name or id: EC2 API Reference, "DescribeAvailabilityZones".</summary>
internal static class ZoneLookup
{
    public static readonly FunctionKind Kind = new(
        "aws:index/getAvailabilityZone:getAvailabilityZone",
        "EC2 Availability Zone",
        Answer
    );

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
