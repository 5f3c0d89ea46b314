using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Eks;

/// <summary>Clusters and node groups.</summary>
public sealed class EksRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "eks",
                """{"vpcConfig":{"subnetIds":["${a}"]}}""",
                "InvalidParameterException: Subnets specified must be in at least two different AZs. Give "
                    + "vpcConfig.subnetIds of two zones."
            },
            {
                "nodes",
                """{"clusterName":"none"}""",
                "ResourceNotFoundException: clusterName 'none' is not a cluster of the account in us-east-1."
            },
            {
                "nodes",
                """{"scalingConfig":{"minSize":3,"desiredSize":1,"maxSize":2}}""",
                "InvalidParameterException: Minimum capacity 3 can't be greater than maximum size 2."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
