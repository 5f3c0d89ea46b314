using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Route53;

/// <summary>Hosted zones and records.</summary>
public sealed class Route53RefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "zone",
                """{"name":"a..b"}""",
                "InvalidDomainName: name 'a..b' is not a domain name such as example.com."
            },
            {
                "zone",
                """{"vpcs":[{"vpcId":"vpc-1"}]}""",
                "InvalidVPCId: vpcs.vpcId 'vpc-1' is not a VPC in us-east-1. Give the VPC's region with vpcRegion."
            },
            {
                "record",
                """{"zoneId":"Z1"}""",
                "NoSuchHostedZone: the hosted zone 'Z1' does not exist in the account."
            },
            { "record", """{"ttl":null}""", "InvalidInput: ttl is required with records: 0 to 2147483647 seconds." },
            {
                "record",
                """{"records":["db"]}""",
                "InvalidChangeBatch: 'db' is not an IPv4 address, as the A record 'db.example.internal' needs."
            },
            {
                "record",
                """{"type":"CNAME","name":"","records":["a.b"]}""",
                "InvalidChangeBatch: RRSet of type CNAME with DNS name example.internal. is not permitted at "
                    + "apex in zone example.internal. Use an alias."
            },
            {
                "record",
                """{"setIdentifier":"one"}""",
                "InvalidInput: setIdentifier is for records with a routing policy, and this one has none."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
