using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.DataServices;

/// <summary>Secrets, keys, parameters, tables, caches, repositories.</summary>
public sealed class DataServiceRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "repository",
                """{"name":"App"}""",
                "InvalidParameterException: name 'App' is not 2 to 256 lower-case letters, digits and "
                    + "separated hyphens, underscores, periods and slashes."
            },
            {
                "images",
                """{"repository":"none"}""",
                "RepositoryNotFoundException: repository 'none' is not a repository of the account in us-east-1."
            },
            {
                "secret",
                """{"recoveryWindowInDays":3}""",
                "InvalidParameterException: recoveryWindowInDays 3 is not 0, or 7 to 30."
            },
            {
                "version",
                """{"secretId":"none"}""",
                "ResourceNotFoundException: secretId 'none' is not a secret of the account in us-east-1."
            },
            {
                "kms",
                """{"deletionWindowInDays":3}""",
                "ValidationException: deletionWindowInDays 3 is not between 7 and 30."
            },
            {
                "kms-alias",
                """{"name":"own"}""",
                "ValidationException: name 'own' is not alias/ and 1 to 250 letters, digits, slashes, "
                    + "underscores and hyphens, other than alias/aws/."
            },
            {
                "parameter",
                """{"name":"/aws/own"}""",
                "ValidationException: name '/aws/own' is not letters, digits, _ . and - with slashes "
                    + "between, not beginning with aws or ssm."
            },
            {
                "parameter",
                """{"value":null}""",
                "ValidationException: exactly one of insecureValue, value or valueWo is required."
            },
            {
                "parameter",
                """{"keyId":"alias/own"}""",
                "ValidationException: keyId is for the type SecureString alone."
            },
            {
                "table-of-items",
                """{"rangeKey":"date"}""",
                "ValidationException: the key 'date' is not one of attributes. Define it there, with its type."
            },
            {
                "table-of-items",
                """{"attributes":[{"name":"id","type":"S"},{"name":"size","type":"N"}]}""",
                "ValidationException: all attributes must be indexed, and 'size' is no key of the table or "
                    + "of an index. Leave it out."
            },
            {
                "table-of-items",
                """{"billingMode":null}""",
                "ValidationException: readCapacity and writeCapacity are at least 1 when billingMode is "
                    + "PROVISIONED. Set them, or billingMode to PAY_PER_REQUEST."
            },
            {
                "cache",
                """{"numCacheNodes":2}""",
                "InvalidParameterValue: a cluster of redis or valkey has one node. Use a replication group "
                    + "for more."
            },
            {
                "cache",
                """{"subnetGroupName":"none"}""",
                "CacheSubnetGroupNotFoundFault: subnetGroupName 'none' is not a cache subnet group of the "
                    + "account in us-east-1."
            },
            {
                "caches",
                """{"numCacheClusters":1,"automaticFailoverEnabled":true}""",
                "InvalidParameterCombination: automaticFailoverEnabled needs numCacheClusters of at least 2."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
