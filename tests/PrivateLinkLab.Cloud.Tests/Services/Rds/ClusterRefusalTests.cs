using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Rds;

/// <summary>Clusters of databases.</summary>
public sealed class ClusterRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "aurora",
                """{"engine":"aurora"}""",
                "InvalidParameterValue: engine 'aurora' is not accepted; use aurora-mysql, "
                    + "aurora-postgresql, mysql or postgres."
            },
            {
                "aurora",
                """{"masterPassword":null}""",
                "InvalidParameterCombination: masterPassword is required unless manageMasterUserPassword is true."
            },
            {
                "aurora",
                """{"masterPassword":"short"}""",
                "InvalidParameterValue: the password has 5 characters; 8 to 128 are accepted."
            },
            {
                "aurora",
                """{"skipFinalSnapshot":false}""",
                "InvalidParameterCombination: finalSnapshotIdentifier is required unless skipFinalSnapshot "
                    + "is true."
            },
            {
                "aurora-1",
                """{"engine":"aurora-mysql"}""",
                "InvalidParameterCombination: engine 'aurora-mysql' is not aurora-postgresql, that of the cluster."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
