using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Networking;

namespace PrivateLinkLab.Cloud.Answering;

/// <summary>A call of one function (data source).</summary>
internal sealed class FunctionRequest
{
    public FunctionRequest(FunctionKind kind, InputBag inputs, Caller caller, CloudState cloud)
    {
        Kind = kind;
        Inputs = inputs;
        Caller = caller;
        Cloud = cloud;
        Region = inputs.Text("region") ?? caller.Region;
        if (AwsRegion.Find(Region) is null)
        {
            throw Refuse(Region, "InvalidParameterValue",
                $"region '{Region}' is not an AWS region. {NearMiss.OfRegion(Region)}");
        }
    }

    public FunctionKind Kind { get; }

    public InputBag Inputs { get; }

    public Caller Caller { get; }

    public CloudState Cloud { get; }

    public string Region { get; }

    /// <summary>The region's zones, as the account sees them.</summary>
    public AvailabilityZones Zones => Cloud.ZonesOf(Region);

    public string Partition => AwsPartition.Of(Region).Id;

    /// <param name="subject">What was looked up.</param>
    /// <param name="code">AWS's error code.</param>
    /// <param name="reason">One sentence with the value and what is accepted.</param>
    public AwsRefusalException Refuse(string subject, string code, string reason) =>
        new($"reading {Kind.Label} '{subject}'", code, reason, Kind.Token, subject);
}
