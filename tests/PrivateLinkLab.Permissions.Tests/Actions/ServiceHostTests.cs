namespace PrivateLinkLab.Permissions.Tests.Actions;

public class ServiceHostTests
{
    [Theory]
    [InlineData("sqs.us-east-1.amazonaws.com", "sqs")]
    [InlineData("SQS.us-east-1.amazonaws.com.", "sqs")]
    [InlineData("us-east-1.queue.amazonaws.com", "sqs")]
    [InlineData("queue.amazonaws.com", "sqs")]
    [InlineData("sqs-fips.us-gov-west-1.amazonaws.com", "sqs")]
    [InlineData("sqs.us-east-1.api.aws", "sqs")]
    [InlineData("sqs.cn-north-1.amazonaws.com.cn", "sqs")]
    [InlineData("vpce-0a1b-x1y2.sqs.us-east-1.vpce.amazonaws.com", "sqs")]
    [InlineData("vpce-0a1b-x1y2-us-east-1a.ssm.us-east-1.vpce.amazonaws.com", "ssm")]
    [InlineData("ssmmessages.sa-east-1.amazonaws.com", "ssmmessages")]
    [InlineData("s3.amazonaws.com", "s3")]
    [InlineData("s3.dualstack.eu-west-1.amazonaws.com", "s3")]
    [InlineData("my.bucket.s3.eu-west-1.amazonaws.com", "s3")]
    [InlineData("bucket.vpce-0a1b-x1y2.s3.us-east-1.vpce.amazonaws.com", "s3")]
    [InlineData("monitoring.us-east-1.amazonaws.com", "cloudwatch")]
    [InlineData("api.ecr.us-east-1.amazonaws.com", "ecr")]
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
    public void ServiceOf_Host_IsItsActionsPrefix(string host, string? service) => Assert.Equal(service, ServiceHost.ServiceOf(host));
}
