using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Tests.Security;

/// <summary>A control of AWS Foundational Security Best Practices, held against a graph.</summary>
/// <param name="Id">Its id in Security Hub, such as EC2.8.</param>
/// <param name="Title">What it asks for, in short.</param>
/// <param name="Type">The type of the resources that it is about.</param>
/// <param name="Holds">Whether a resource of a graph has it.</param>
internal sealed record SecurityControl(
    string Id,
    string Title,
    string Type,
    Func<ResourceNode, ResourceGraph, bool> Holds
)
{
    /// <summary>Whether every resource of the graph passes; null where there is none that it is about.</summary>
    public bool? In(ResourceGraph graph) =>
        graph.OfType(Type).ToList() is [_, ..] all ? all.TrueForAll(node => Holds(node, graph)) : null;
}

/// <summary>
/// The controls that the scenarios' resources fall under (AWS Security Hub user guide, "AWS Foundational Security Best
/// Practices standard in Security Hub CSPM"). Those of whole accounts, such as S3.1 and EC2.7, are for their owner.
/// </summary>
internal static class SecurityControls
{
    private static readonly string Vpc = AwsTypes.Vpc;
    private static readonly string Instance = AwsTypes.Instance;
    private static readonly string Database = AwsTypes.DbInstance;
    private static readonly string Bucket = AwsTypes.Bucket;
    private static readonly string Balancer = AwsTypes.LoadBalancer;

    public static readonly SecurityControl[] All =
    [
        new("EC2.2", "The default security group lets nothing through", AwsTypes.DefaultSecurityGroup, NoInlineRules),
        new("EC2.3", "Volumes are encrypted", Instance, (node, _) => IsOn(node, "rootBlockDevice.encrypted")),
        new("EC2.6", "VPCs have flow logs", Vpc, (node, graph) =>
            graph.OfType(AwsTypes.FlowLog).Any(log => log.Inputs.GetText("vpcId") == node.Id)
        ),
        new("EC2.8", "The metadata service takes IMDSv2 only", Instance, (node, _) =>
            node.Inputs.At("metadataOptions.httpTokens")?.AsText() == "required"
        ),
        new("EC2.9", "Instances have no public IPv4 address", Instance, (node, _) =>
            node.Outputs.GetBool("associatePublicIpAddress") != true
        ),
        new("EC2.10", "The VPC has an interface endpoint for EC2", Vpc, HasEndpoint("ec2")),
        new("EC2.15", "Subnets give no public IPv4 address by themselves", AwsTypes.Subnet, (node, _) =>
            node.Inputs.GetBool("mapPublicIpOnLaunch") != true
        ),
        new("EC2.19", "No group admits everybody", AwsTypes.SecurityGroupIngressRule, (node, _) =>
            node.Inputs.GetText("cidrIpv4") != "0.0.0.0/0" && node.Inputs.GetText("cidrIpv6") != "::/0"
        ),
        new("EC2.21", "No network ACL admits everybody to SSH or RDP", Vpc, (node, graph) =>
            graph.OfType(AwsTypes.NetworkAcl).Any(acl => acl.Inputs.GetText("vpcId") == node.Id)
        ),
        new("EC2.55", "The VPC has an interface endpoint for the ECR API", Vpc, HasEndpoint("ecr.api")),
        new("EC2.56", "The VPC has an interface endpoint for the Docker registry", Vpc, HasEndpoint("ecr.dkr")),
        new("EC2.57", "The VPC has an interface endpoint for Systems Manager", Vpc, HasEndpoint("ssm")),
        new("ELB.6", "Load balancers are protected from deletion", Balancer, (node, _) =>
            IsOn(node, "enableDeletionProtection")
        ),
        new("ELB.13", "Load balancers stand in two zones at least", Balancer, (node, _) =>
            node.Inputs.GetList("subnets").Count >= 2
        ),
        new("ELB.18", "Listeners use TLS", AwsTypes.Listener, (node, _) =>
            node.Inputs.GetText("protocol") is "TLS" or "HTTPS"
        ),
        new("IAM.1", "No managed policy allows everything", AwsTypes.Policy, (node, _) => !Allows(node, "*")),
        new("IAM.21", "No managed policy allows all of a service", AwsTypes.Policy, (node, _) =>
            !ActionsOf(node).Any(action => action.EndsWith(":*", StringComparison.Ordinal))
        ),
        new("RDS.2", "Databases are not public", Database, (node, _) => !IsOn(node, "publiclyAccessible")),
        new("RDS.3", "Databases are encrypted", Database, (node, _) => IsOn(node, "storageEncrypted")),
        new("RDS.5", "Databases have a standby in another zone", Database, (node, _) => IsOn(node, "multiAz")),
        new("RDS.6", "Databases have enhanced monitoring", Database, (node, _) =>
            Number(node, "monitoringInterval") > 0
        ),
        new("RDS.8", "Databases are protected from deletion", Database, (node, _) => IsOn(node, "deletionProtection")),
        new("RDS.9", "Databases write their logs to CloudWatch", Database, (node, _) =>
            node.Inputs.GetList("enabledCloudwatchLogsExports").Count > 0
        ),
        new("RDS.10", "Databases take tokens of IAM", Database, (node, _) =>
            IsOn(node, "iamDatabaseAuthenticationEnabled")
        ),
        new("RDS.11", "Databases are backed up for seven days", Database, (node, _) =>
            Number(node, "backupRetentionPeriod") >= 7
        ),
        new("RDS.13", "Databases take minor versions by themselves", Database, (node, _) =>
            IsOn(node, "autoMinorVersionUpgrade")
        ),
        new("RDS.17", "Snapshots get the database's tags", Database, (node, _) => IsOn(node, "copyTagsToSnapshot")),
        new("RDS.23", "Databases are not on their default port", Database, (node, _) => Number(node, "port") != 3306),
        new("RDS.25", "The master user is not admin", Database, (node, _) =>
            node.Inputs.GetText("username") is not "admin"
        ),
        new("RDS.39", "MySQL requires TLS", AwsTypes.DbParameterGroup, (node, _) =>
            node
                .Inputs.GetList("parameters")
                .Any(item =>
                    item.AsMap().GetText("name") == "require_secure_transport" && item.AsMap().GetText("value") == "1"
                )
        ),
        new("S3.5", "Buckets take TLS only", Bucket, (node, graph) => Denies(graph, node, "aws:SecureTransport")),
        new("S3.8", "Buckets block public access", Bucket, (node, graph) =>
            graph
                .OfType(AwsTypes.BucketPublicAccessBlock)
                .Any(block =>
                    block.Inputs.GetText("bucket") == node.Id
                    && IsOn(block, "blockPublicAcls")
                    && IsOn(block, "blockPublicPolicy")
                    && IsOn(block, "ignorePublicAcls")
                    && IsOn(block, "restrictPublicBuckets")
                )
        ),
        new("S3.9", "Buckets log the access to them", Bucket, (_, graph) => graph.OfType(Logging).Any()),
        new("S3.13", "Buckets have lifecycle rules", Bucket, (_, graph) => graph.OfType(Lifecycle).Any()),
        new("SQS.1", "Queues are encrypted", AwsTypes.Queue, (node, _) =>
            IsOn(node, "sqsManagedSseEnabled") || node.Inputs.ContainsKey("kmsMasterKeyId")
        ),
        new("SQS.3", "No queue's policy lets everybody in", AwsTypes.QueuePolicy, (node, _) =>
            PolicyDocument.Parse(node.Inputs.GetText("policy")!).Statements.All(statement => statement.Denies)
        ),
        new("SSM.1", "Systems Manager reaches the instances", Instance, (_, graph) => LeadsToSystemsManager(graph)),
    ];

    private const string Logging = "aws:s3/bucketLogging:BucketLogging";
    private const string Lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

    private static bool NoInlineRules(ResourceNode group, ResourceGraph graph) =>
        group.Inputs.GetList("ingress").Count + group.Inputs.GetList("egress").Count == 0;

    private static Func<ResourceNode, ResourceGraph, bool> HasEndpoint(string service) =>
        (vpc, graph) =>
            graph
                .OfType(AwsTypes.VpcEndpoint)
                .Any(endpoint =>
                    endpoint.Inputs.GetText("vpcId") == vpc.Id
                    && endpoint.Inputs.GetText("serviceName")!.EndsWith($".{service}", StringComparison.Ordinal)
                );

    private static bool LeadsToSystemsManager(ResourceGraph graph) =>
        graph.OfType(AwsTypes.NatGateway).Any()
        || graph
            .OfType(AwsTypes.VpcEndpoint)
            .Any(endpoint => endpoint.Inputs.GetText("serviceName")!.EndsWith(".ssm", StringComparison.Ordinal));

    private static bool Denies(ResourceGraph graph, ResourceNode bucket, string key) =>
        graph
            .OfType(AwsTypes.BucketPolicy)
            .Where(policy => policy.Inputs.GetText("bucket") == bucket.Id)
            .SelectMany(policy => PolicyDocument.Parse(policy.Inputs.GetText("policy")!).Statements)
            .Any(statement => statement.Denies && statement.Conditions.Any(condition => condition.Key == key));

    private static bool Allows(ResourceNode policy, string action) => ActionsOf(policy).Contains(action);

    private static IEnumerable<string> ActionsOf(ResourceNode policy) =>
        PolicyDocument
            .Parse(policy.Inputs.GetText("policy")!)
            .Statements.Where(statement => !statement.Denies)
            .SelectMany(statement => statement.Actions);

    private static bool IsOn(ResourceNode node, string path) => node.Inputs.At(path)?.AsBool() == true;

    private static double Number(ResourceNode node, string key) => node.Inputs.Find(key)?.AsInt() ?? 0;
}
