using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.OtherServices;

/// <summary>Logs, alarms, events, file systems, certificates, subscriptions.</summary>
public sealed class OtherServiceRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "stream",
                """{"logGroupName":"none"}""",
                "ResourceNotFoundException: logGroupName 'none' is not a log group of the account in us-east-1."
            },
            {
                "alarm",
                """{"comparisonOperator":"Above"}""",
                "ValidationError: comparisonOperator 'Above' is not accepted; use "
                    + "GreaterThanOrEqualToThreshold, GreaterThanThreshold, GreaterThanUpperThreshold, "
                    + "LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, "
                    + "LessThanOrEqualToThreshold or LessThanThreshold."
            },
            {
                "nightly",
                """{"scheduleExpression":null}""",
                "ValidationException: one of scheduleExpression and eventPattern is required."
            },
            {
                "files-a",
                """{"fileSystemId":"fs-1"}""",
                "FileSystemNotFound: fileSystemId 'fs-1' is not a file system of the account in us-east-1."
            },
            {
                "certificate",
                """{"domainName":null}""",
                "ValidationException: a certificate has either a domainName, or a privateKey with its "
                    + "certificateBody."
            },
            {
                "subscription",
                """{"endpoint":"queue"}""",
                "InvalidParameter: endpoint 'queue' is not an ARN, as the protocol sqs needs."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
