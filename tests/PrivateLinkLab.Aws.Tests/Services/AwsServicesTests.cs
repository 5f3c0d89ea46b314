using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;

namespace PrivateLinkLab.Aws.Tests.Services;

public sealed class AwsServicesTests
{
    [Theory]
    [InlineData("sqss", "sqs")]
    [InlineData("ssmmesages", "ssmmessages")]
    [InlineData("secretmanager", "secretsmanager")]
    [InlineData("SQS", "sqs")]
    [InlineData("something-else-entirely", null)]
    public void Nearest_MisspeltName_GivesWhatWasMeant(string misspelt, string? meant) =>
        Assert.Equal(meant, AwsServices.Nearest(misspelt));

    [Fact]
    public void All_IsSortedAndWithoutRepetition() =>
        Assert.Equal(
            AwsServices.All.Select(service => service.Name).Distinct().Order(StringComparer.Ordinal),
            AwsServices.All.Select(service => service.Name)
        );

    [Fact]
    public void All_EveryRow_IsWhole() => Assert.All(AwsServices.All, service =>
        {
            Assert.NotEmpty(service.Ports);
            Assert.Matches("^[a-z0-9-]+$", service.ActionPrefix);
            Assert.All([.. service.Hosts, .. service.DualStackHosts], host =>
                Assert.Matches(@"^(\*\.)?[a-z0-9.-]+$", host)
            );
            Assert.All(
                $"{service.NotIn} {service.OnlyIn} {service.OwnPrefixIn}".Split(
                    ' ',
                    StringSplitOptions.RemoveEmptyEntries
                ),
                place =>
                    Assert.True(
                        AwsRegion.Find(place) is not null || AwsPartition.All.Any(partition => partition.Id == place),
                        place
                    )
            );
            Assert.True(service.NotIn.Length == 0 || service.OnlyIn.Length == 0, service.Name);
        });

    [Fact]
    public void All_PrivateDnsNames_BelongToOneServiceEach()
    {
        var names = AwsServices.All.SelectMany(service => service.PrivateDnsNames(AwsRegion.Of("us-east-1"))).ToList();

        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void SessionManager_NeedsTwoEndpointsOnly() =>
        Assert.Equal(["ssm", "ssmmessages"], AwsServices.SessionManager);

    [Theory]
    [InlineData("sqs", "us-east-1", "com.amazonaws.us-east-1.sqs")]
    [InlineData("sqs", "us-gov-west-1", "com.amazonaws.us-gov-west-1.sqs")]
    [InlineData("sqs", "cn-north-1", "cn.com.amazonaws.cn-north-1.sqs")]
    [InlineData("ssm", "cn-north-1", "com.amazonaws.cn-north-1.ssm")]
    [InlineData("transcribe", "cn-northwest-1", "cn.com.amazonaws.cn-northwest-1.transcribe.cn")]
    [InlineData("transcribe", "us-east-1", "com.amazonaws.us-east-1.transcribe")]
    [InlineData("ecr.api", "eusc-de-east-1", "eu.amazonaws.eusc-de-east-1.ecr.api")]
    [InlineData("sqs", "eusc-de-east-1", "com.amazonaws.eusc-de-east-1.sqs")]
    public void EndpointServiceName_InItsPartition_IsFoundAgain(string service, string region, string name)
    {
        Assert.Equal(name, AwsServices.Find(service)!.EndpointServiceName(AwsRegion.Of(region)));
        Assert.Equal(service, AwsServices.FindEndpointService(name, AwsRegion.Of(region))?.Name);
    }

    [Fact]
    public void FindEndpointService_EveryServiceInEveryRegion_IsFoundWhereItIs() =>
        Assert.All(AwsRegion.All, region =>
            Assert.All(AwsServices.All, service =>
                Assert.Equal(
                    service.IsIn(region) ? service : null,
                    AwsServices.FindEndpointService(service.EndpointServiceName(region), region)
                )
            )
        );

    [Theory]
    [InlineData("com.amazonaws.cn-north-1.sqs", "cn-north-1")]
    [InlineData("cn.com.amazonaws.us-east-1.sqs", "us-east-1")]
    [InlineData("com.amazonaws.us-east-1.sqs", "us-east-2")]
    [InlineData("com.amazonaws.us-east-1.sqs.cn", "us-east-1")]
    [InlineData("com.amazonaws.us-east-1.firehose", "us-east-1")]
    [InlineData("com.amazonaws.cn-north-1.cognito-idp", "cn-north-1")]
    [InlineData("sqs", "us-east-1")]
    [InlineData("", "us-east-1")]
    public void FindEndpointService_NoSuchName_IsNull(string name, string region) =>
        Assert.Null(AwsServices.FindEndpointService(name, AwsRegion.Of(region)));

    [Fact]
    public void FindEndpointService_GatewayInChina_HasTheCommonPrefix()
    {
        var region = AwsRegion.Of("cn-north-1");

        Assert.Equal("com.amazonaws.cn-north-1.s3", AwsServices.Find("s3")!.GatewayServiceName(region));
        Assert.Equal("s3", AwsServices.FindEndpointService("com.amazonaws.cn-north-1.s3", region)?.Name);
        Assert.Equal("s3", AwsServices.FindEndpointService("cn.com.amazonaws.cn-north-1.s3", region)?.Name);
    }

    [Theory]
    [InlineData("sqs", "us-east-1", "sqs.us-east-1.amazonaws.com sqs.us-east-1.api.aws")]
    [InlineData("sqs", "cn-north-1", "sqs.cn-north-1.amazonaws.com.cn sqs.cn-north-1.api.amazonwebservices.com.cn")]
    [InlineData("ecr.dkr", "eu-west-1", "*.dkr.ecr.eu-west-1.amazonaws.com")]
    [InlineData("ecs-agent", "eu-west-1", "ecs-a.eu-west-1.amazonaws.com")]
    [InlineData("eks-auth", "eu-west-1", "eks-auth.eu-west-1.api.aws")]
    [InlineData(
        "kinesis-streams",
        "eu-west-1",
        "kinesis.eu-west-1.amazonaws.com *.data-kinesis.eu-west-1.amazonaws.com "
            + "*.control-kinesis.eu-west-1.amazonaws.com"
    )]
    [InlineData("dynamodb", "eu-west-1", "")]
    public void PrivateDnsNames_OfAService_AreThoseOfItsRow(string service, string region, string names) =>
        Assert.Equal(names, string.Join(' ', AwsServices.Find(service)!.PrivateDnsNames(AwsRegion.Of(region))));

    [Theory]
    [InlineData("sqs", "sqs.us-east-1.vpce.amazonaws.com")]
    [InlineData("ecr.dkr", "dkr.ecr.us-east-1.vpce.amazonaws.com")]
    [InlineData("codeartifact.api", "api.codeartifact.us-east-1.vpce.amazonaws.com")]
    [InlineData("dynamodb", "dynamodb.us-east-1.vpce.amazonaws.com")]
    [InlineData("iot.data", "data.iot.us-east-1.vpce.amazonaws.com")]
    public void EndpointDomain_OfAService_IsTheOneOfItsEndpoints(string service, string domain) =>
        Assert.Equal(domain, AwsServices.Find(service)!.EndpointDomain(AwsRegion.Of("us-east-1")));

    [Fact]
    public void Https_AllButMail_IsSpoken() =>
        Assert.Equal(
            ["email-smtp"],
            AwsServices.All.Where(service => !service.IsHttps).Select(service => service.Name)
        );
}
