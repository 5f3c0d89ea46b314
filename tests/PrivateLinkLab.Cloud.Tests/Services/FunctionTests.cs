using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Cloud.Tests.Services;

public sealed class FunctionTests
{
    private const string Parameter = "aws:ssm/getParameter:getParameter";
    private const string EndpointService = "aws:ec2/getVpcEndpointService:getVpcEndpointService";
    private const string Zone = "aws:index/getAvailabilityZone:getAvailabilityZone";

    [Theory]
    [InlineData("al2023-ami-kernel-default-x86_64")]
    [InlineData("al2023-ami-kernel-default-arm64")]
    [InlineData("al2023-ami-kernel-6.1-x86_64")]
    [InlineData("al2023-ami-minimal-kernel-default-arm64")]
    public void Parameter_PublicImage_IsOneOfTheRegion(string name)
    {
        string Image(string region) =>
            (string)
                new Account(new CloudOptions { Region = region }).Call(
                    Parameter,
                    ("name", $"/aws/service/ami-amazon-linux-latest/{name}")
                )["value"];

        Assert.Matches("^ami-0[0-9a-f]{16}$", Image("us-east-1"));
        Assert.Equal(Image("us-east-1"), Image("us-east-1"));
        Assert.NotEqual(Image("us-east-1"), Image("eu-west-1"));
    }

    [Fact]
    public void Parameter_Unknown_IsRefusedAndKept()
    {
        var account = new Account();
        var refusal = account.CallRefusal(Parameter, ("name", "/my/own"));

        Assert.Equal("ParameterNotFound", refusal.Code);
        Assert.Equal("/my/own", refusal.ResourceName);
        Assert.StartsWith(
            "reading SSM Parameter '/my/own': ParameterNotFound: ",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Equal([refusal], account.Cloud.Refusals);
    }

    [Theory]
    [InlineData("us-east-1", "aws", "amazonaws.com", "US East (N. Virginia)")]
    [InlineData("cn-north-1", "aws-cn", "amazonaws.com.cn", "China (Beijing)")]
    [InlineData("us-gov-west-1", "aws-us-gov", "amazonaws.com", "AWS GovCloud (US-West)")]
    public void RegionAndPartition_OfARegion_AreItsOwn(
        string region,
        string partition,
        string suffix,
        string description
    )
    {
        var account = new Account(new CloudOptions { Region = region, AccountId = "210987654321" });

        Assert.Equal(partition, account.Call("aws:index/getPartition:getPartition")["partition"]);
        Assert.Equal(suffix, account.Call("aws:index/getPartition:getPartition")["dnsSuffix"]);
        Assert.Equal(region, account.Call("aws:index/getRegion:getRegion")["region"]);
        Assert.Equal(description, account.Call("aws:index/getRegion:getRegion")["description"]);
        var identity = account.Call("aws:index/getCallerIdentity:getCallerIdentity");
        Assert.Equal("210987654321", identity["accountId"]);
        Assert.StartsWith($"arn:{partition}:sts::210987654321:", (string)identity["arn"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-1a", "use1-az4")]
    [InlineData("us-east-1b", "use1-az6")]
    [InlineData("us-east-1c", "use1-az1")]
    [InlineData("us-east-1d", "use1-az2")]
    [InlineData("us-east-1e", "use1-az3")]
    [InlineData("us-east-1f", "use1-az5")]
    [InlineData("eu-west-1b", "euw1-az2")]
    [InlineData("ap-southeast-2c", "apse2-az3")]
    [InlineData("ap-northeast-1d", "apne1-az3")]
    [InlineData("us-gov-west-1a", "usgw1-az1")]
    [InlineData("cn-northwest-1a", "cnnw1-az1")]
    public void Zone_ByNameOrId_IsTheSame(string name, string id)
    {
        var account = new Account(new CloudOptions { Region = name[..^1] });

        Assert.Equal(id, account.Call(Zone, ("name", name))["zoneId"]);
        Assert.Equal(name, account.Call(Zone, ("zoneId", id))["name"]);
    }

    [Theory]
    [InlineData("name", "us-east-1z")]
    [InlineData("zoneId", "use1-az9")]
    public void Zone_Unknown_IsRefused(string key, string value) =>
        Assert.Equal(
            $"reading EC2 Availability Zone '{value}': InvalidParameterValue: it is not a zone of us-east-1; "
                + "use us-east-1a (use1-az4), us-east-1b (use1-az6), us-east-1c (use1-az1), us-east-1d (use1-az2), "
                + "us-east-1e (use1-az3) or us-east-1f (use1-az5).",
            new Account().CallRefusal(Zone, (key, value)).Message
        );

    [Fact]
    public void EndpointService_ByShortName_TellsZonesAndName()
    {
        var service = new Account().Call(EndpointService, ("service", "lambda"));

        Assert.Equal("com.amazonaws.us-east-1.lambda", service["serviceName"]);
        Assert.Equal("lambda.us-east-1.amazonaws.com", service["privateDnsName"]);
        Assert.DoesNotContain("us-east-1e", (ImmutableArray<object>)service["availabilityZones"]);
        Assert.Equal(5, ((ImmutableArray<object>)service["availabilityZones"]).Length);
    }

    [Theory]
    [InlineData("sqs", true, "sqs.us-east-1.amazonaws.com", "sqs.us-east-1.api.aws")]
    [InlineData("dynamodb", true)]
    [InlineData("email-smtp", false, "email-smtp.us-east-1.amazonaws.com")]
    public void EndpointService_WhatNotEveryServiceHas_IsTold(
        string service,
        bool hasPolicies,
        params string[] privateNames
    )
    {
        var offer = new Account().Call(EndpointService, ("service", service));

        Assert.Equal(hasPolicies, offer["vpcEndpointPolicySupported"]);
        Assert.Equal(privateNames.FirstOrDefault(""), offer["privateDnsName"]);
        Assert.Equal(privateNames, (ImmutableArray<object>)offer["privateDnsNames"]);
    }

    [Theory]
    [InlineData(
        "serviceName",
        "com.amazonaws.us-east-1.sqz",
        null,
        "InvalidServiceName: the VPC endpoint service 'com.amazonaws.us-east-1.sqz' does not exist in us-east-1. Did "
            + "you mean 'com.amazonaws.us-east-1.sqs'?"
    )]
    [InlineData(
        "service",
        "sqs",
        "Gateway",
        "InvalidParameter: serviceType 'Gateway' is not offered by com.amazonaws.us-east-1.sqs; use Interface."
    )]
    public void EndpointService_Unknown_IsRefused(string key, string value, string? type, string reason) =>
        Assert.EndsWith(
            reason,
            new Account().CallRefusal(EndpointService, (key, value), ("serviceType", type)).Message,
            StringComparison.Ordinal
        );
}
