namespace PrivateLinkLab.Permissions.Tests.Policies;

public class AwsManagedPoliciesTests
{
    [Theory]
    [InlineData("AmazonSSMManagedInstanceCore", "ssm:UpdateInstanceInformation", true)]
    [InlineData("AmazonSSMManagedInstanceCore", "ssm:GetParameter", true)]
    [InlineData("AmazonSSMManagedInstanceCore", "ssmmessages:OpenControlChannel", true)]
    [InlineData("AmazonSSMManagedInstanceCore", "ec2messages:GetMessages", true)]
    [InlineData("AmazonSSMManagedInstanceCore", "ssm:StartSession", false)]
    [InlineData("AmazonSSMManagedInstanceCore", "sqs:SendMessage", false)]
    [InlineData("AmazonSSMManagedEC2InstanceDefaultPolicy", "ssm:UpdateInstanceInformation", true)]
    [InlineData("AmazonSSMManagedEC2InstanceDefaultPolicy", "ssm:GetParameter", false)]
    [InlineData("CloudWatchAgentServerPolicy", "logs:PutLogEvents", true)]
    [InlineData("AmazonSQSFullAccess", "sqs:PurgeQueue", true)]
    [InlineData("AmazonS3ReadOnlyAccess", "s3:ListAllMyBuckets", true)]
    [InlineData("AmazonS3ReadOnlyAccess", "s3:PutObject", false)]
    [InlineData("AmazonS3FullAccess", "s3:PutObject", true)]
    [InlineData("service-role/AmazonECSTaskExecutionRolePolicy", "ecr:BatchGetImage", true)]
    [InlineData("service-role/AmazonECSTaskExecutionRolePolicy", "logs:CreateLogGroup", false)]
    [InlineData("service-role/AWSLambdaBasicExecutionRole", "logs:CreateLogGroup", true)]
    [InlineData("service-role/AWSLambdaBasicExecutionRole", "ec2:CreateNetworkInterface", false)]
    [InlineData("service-role/AWSLambdaVPCAccessExecutionRole", "ec2:CreateNetworkInterface", true)]
    [InlineData("service-role/AWSLambdaVPCAccessExecutionRole", "secretsmanager:GetSecretValue", false)]
    [InlineData("AdministratorAccess", "iam:CreateUser", true)]
    public void AwsManaged_Action_AsItsStatementsSay(string policy, string action, bool allowed)
    {
        var policies = new AuthorizationPolicies
        {
            Identity = [AttachedPolicy.AwsManaged($"arn:aws:iam::aws:policy/{policy}", "urn")],
        };

        Assert.Equal(
            allowed ? AuthorizationOutcome.Allowed : AuthorizationOutcome.Denied,
            Ask.Outcome(Ask.Request(action, "*"), policies)
        );
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AmazonSQSFullAccess", true)]
    [InlineData("arn:aws-cn:iam::aws:policy/AmazonSQSFullAccess", true)]
    [InlineData("arn:aws:iam::aws:policy/PowerUserAccess", false)]
    [InlineData("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", true)]
    [InlineData("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole", false)]
    [InlineData("arn:aws:iam::aws:policy/service-role/AmazonSQSFullAccess", false)]
    [InlineData("arn:aws:iam::111111111111:policy/AmazonSQSFullAccess", false)]
    [InlineData("AmazonSQSFullAccess", false)]
    public void Find_Arn_OnlyOfAwsAndOfTheTable(string arn, bool found) =>
        Assert.Equal(found, AwsManagedPolicies.Find(arn) is not null);

    [Fact]
    public void Names_EveryPolicy_CanBeRead() =>
        Assert.All(AwsManagedPolicies.Names, name =>
            Assert.NotEmpty(AwsManagedPolicies.Find($"arn:aws:iam::aws:policy/{name}")!.Document.Statements)
        );

    [Fact]
    public void Cache_SameText_IsCompiledOnce()
    {
        var cache = new PolicyCache();
        var text = Ask.Document(Ask.AllowSend);

        Assert.Same(
            AttachedPolicy.Of("a", "1", text, cache).Compiled,
            AttachedPolicy.Of("b", "2", new string(text), cache).Compiled
        );
    }
}
