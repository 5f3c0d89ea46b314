using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Lambda;

/// <summary>Functions and what calls them.</summary>
public sealed class LambdaRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "function",
                """{"runtime":null}""",
                "InvalidParameterValueException: runtime and handler are required for the package type Zip."
            },
            {
                "function",
                """{"role":"role"}""",
                "ValidationException: role 'role' is not the ARN of a role, such as "
                    + "arn:aws:iam::123456789012:role/NAME."
            },
            { "function", """{"memorySize":64}""", "ValidationException: memorySize 64 is not between 128 and 10240." },
            {
                "function",
                """{"vpcConfig":{"subnetIds":["${a}"],"securityGroupIds":[]}}""",
                "InvalidParameterValueException: vpcConfig needs both subnetIds and securityGroupIds, or neither."
            },
            {
                "function",
                """{"vpcConfig":{"subnetIds":["${there}"],"securityGroupIds":["${group}"]}}""",
                "InvalidParameterValueException: security group 'group' is of VPC 'vpc', the subnets of VPC "
                    + "'other'. Choose security groups of the subnets' VPC."
            },
            {
                "permission",
                """{"function":"none"}""",
                "ResourceNotFoundException: function 'none' is not a function of the account in us-east-1."
            },
            {
                "mapping",
                """{"eventSourceArn":null}""",
                "InvalidParameterValueException: one of eventSourceArn and selfManagedEventSource is required."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
