namespace PrivateLinkLab.Permissions.Tests.Actions;

public class ActionCatalogTests
{
    [Theory]
    [InlineData("sqs:SendMessage", "queue=arn:aws:sqs:us-east-1:111111111111:x")]
    [InlineData("SQS:sendmessage", "queue=arn:aws:sqs:us-east-1:111111111111:x")]
    [InlineData("s3:ListAllMyBuckets", "none=*")]
    [InlineData("s3:ListBucket", "bucket=arn:aws:s3:::x")]
    [InlineData("s3:GetObject", "object=arn:aws:s3:::x")]
    [InlineData("s3:PutObject", "object=arn:aws:s3:::x")]
    [InlineData(
        "ssm:StartSession",
        "instance=arn:aws:ec2:us-east-1:111111111111:instance/x document=arn:aws:ssm:us-east-1:111111111111:document/x"
    )]
    [InlineData("ssm:UpdateInstanceInformation", "instance=arn:aws:ec2:us-east-1:111111111111:instance/x")]
    [InlineData("ssmmessages:CreateControlChannel", "none=*")]
    public void Find_Action_KnowsItsResources(string action, string resources) =>
        Assert.Equal(
            resources,
            string.Join(
                ' ',
                ActionCatalog
                    .Find(action)!
                    .Resources.Select(form => $"{form.Kind}={form.Arn("aws", "us-east-1", Ask.Account, "x")}")
            )
        );

    [Theory]
    [InlineData("ecr:GetAuthorizationToken")]
    [InlineData("kms:ListKeys")]
    [InlineData("sns:ListTopics")]
    [InlineData("ec2:DescribeInstances")]
    [InlineData("cloudwatch:PutMetricData")]
    [InlineData("secretsmanager:ListSecrets")]
    [InlineData("xray:PutTraceSegments")]
    public void Find_ActionAboutTheWholeAccount_HasNoResource(string action) =>
        Assert.Equal([ResourceForm.None], ActionCatalog.Find(action)!.Resources);

    [Fact]
    public void Find_ActionOutsideTheTable_IsNull() => Assert.Null(ActionCatalog.Find("sqs:Teleport"));

    [Fact]
    public void All_Actions_HaveAServiceAndAResource() => Assert.All(ActionCatalog.All, action =>
        {
            Assert.StartsWith($"{action.Service}:", action.Name, StringComparison.Ordinal);
            Assert.NotEmpty(action.Resources);
        });
}
