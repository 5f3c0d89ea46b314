using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// The AWS managed policies that private networks commonly attach, with their real statements (AWS managed policy
/// reference guide, one page for each policy).
/// </summary>
public static class AwsManagedPolicies
{
    private const string Prefix = "policy/";

    // What the agent calls in both policies for instances; GetParameter and GetParameters are in the first one only.
    private const string AgentCalls = """
        "ssm:DescribeAssociation","ssm:GetDeployablePatchSnapshotForInstance","ssm:GetDocument","ssm:DescribeDocument",
        "ssm:GetManifest","ssm:ListAssociations","ssm:ListInstanceAssociations","ssm:PutInventory",
        "ssm:PutComplianceItems","ssm:PutConfigurePackageResult","ssm:UpdateAssociationStatus",
        "ssm:UpdateInstanceAssociationStatus","ssm:UpdateInstanceInformation"
        """;

    private const string AgentChannels = """
        {"Effect":"Allow","Action":["ssmmessages:CreateControlChannel","ssmmessages:CreateDataChannel",
         "ssmmessages:OpenControlChannel","ssmmessages:OpenDataChannel"],"Resource":"*"},
        {"Effect":"Allow","Action":["ec2messages:AcknowledgeMessage","ec2messages:DeleteMessage","ec2messages:FailMessage",
         "ec2messages:GetEndpoint","ec2messages:GetMessages","ec2messages:SendReply"],"Resource":"*"}
        """;

    private static readonly Dictionary<string, Lazy<CompiledPolicy>> ByName = new Dictionary<string, string>
    {
        ["AmazonSSMManagedInstanceCore"] =
            $$"""{"Effect":"Allow","Action":[{{AgentCalls}},"ssm:GetParameter","ssm:GetParameters"],"Resource":"*"},{{AgentChannels}}""",
        ["AmazonSSMManagedEC2InstanceDefaultPolicy"] =
            $$"""{"Effect":"Allow","Action":[{{AgentCalls}}],"Resource":"*"},{{AgentChannels}}""",
        ["CloudWatchAgentServerPolicy"] = """
            {"Sid":"CWACloudWatchServerPermissions","Effect":"Allow","Action":["cloudwatch:PutMetricData",
             "ec2:DescribeVolumes","ec2:DescribeTags","logs:PutLogEvents","logs:PutRetentionPolicy","logs:DescribeLogStreams",
             "logs:DescribeLogGroups","logs:CreateLogStream","logs:CreateLogGroup","xray:PutTraceSegments",
             "xray:PutTelemetryRecords","xray:GetSamplingRules","xray:GetSamplingTargets",
             "xray:GetSamplingStatisticSummaries"],"Resource":"*"},
            {"Sid":"CWASSMServerPermissions","Effect":"Allow","Action":["ssm:GetParameter"],
             "Resource":"arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*"}
            """,
        ["AmazonSQSFullAccess"] = """{"Effect":"Allow","Action":["sqs:*"],"Resource":"*"}""",
        ["AmazonS3FullAccess"] = """{"Effect":"Allow","Action":["s3:*","s3-object-lambda:*"],"Resource":"*"}""",
        ["AmazonS3ReadOnlyAccess"] = """
            {"Effect":"Allow","Action":["s3:Get*","s3:List*","s3:Describe*","s3-object-lambda:Get*","s3-object-lambda:List*"],
             "Resource":"*"}
            """,
        ["service-role/AmazonECSTaskExecutionRolePolicy"] = """
            {"Effect":"Allow","Action":["ecr:GetAuthorizationToken","ecr:BatchCheckLayerAvailability",
             "ecr:GetDownloadUrlForLayer","ecr:BatchGetImage","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}
            """,
        ["service-role/AWSLambdaBasicExecutionRole"] = """
            {"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}
            """,
        ["service-role/AWSLambdaVPCAccessExecutionRole"] = """
            {"Sid":"AWSLambdaVPCAccessExecutionPermissions","Effect":"Allow","Action":["logs:CreateLogGroup",
             "logs:CreateLogStream","logs:PutLogEvents","ec2:CreateNetworkInterface","ec2:DescribeNetworkInterfaces",
             "ec2:DescribeSubnets","ec2:DeleteNetworkInterface","ec2:AssignPrivateIpAddresses",
             "ec2:UnassignPrivateIpAddresses"],"Resource":"*"}
            """,
        ["AdministratorAccess"] = """{"Effect":"Allow","Action":"*","Resource":"*"}""",
    }.ToDictionary(
        entry => entry.Key,
        entry => new Lazy<CompiledPolicy>(() =>
            new(PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{entry.Value}}]}"""))
        ),
        StringComparer.Ordinal
    );

    /// <summary>The names of the policies in the table with their paths, sorted.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds a policy by its ARN, in any partition; null when it is not in the table.</summary>
    /// <param name="arn">The ARN, such as arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore.</param>
    public static CompiledPolicy? Find(string arn) =>
        Arn.TryParse(arn) is { Service: "iam", Account: "aws" } policy
        && policy.Resource.StartsWith(Prefix, StringComparison.Ordinal)
        && ByName.TryGetValue(policy.Resource[Prefix.Length..], out var compiled)
            ? compiled.Value
            : null;
}
