using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;

namespace PrivateLinkLab.Aws.Tests.Services;

public sealed class ServiceHostNameTests
{
    [Theory]
    [InlineData("sqs.us-east-1.amazonaws.com", "sqs us-east-1")]
    [InlineData("sqs.us-east-1.api.aws", "sqs us-east-1")]
    [InlineData("sqs.cn-north-1.amazonaws.com.cn", "sqs cn-north-1")]
    [InlineData("sqs.cn-north-1.api.amazonwebservices.com.cn", "sqs cn-north-1")]
    [InlineData("sqs.eusc-de-east-1.amazonaws.eu", "sqs eusc-de-east-1")]
    [InlineData("eu-west-1.queue.amazonaws.com", "sqs eu-west-1")]
    [InlineData("queue.amazonaws.com", "sqs us-east-1")]
    [InlineData("api.ecr.us-east-1.amazonaws.com", "ecr.api us-east-1")]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com", "ecr.dkr us-east-1")]
    [InlineData("firehose.us-east-1.amazonaws.com", "kinesis-firehose us-east-1")]
    [InlineData("1234.data-kinesis.us-east-1.amazonaws.com", "kinesis-streams us-east-1")]
    [InlineData("ecs-a.us-east-1.amazonaws.com", "ecs-agent us-east-1")]
    [InlineData("dynamodb.us-east-1.amazonaws.com", "dynamodb us-east-1")]
    [InlineData("eks-auth.us-east-1.api.aws", "eks-auth us-east-1")]
    [InlineData("s3.eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("my.bucket.s3.eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("my.bucket.s3.amazonaws.com", "s3 ")]
    [InlineData("s3.amazonaws.com", "s3 us-east-1")]
    [InlineData("s3-external-1.amazonaws.com", "s3 us-east-1")]
    [InlineData("s3-eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("my.bucket.s3-eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("s3-fips.us-east-1.amazonaws.com", "s3 us-east-1")]
    [InlineData("b.s3-fips.dualstack.us-east-1.amazonaws.com", "s3 us-east-1")]
    [InlineData("s3-fips-us-gov-west-1.amazonaws.com", "s3 us-gov-west-1")]
    [InlineData("b.s3-website-us-east-1.amazonaws.com", "s3-website us-east-1")]
    [InlineData("b.s3-website.eu-central-1.amazonaws.com", "s3-website eu-central-1")]
    [InlineData("b.s3-accelerate.amazonaws.com", "s3-accelerate ")]
    [InlineData("b.s3-accelerate.dualstack.amazonaws.com", "s3-accelerate ")]
    [InlineData("123456789012.s3-control.eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("123456789012.s3-control.dualstack.eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("name-1.s3-accesspoint.dualstack.eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "s3express us-east-1")]
    [InlineData("s3express-control.us-east-1.amazonaws.com", "s3express us-east-1")]
    [InlineData("123456789012.ddb.eu-west-1.amazonaws.com", "dynamodb eu-west-1")]
    [InlineData("my.bucket.s3.dualstack.eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("name-1.s3-accesspoint.eu-west-1.amazonaws.com", "s3 eu-west-1")]
    [InlineData("new-service.us-east-1.amazonaws.com", "new-service us-east-1")]
    [InlineData("vpce-1.sqs.us-east-1.vpce.amazonaws.com", null)]
    [InlineData("amazonaws.com", null)]
    [InlineData("example.com", null)]
    [InlineData("", null)]
    public void Parse_Host_GivesServiceAndRegion(string host, string? parts) =>
        Assert.Equal(parts, ServiceHostName.Parse(host) is var (service, region) ? $"{service} {region}" : null);

    [Fact]
    public void Parse_EveryPrivateDnsName_LeadsBackToItsService() =>
        Assert.All(AwsServices.All, service =>
            Assert.All(AwsRegion.All, region =>
                Assert.All(service.PrivateDnsNames(region), name =>
                    Assert.Equal(
                        new(service.Name, region.Code),
                        ServiceHostName.Parse(name.Replace("*.", "x.", StringComparison.Ordinal))
                    )
                )
            )
        );

    [Fact]
    public void ActionPrefixOf_EveryNameOfAService_IsThatOfItsRow() => Assert.All(AwsServices.All, service =>
        {
            var region = AwsRegion.Of("eu-west-1");
            Assert.All([.. service.PrivateDnsNames(region), $"vpce-1-x.{service.EndpointDomain(region)}"], name =>
                Assert.Equal(
                    service.ActionPrefix,
                    ServiceHostName.ActionPrefixOf(name.Replace("*.", "x.", StringComparison.Ordinal))
                )
            );
        });

    [Theory]
    [InlineData("sqs.us-east-1.amazonaws.com", "sqs")]
    [InlineData("SQS.us-east-1.amazonaws.com.", "sqs")]
    [InlineData("us-east-1.queue.amazonaws.com", "sqs")]
    [InlineData("queue.amazonaws.com", "sqs")]
    [InlineData("sqs-fips.us-gov-west-1.amazonaws.com", "sqs")]
    [InlineData("monitoring-fips.us-east-1.amazonaws.com", "cloudwatch")]
    [InlineData("sqs.us-east-1.api.aws", "sqs")]
    [InlineData("sqs.cn-north-1.amazonaws.com.cn", "sqs")]
    [InlineData("sqs.cn-north-1.api.amazonwebservices.com.cn", "sqs")]
    [InlineData("vpce-0a1b-x1y2.sqs.us-east-1.vpce.amazonaws.com", "sqs")]
    [InlineData("vpce-0a1b-x1y2-us-east-1a.ssm.us-east-1.vpce.amazonaws.com", "ssm")]
    [InlineData("ssmmessages.sa-east-1.amazonaws.com", "ssmmessages")]
    [InlineData("s3.amazonaws.com", "s3")]
    [InlineData("s3-eu-west-1.amazonaws.com", "s3")]
    [InlineData("my.bucket.s3-eu-west-1.amazonaws.com", "s3")]
    [InlineData("b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "s3express")]
    [InlineData("123456789012.ddb.eu-west-1.amazonaws.com", "dynamodb")]
    [InlineData("s3.dualstack.eu-west-1.amazonaws.com", "s3")]
    [InlineData("my.bucket.s3.eu-west-1.amazonaws.com", "s3")]
    [InlineData("bucket.vpce-0a1b-x1y2.s3.us-east-1.vpce.amazonaws.com", "s3")]
    [InlineData("email.us-east-1.amazonaws.com", "ses")]
    [InlineData("new-service.us-east-1.amazonaws.com", "new-service")]
    [InlineData("lb-0123.elb.us-east-1.amazonaws.com", null)]
    [InlineData("db.abc.us-east-1.rds.amazonaws.com", null)]
    [InlineData("rds.us-east-1.amazonaws.com", "rds")]
    [InlineData("ec2-203-0-113-1.compute-1.amazonaws.com", null)]
    [InlineData("vpce-svc-0a1b.us-east-1.vpce.amazonaws.com", null)]
    [InlineData("vpce-0a1b-x1y2.vpce-svc-0c2d.us-east-1.vpce.amazonaws.com", null)]
    [InlineData("us-east-1.amazonaws.com", null)]
    [InlineData("amazonaws.com", null)]
    [InlineData("example.com", null)]
    [InlineData("", null)]
    public void ActionPrefixOf_Host_IsThatOfItsService(string host, string? prefix) =>
        Assert.Equal(prefix, ServiceHostName.ActionPrefixOf(host));

    [Theory]
    [InlineData("sqs.us-east-1.api.aws", true)]
    [InlineData("sqs.cn-north-1.api.amazonwebservices.com.cn", true)]
    [InlineData("s3.dualstack.us-east-1.amazonaws.com", true)]
    [InlineData("sqs.us-east-1.amazonaws.com", false)]
    public void IsDualStack_Host_IsOneWithIpv6(string host, bool isDualStack) =>
        Assert.Equal(isDualStack, ServiceHostName.IsDualStack(host));

    [Theory]
    [InlineData("a.s3.us-east-1.amazonaws.com", "*.s3.us-east-1.amazonaws.com", true)]
    [InlineData("a.b.S3.us-east-1.amazonaws.com", "*.s3.us-east-1.amazonaws.com", true)]
    [InlineData("s3.us-east-1.amazonaws.com", "*.s3.us-east-1.amazonaws.com", false)]
    [InlineData(".s3.us-east-1.amazonaws.com", "*.s3.us-east-1.amazonaws.com", false)]
    [InlineData("SQS.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com", true)]
    [InlineData("a.sqs.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com", false)]
    public void Matches_Wildcard_StandsForOneOrMoreLabels(string host, string pattern, bool matches) =>
        Assert.Equal(matches, ServiceHostName.Matches(host, pattern));

    [Theory]
    [InlineData("com.amazonaws.us-east-1.sqs", "us-east-1 sqs")]
    [InlineData("com.amazonaws.us-east-1.ecr.api", "us-east-1 ecr.api")]
    [InlineData("cn.com.amazonaws.cn-north-1.sqs", "cn-north-1 sqs")]
    [InlineData("com.amazonaws.cn-north-1.sqs", "cn-north-1 sqs")]
    [InlineData("cn.com.amazonaws.cn-north-1.transcribe.cn", "cn-north-1 transcribe")]
    [InlineData("eu.amazonaws.eusc-de-east-1.ecr.api", "eusc-de-east-1 ecr.api")]
    [InlineData("com.amazonaws.us-east-1.new-service", "us-east-1 new-service")]
    [InlineData("com.amazonaws.vpce.us-east-1.vpce-svc-0a1b", null)]
    [InlineData("com.amazonaws.us-east-1.", null)]
    [InlineData("com.amazonaws.us-east-1", null)]
    [InlineData("sqs", null)]
    [InlineData(null, null)]
    public void EndpointServiceName_Text_IsTakenApart(string? text, string? parts) =>
        Assert.Equal(parts, EndpointServiceName.Parse(text) is var (region, service) ? $"{region} {service}" : null);

    [Fact]
    public void EndpointServiceName_ServiceThatIsNotKnown_HasItsOwnNameAsPrivateName() =>
        Assert.Equal(
            ["new-service.cn-north-1.amazonaws.com.cn"],
            EndpointServiceName.Parse("com.amazonaws.cn-north-1.new-service")!.Value.PrivateDnsNames
        );
}
