using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.PrivateLink;

/// <summary>What is associated to endpoints.</summary>
public sealed class EndpointAssociationRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "s3-table",
                """{"vpcEndpointId":"${sqs}"}""",
                "InvalidParameter: an interface endpoint has no route tables. Give it subnets."
            },
            {
                "sqs-a",
                """{"vpcEndpointId":"${s3}"}""",
                "InvalidParameter: a gateway endpoint has neither subnets nor security groups. Give it route "
                    + "tables."
            },
            {
                "sqs-a",
                """{"subnetId":"${there}"}""",
                "InvalidParameter: subnet 'there' is of VPC 'other', not of VPC 'vpc'. Choose subnets of VPC "
                    + "'vpc'."
            },
            {
                "sqs-policy",
                """{"vpcEndpointId":"vpce-1"}""",
                "InvalidVpcEndpointId.NotFound: the VPC endpoint 'vpce-1' does not exist in us-east-1."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
