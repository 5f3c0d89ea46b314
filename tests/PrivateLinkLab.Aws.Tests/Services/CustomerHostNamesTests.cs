using PrivateLinkLab.Amazon.Services;

namespace PrivateLinkLab.Aws.Tests.Services;

public sealed class CustomerHostNamesTests
{
    [Theory]
    [InlineData("db.abc.us-east-1.rds.amazonaws.com", true)]
    [InlineData("db.abc.rds.cn-north-1.amazonaws.com.cn", true)]
    [InlineData("x.proxy-abc.us-east-1.rds.amazonaws.com", true)]
    [InlineData("x.cluster-abc.us-east-1.docdb.amazonaws.com", true)]
    [InlineData("x.cluster-ro-abc.us-east-1.neptune.amazonaws.com", true)]
    [InlineData("g-abc.us-east-1.neptune-graph.amazonaws.com", true)]
    [InlineData("c.abc.0001.euw1.cache.amazonaws.com", true)]
    [InlineData("c-abc.serverless.euw1.cache.amazonaws.com", true)]
    [InlineData("clustercfg.m.abc.memorydb.us-east-1.amazonaws.com", true)]
    [InlineData("d.abc.dax-clusters.us-east-1.amazonaws.com", true)]
    [InlineData("dw.abc.eu-west-1.redshift.amazonaws.com", true)]
    [InlineData("wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com", true)]
    [InlineData("vpc-logs-abc.eu-west-1.es.amazonaws.com", true)]
    [InlineData("abc.eu-west-1.aoss.amazonaws.com", true)]
    [InlineData("fs-0123.efs.eu-west-1.amazonaws.com", true)]
    [InlineData("eu-west-1a.fs-0123.efs.eu-west-1.amazonaws.com", true)]
    [InlineData("fs-0123.fsx.eu-west-1.amazonaws.com", true)]
    [InlineData("b-1.events.abc.c2.kafka.eu-west-1.amazonaws.com", true)]
    [InlineData("boot-abc.c2.kafka-serverless.eu-west-1.amazonaws.com", true)]
    [InlineData("b-1234-1.mq.eu-west-1.amazonaws.com", true)]
    [InlineData("abc-vpce.c2.eu-west-1.airflow.amazonaws.com", true)]
    [InlineData("0a1b.gr7.eu-west-1.eks.amazonaws.com", true)]
    [InlineData("0a1b.sk1.cn-north-1.eks.amazonaws.com.cn", true)]
    [InlineData("abc.eks-cluster.eu-west-1.api.aws", true)]
    [InlineData("lb-0123.elb.us-east-1.amazonaws.com", true)]
    [InlineData("internal-lb-0123.us-east-1.elb.amazonaws.com", true)]
    [InlineData("vpce-1.sqs.us-east-1.vpce.amazonaws.com", true)]
    [InlineData("s-0123.server.transfer.us-east-1.amazonaws.com", true)]
    [InlineData("abc.eu-west-1.awsapprunner.com", true)]
    [InlineData("x.7d67968.vpc-lattice-svcs.us-east-1.on.aws", true)]
    [InlineData("ip-10-0-0-5.ec2.internal", true)]
    [InlineData("printer.local", true)]
    [InlineData("rds.us-east-1.amazonaws.com", false)]
    [InlineData("eks.us-east-1.amazonaws.com", false)]
    [InlineData("kafka.us-east-1.amazonaws.com", false)]
    [InlineData("sqs.us-east-1.amazonaws.com", false)]
    [InlineData("b.s3.us-east-1.amazonaws.com", false)]
    [InlineData("x.lambda-url.us-east-1.on.aws", false)]
    [InlineData("example.com", false)]
    public void Contains_Host_IsOneWithAnAddressOfItsOwn(string host, bool contains) =>
        Assert.Equal(contains, CustomerHostNames.Contains(host));
}
