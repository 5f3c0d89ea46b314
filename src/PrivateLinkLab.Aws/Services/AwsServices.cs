using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Amazon.Services;

/// <summary>
/// The services of AWS that can be reached by VPC endpoints, a row each (AWS PrivateLink guide, "AWS services that
/// integrate with AWS PrivateLink").
/// </summary>
/// <remarks>
/// Hosts, private DNS names and endpoint policies are what DescribeVpcEndpointServices answered in September 2023
/// (github.com/aws-samples/aws-vpc-builder-cdk, folder discovery), regions what the AWS SDKs knew in August 2026
/// (github.com/boto/botocore, endpoints.json), both as later documentation corrects them, the zones of email-smtp what
/// the Amazon SES Developer Guide says, "Setting up VPC endpoints with Amazon SES", and those of lambda what users were
/// refused.
/// </remarks>
public static class AwsServices
{
    /// <summary>AWS Systems Manager. Session Manager needs it together with <see cref="SsmMessages"/>.</summary>
    public const string Ssm = "ssm";

    /// <summary>Session Manager's message channel.</summary>
    public const string SsmMessages = "ssmmessages";

    /// <summary>The message channel of SSM agents before 3.3.40.0, which AWS retires: an opt-in.</summary>
    public const string Ec2Messages = "ec2messages";

    /// <summary>Amazon SQS.</summary>
    public const string Sqs = "sqs";

    /// <summary>Amazon S3.</summary>
    public const string S3 = "s3";

    /// <summary>Amazon DynamoDB.</summary>
    public const string DynamoDb = "dynamodb";

    private const string FromTheApi =
        "DescribeVpcEndpointServices, as github.com/aws-samples/aws-vpc-builder-cdk has it";

    private static readonly ImmutableArray<AwsService> Rows =
    [
        new("access-analyzer")
        {
            DualStackHosts = ["access-analyzer"],
            Ipv6Source = "AWS PrivateLink guide, \"View IPv6 support\"",
        },
        new("acm-pca")
        {
            DualStackHosts = ["acm-pca"],
            Ipv6Source = "AWS Private CA user guide, \"Dual-stack endpoint support\"",
        },
        new("airflow.api")
        {
            Hosts = ["api.airflow"],
            ActionPrefix = "airflow",
            NotIn = "ap-east-2 ap-southeast-6 mx-central-1 aws-us-gov aws-eusc",
        },
        new("airflow.env")
        {
            Hosts = ["env.airflow"],
            ActionPrefix = "airflow",
            NotIn = "ap-east-2 ap-southeast-6 mx-central-1 aws-us-gov aws-eusc",
        },
        new("appconfig"),
        new("appconfigdata") { ActionPrefix = "appconfig" },
        new("application-autoscaling") { OwnPrefixIn = "aws-cn" },
        new("appmesh-envoy-management")
        {
            DualStackHosts = ["appmesh-envoy-management"],
            ActionPrefix = "appmesh",
            TakesEndpointPolicies = false,
            OwnPrefixIn = "aws-cn",
            NotIn =
                "ap-east-2 ap-south-2 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 "
                + "me-central-1 mx-central-1 aws-us-gov aws-eusc",
        },
        new("athena")
        {
            DualStackHosts = ["athena"],
            OwnPrefixIn = "aws-cn",
            Ipv6Source = FromTheApi,
        },
        new("autoscaling") { OwnPrefixIn = "aws-cn" },
        new("autoscaling-plans")
        {
            NotIn =
                "ap-east-2 ap-south-2 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 "
                + "eu-central-2 eu-south-2 il-central-1 me-central-1 mx-central-1 aws-eusc",
        },
        new("backup") { OwnPrefixIn = "aws-cn" },
        new("batch") { OwnPrefixIn = "aws-cn" },
        new("bedrock") { NotIn = "ap-east-1 aws-cn" },
        new("bedrock-agent") { ActionPrefix = "bedrock" },
        new("bedrock-agent-runtime") { ActionPrefix = "bedrock" },
        new("bedrock-runtime") { ActionPrefix = "bedrock" },
        new("cloudformation") { OwnPrefixIn = "aws-cn" },
        new("cloudtrail") { TakesEndpointPolicies = false },
        new("codeartifact.api")
        {
            Hosts = ["codeartifact"],
            OwnEndpointHost = "api.codeartifact",
            ActionPrefix = "codeartifact",
            OnlyIn =
                "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 eu-central-1 eu-north-1 eu-south-1 "
                + "eu-west-1 eu-west-2 eu-west-3 us-east-1 us-east-2 us-west-2",
        },
        new("codeartifact.repositories")
        {
            Hosts = ["*.d.codeartifact"],
            ActionPrefix = "codeartifact",
            OnlyIn =
                "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 eu-central-1 eu-north-1 eu-south-1 "
                + "eu-west-1 eu-west-2 eu-west-3 us-east-1 us-east-2 us-west-2",
        },
        new("codebuild") { NotIn = "ap-east-2 ca-west-1 mx-central-1 aws-eusc" },
        new("codecommit")
        {
            KnowsAllPorts = true,
            NotIn =
                "ap-east-2 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 "
                + "eu-south-2 mx-central-1 aws-eusc",
        },
        new("codedeploy"),
        new("codepipeline")
        {
            TakesEndpointPolicies = false,
            NotIn = "ap-east-2 ap-southeast-7 ca-west-1 mx-central-1 aws-eusc",
        },
        new("cognito-idp") { NotIn = "aws-cn" },
        new("comprehend")
        {
            OnlyIn =
                "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 "
                + "eu-central-1 eu-west-1 eu-west-2 us-east-1 us-east-2 us-west-2 us-gov-west-1",
        },
        new("config"),
        new("databrew")
        {
            OwnPrefixIn = "aws-cn",
            NotIn =
                "ap-east-2 ap-northeast-3 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 "
                + "ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-2 il-central-1 me-central-1 "
                + "me-south-1 mx-central-1 us-gov-east-1 aws-eusc",
        },
        new("datasync") { TakesEndpointPolicies = false },
        new("dms") { OwnPrefixIn = "aws-cn" },
        new(DynamoDb)
        {
            Hosts = [],
            Ports = [80, 443],
            KnowsAllPorts = true,
            HasGatewayEndpoint = true,
        },
        new("ebs")
        {
            DualStackHosts = ["ebs"],
            TakesEndpointPolicies = false,
            OwnPrefixIn = "aws-cn",
        },
        new("ec2") { OwnPrefixIn = "aws-cn" },
        new(Ec2Messages)
        {
            KnowsAllPorts = true,
            Retirement =
                "AWS retires it, reportedly on 30 September 2026. SSM agents from 3.3.40.0 on use ssmmessages: "
                + "leave it out.",
        },
        new("ecr.api")
        {
            Hosts = ["api.ecr"],
            ActionPrefix = "ecr",
            OwnPrefixIn = "aws-cn aws-eusc",
        },
        new("ecr.dkr")
        {
            Hosts = ["*.dkr.ecr"],
            ActionPrefix = "ecr",
            OwnPrefixIn = "aws-cn aws-eusc",
        },
        new("ecs"),
        new("ecs-agent") { Hosts = ["ecs-a"], ActionPrefix = "ecs" },
        new("ecs-telemetry") { Hosts = ["ecs-t"], ActionPrefix = "ecs" },
        new("eks")
        {
            DualStackHosts = ["eks"],
            OwnPrefixIn = "aws-cn",
            Ipv6Source = "Amazon EKS user guide, \"Access Amazon EKS using AWS PrivateLink\"",
        },
        new("eks-auth") { Hosts = [], DualStackHosts = ["eks-auth"] },
        new("elasticache") { OwnPrefixIn = "aws-cn" },
        new("elasticbeanstalk") { OwnPrefixIn = "aws-cn", NotIn = "ap-east-2 mx-central-1 aws-eusc" },
        new("elasticfilesystem") { OwnPrefixIn = "aws-cn" },
        new("elasticloadbalancing"),
        new("elasticmapreduce"),
        new("email-smtp")
        {
            Ports = [25, 465, 587, 2465, 2587],
            KnowsAllPorts = true,
            ActionPrefix = "ses",
            TakesEndpointPolicies = false,
            NotIn = "ap-east-1 ap-east-2 ap-southeast-4 ap-southeast-6 ap-southeast-7 eu-south-2 mx-central-1 aws-cn",
            MissingZoneIds =
            [
                "use1-az2",
                "use1-az3",
                "use1-az5",
                "usw1-az2",
                "usw2-az4",
                "apne2-az4",
                "cac1-az3",
                "cac1-az4",
            ],
        },
        new("emr-containers")
        {
            OwnPrefixIn = "aws-cn",
            NotIn =
                "ap-east-2 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 mx-central-1 "
                + "aws-eusc",
        },
        new("emr-serverless"),
        new("events"),
        new("execute-api") { Hosts = ["*.execute-api"], OwnPrefixIn = "aws-cn aws-eusc" },
        new("fis"),
        new("git-codecommit")
        {
            ActionPrefix = "codecommit",
            NotIn =
                "ap-east-2 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 "
                + "eu-south-2 mx-central-1 aws-eusc",
        },
        new("glue"),
        new("grafana")
        {
            OnlyIn =
                "ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 eu-central-1 eu-west-1 eu-west-2 "
                + "us-east-1 us-east-2 us-west-2 aws-us-gov",
        },
        new("guardduty-data") { ActionPrefix = "guardduty" },
        new("imagebuilder") { OwnPrefixIn = "aws-cn" },
        new("inspector2") { NotIn = "ap-southeast-6 aws-eusc" },
        new("iot.data")
        {
            Hosts = [],
            OwnEndpointHost = "data.iot",
            Ports = [443, 8883],
            ActionPrefix = "iot",
            TakesEndpointPolicies = false,
            OwnPrefixIn = "aws-cn",
            NotIn =
                "af-south-1 ap-east-2 ap-northeast-3 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 "
                + "ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 "
                + "me-central-1 mx-central-1 aws-eusc",
        },
        new("kafka"),
        new("kendra")
        {
            OnlyIn =
                "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-west-1 eu-west-2 "
                + "us-east-1 us-east-2 us-west-2 us-gov-west-1",
        },
        new("kinesis-firehose") { Hosts = ["firehose"], ActionPrefix = "firehose" },
        new("kinesis-streams")
        {
            Hosts = ["kinesis", "*.data-kinesis", "*.control-kinesis"],
            ActionPrefix = "kinesis",
            OwnPrefixIn = "aws-cn",
        },
        new("kms")
        {
            KnowsAllPorts = true,
            DualStackHosts = ["kms"],
            Ipv6Source = "AWS KMS developer guide, \"Dual-stack endpoint support\"",
        },
        new("lakeformation"),
        new("lambda")
        {
            DualStackHosts = ["lambda"],
            OwnPrefixIn = "aws-cn",
            MissingZoneIds = ["use1-az3"],
        },
        new("license-manager") { OwnPrefixIn = "aws-cn" },
        new("logs") { KnowsAllPorts = true },
        new("macie2")
        {
            TakesEndpointPolicies = false,
            NotIn =
                "ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 "
                + "ap-southeast-7 ca-west-1 eu-central-2 eu-south-2 me-central-1 mx-central-1 aws-cn aws-us-gov "
                + "aws-eusc",
        },
        new("monitoring")
        {
            DualStackHosts = ["monitoring"],
            ActionPrefix = "cloudwatch",
            OwnPrefixIn = "aws-cn",
            Ipv6Source = "AWS PrivateLink guide, \"View information about a service\"",
        },
        new("networkmonitor"),
        new("organizations"),
        new("pipes")
        {
            NotIn =
                "ap-east-2 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 il-central-1 "
                + "mx-central-1 aws-us-gov aws-eusc",
        },
        new("polly")
        {
            OwnPrefixIn = "aws-cn",
            NotIn =
                "ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-6 ca-west-1 eu-south-1 "
                + "il-central-1 me-central-1 mx-central-1 cn-north-1 us-gov-east-1",
        },
        new("ram"),
        new("rds") { DualStackHosts = ["rds"], OwnPrefixIn = "aws-cn" },
        new("rds-data")
        {
            DualStackHosts = ["rds-data"],
            Ipv6Source = "Amazon Aurora user guide, \"Using IPv6 with Amazon RDS Data API\"",
        },
        new("redshift") { OwnPrefixIn = "aws-cn" },
        new("redshift-data") { TakesEndpointPolicies = false, OwnPrefixIn = "aws-cn" },
        new("rekognition")
        {
            NotIn =
                "af-south-1 ap-east-1 ap-east-2 ap-northeast-3 ap-south-2 ap-southeast-3 ap-southeast-4 "
                + "ap-southeast-6 ca-west-1 eu-central-2 eu-north-1 eu-south-1 eu-west-3 me-central-1 me-south-1 "
                + "mx-central-1 aws-cn us-gov-east-1 aws-eusc",
        },
        new(S3)
        {
            Hosts = ["*.s3", "s3", "*.s3-accesspoint", "*.s3-control"],
            Ports = [80, 443],
            KnowsAllPorts = true,
            OwnPrefixIn = "aws-cn",
            HasGatewayEndpoint = true,
            Ipv6Source = "Amazon S3 user guide, \"AWS PrivateLink for Amazon S3\", IP address types",
            GatewayIpv6Source =
                "AWS What's New, November 2025, \"Amazon S3 now supports IPv6 for gateway and interface VPC "
                + "endpoints\"",
        },
        new("sagemaker.api")
        {
            Hosts = ["api.sagemaker"],
            ActionPrefix = "sagemaker",
            OwnPrefixIn = "aws-cn",
        },
        new("sagemaker.runtime")
        {
            Hosts = ["runtime.sagemaker"],
            ActionPrefix = "sagemaker",
            OwnPrefixIn = "aws-cn",
        },
        new("scheduler"),
        new("secretsmanager") { KnowsAllPorts = true },
        new("securityhub") { OwnPrefixIn = "aws-cn aws-eusc" },
        new("servicecatalog")
        {
            OwnPrefixIn = "aws-cn",
            NotIn = "ap-east-2 ap-southeast-5 ap-southeast-7 mx-central-1 aws-eusc",
        },
        new("servicediscovery") { DualStackHosts = ["servicediscovery"], Ipv6Source = FromTheApi },
        new("sns"),
        new(Sqs)
        {
            KnowsAllPorts = true,
            DualStackHosts = ["sqs"],
            OwnPrefixIn = "aws-cn",
            Ipv6Source =
                "Amazon SQS developer guide, \"Connect to Amazon SQS using Dual-stack (IPv4 and IPv6) " + "endpoints\"",
        },
        new(Ssm) { KnowsAllPorts = true },
        new("ssm-contacts")
        {
            OnlyIn =
                "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 "
                + "eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 "
                + "us-west-2",
        },
        new("ssm-incidents")
        {
            OnlyIn =
                "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 "
                + "eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 "
                + "us-west-2",
        },
        new(SsmMessages) { KnowsAllPorts = true },
        new("states") { OwnPrefixIn = "aws-cn" },
        new("storagegateway") { TakesEndpointPolicies = false },
        new("sts")
        {
            KnowsAllPorts = true,
            DualStackHosts = ["sts"],
            OwnPrefixIn = "aws-cn",
            Ipv6Source = "IAM user guide, \"Dual-stack endpoint support\"",
        },
        new("sync-states") { ActionPrefix = "states", OwnPrefixIn = "aws-cn" },
        new("synthetics") { OwnPrefixIn = "aws-cn" },
        new("textract")
        {
            OnlyIn =
                "ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-south-2 "
                + "eu-west-1 eu-west-2 eu-west-3 us-east-1 us-east-2 us-west-1 us-west-2 aws-us-gov",
        },
        new("transcribe")
        {
            OwnPrefixIn = "aws-cn",
            NotIn =
                "ap-east-2 ap-northeast-3 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 "
                + "ap-southeast-6 ap-southeast-7 ca-west-1 eu-south-1 eu-south-2 il-central-1 me-central-1 "
                + "mx-central-1 aws-eusc",
            SuffixInChina = ".cn",
        },
        new("transfer") { TakesEndpointPolicies = false, OwnPrefixIn = "aws-cn" },
        new("translate")
        {
            OnlyIn =
                "ap-east-1 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 "
                + "eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 us-east-1 us-east-2 us-west-1 us-west-2 "
                + "us-gov-west-1",
        },
        new("workspaces")
        {
            OwnPrefixIn = "aws-cn",
            NotIn =
                "ap-east-1 ap-east-2 ap-northeast-3 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-6 "
                + "ap-southeast-7 ca-west-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 me-central-1 me-south-1 "
                + "mx-central-1 us-west-1 cn-north-1 aws-eusc",
        },
        new("xray")
        {
            DualStackHosts = ["xray"],
            OwnPrefixIn = "aws-cn",
            Ipv6Source = "github.com/aws/aws-cdk/issues/33493",
        },
    ];

    private static readonly Dictionary<string, AwsService> ByName = Rows.ToDictionary(
        service => service.Name,
        StringComparer.Ordinal
    );

    /// <summary>Every service, by its name.</summary>
    public static IReadOnlyList<AwsService> All => Rows;

    /// <summary>The two services that Session Manager needs.</summary>
    public static IReadOnlyList<string> SessionManager { get; } = [Ssm, SsmMessages];

    /// <summary>
    /// The services that an SSM agent may talk to. It does so over IPv4 unless it is configured otherwise
    /// (github.com/aws/amazon-ecs-agent/pull/4931).
    /// </summary>
    public static IReadOnlyList<string> SsmAgent { get; } = [Ssm, SsmMessages, Ec2Messages];

    /// <summary>
    /// Finds a service by the last part of its endpoint service's name, such as sqs; null when there is none.
    /// </summary>
    public static AwsService? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>
    /// Gives a service that is not among <see cref="All"/>, with what most services have: its name as host, port 443,
    /// endpoint policies, everywhere. Null where no service has the name, as far as that is known: a name that is near
    /// to that of a known service is taken for misspelt.
    /// </summary>
    /// <param name="name">The last part of its endpoint service's name, such as fsx.</param>
    public static AwsService? Assume(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) is null && (NamedServices.Has(name) || Nearest(name) is null) ? new AwsService(name) : null;
    }

    /// <summary>
    /// Finds the service that a name of an endpoint service means in a region, such as com.amazonaws.us-east-1.sqs;
    /// null when the region has none of the name.
    /// </summary>
    public static AwsService? FindEndpointService(string endpointServiceName, AwsRegion region)
    {
        ArgumentNullException.ThrowIfNull(endpointServiceName);
        ArgumentNullException.ThrowIfNull(region);
        var start = endpointServiceName.IndexOf($".{region}.", StringComparison.Ordinal) + region.Code.Length + 2;
        if (start <= region.Code.Length + 1)
        {
            return null;
        }

        var service = Find(endpointServiceName[start..], region.Partition);
        return
            service?.IsIn(region) == true
            && (
                endpointServiceName == service.EndpointServiceName(region)
                || (service.HasGatewayEndpoint && endpointServiceName == service.GatewayServiceName(region))
            )
            ? service
            : null;
    }

    /// <summary>Finds a service by what stands last in its endpoint service's name in a partition.</summary>
    internal static AwsService? Find(string last, AwsPartition partition) =>
        Find(last)
        ?? (
            partition == AwsPartition.China
                ? Rows.FirstOrDefault(service =>
                    service.SuffixInChina.Length > 0 && last == service.Name + service.SuffixInChina
                )
                : null
        );

    /// <summary>Finds the service that a misspelt name most likely meant; null when none is near.</summary>
    public static string? Nearest(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var near = Rows.Select(known => (known.Name, Distance: EditDistance.Between(name, known.Name)))
            .MinBy(pair => pair.Distance);
        return near.Distance <= Math.Max(1, name.Length / 3) ? near.Name : null;
    }
}
