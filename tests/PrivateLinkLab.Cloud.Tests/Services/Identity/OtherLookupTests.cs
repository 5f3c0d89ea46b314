using PrivateLinkLab.Cloud.Tests.Schema;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests.Services.Identity;

/// <summary>What finds the samples again, by what other stacks know of them.</summary>
public sealed class OtherLookupTests
{
    private static readonly Lazy<Samples> All = new(Samples.Create);

    [Theory]
    [InlineData("aws:iam/getRole:getRole", "name", "role", "arn", "arn:aws:iam::123456789012:role/role")]
    [InlineData("aws:iam/getPolicy:getPolicy", "name", "policy", "arn", "arn:aws:iam::123456789012:policy/policy")]
    [InlineData(
        "aws:iam/getPolicy:getPolicy",
        "arn",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
        "name",
        "ReadOnlyAccess"
    )]
    [InlineData("aws:s3/getBucket:getBucket", "bucket", "sample-bucket-2026", "arn", "arn:aws:s3:::sample-bucket-2026")]
    [InlineData(
        "aws:sqs/getQueue:getQueue",
        "name",
        "queue",
        "url",
        "https://sqs.us-east-1.amazonaws.com/123456789012/queue"
    )]
    [InlineData("aws:sns/getTopic:getTopic", "name", "topic", "arn", "arn:aws:sns:us-east-1:123456789012:topic")]
    [InlineData(
        "aws:ecr/getRepository:getRepository",
        "name",
        "app/web",
        "repositoryUrl",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/app/web"
    )]
    [InlineData("aws:ecs/getCluster:getCluster", "clusterName", "cluster", "status", "ACTIVE")]
    [InlineData("aws:eks/getCluster:getCluster", "name", "eks", "status", "ACTIVE")]
    [InlineData(
        "aws:lambda/getFunction:getFunction",
        "functionName",
        "function",
        "arn",
        "arn:aws:lambda:us-east-1:123456789012:function:function"
    )]
    [InlineData("aws:route53/getZone:getZone", "name", "example.internal.", "name", "example.internal")]
    [InlineData("aws:ssm/getParameter:getParameter", "name", "/app/url", "value", "https://example.com")]
    [InlineData(
        "aws:secretsmanager/getSecretVersion:getSecretVersion",
        "secretId",
        "secret",
        "secretString",
        "hunter2"
    )]
    [InlineData("aws:kms/getKey:getKey", "keyId", "alias/own", "keyManager", "CUSTOMER")]
    [InlineData("aws:kms/getKey:getKey", "keyId", "alias/aws/s3", "keyManager", "AWS")]
    [InlineData(
        "aws:kms/getAlias:getAlias",
        "name",
        "alias/own",
        "arn",
        "arn:aws:kms:us-east-1:123456789012:alias/own"
    )]
    [InlineData("aws:lb/getLoadBalancer:getLoadBalancer", "name", "alb", "loadBalancerType", "application")]
    [InlineData("aws:elb/getServiceAccount:getServiceAccount", "region", "us-east-1", "id", "127311923021")]
    [InlineData("aws:ecr/getAuthorizationToken:getAuthorizationToken", "region", "us-east-1", "userName", "AWS")]
    [InlineData("aws:index/getArn:getArn", "arn", "arn:aws:s3:::bucket", "resource", "bucket")]
    [InlineData(
        "aws:index/getServicePrincipal:getServicePrincipal",
        "serviceName",
        "ecs-tasks",
        "name",
        "ecs-tasks.amazonaws.com"
    )]
    public void Function_OfASample_GivesWhatItHas(
        string token,
        string argument,
        string value,
        string output,
        string expected
    )
    {
        var answered = Assert.IsType<Answered>(All.Value.Cloud.Call(token, MapValue.Create((argument, value))));

        Assert.Equal(expected, answered.Outputs.Find(output)?.AsText());
    }

    [Theory]
    [InlineData("aws:kms/getKey:getKey", "keyId", "alias/none", "NotFoundException")]
    [InlineData("aws:iam/getRole:getRole", "name", "nobody", "NoSuchEntity")]
    [InlineData("aws:elb/getServiceAccount:getServiceAccount", "region", "eu-central-2", "InvalidParameterValue")]
    public void Function_OfWhatIsNotThere_IsRefused(string token, string argument, string value, string code) =>
        Assert.Equal(
            code,
            Assert.IsType<Refused>(All.Value.Cloud.Call(token, MapValue.Create((argument, value)))).Refusal.Code
        );
}
