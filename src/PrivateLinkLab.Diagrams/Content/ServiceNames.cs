using PrivateLinkLab.Amazon.Services;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>What people call AWS's services, and how they are drawn.</summary>
internal static class ServiceNames
{
    private static readonly Dictionary<string, (string Name, Symbol Symbol)> Known = new(StringComparer.Ordinal)
    {
        [AwsServices.Sqs] = ("Amazon SQS", Symbol.Queue),
        [AwsServices.S3] = ("Amazon S3", Symbol.Bucket),
        [AwsServices.DynamoDb] = ("Amazon DynamoDB", Symbol.Table),
        [AwsServices.Ssm] = ("Systems Manager", Symbol.Session),
        [AwsServices.SsmMessages] = ("Session Manager", Symbol.Session),
        [AwsServices.Ec2Messages] = ("EC2 Messages", Symbol.Session),
        ["sns"] = ("Amazon SNS", Symbol.Topic),
        ["secretsmanager"] = ("Secrets Manager", Symbol.Secret),
        ["kms"] = ("AWS KMS", Symbol.Secret),
        ["logs"] = ("CloudWatch Logs", Symbol.Service),
        ["monitoring"] = ("CloudWatch", Symbol.Service),
        ["ec2"] = ("Amazon EC2 API", Symbol.Service),
        ["sts"] = ("AWS STS", Symbol.Service),
        ["ecr.api"] = ("Amazon ECR API", Symbol.Service),
        ["ecr.dkr"] = ("Amazon ECR", Symbol.Containers),
        ["lambda"] = ("AWS Lambda API", Symbol.Service),
        ["execute-api"] = ("API Gateway", Symbol.Service),
    };

    /// <summary>The name, which is the service's own short one where people have no other.</summary>
    public static string NameOf(string service) => Known.TryGetValue(service, out var known) ? known.Name : service;

    /// <summary>How it is drawn.</summary>
    public static Symbol SymbolOf(string service) =>
        Known.TryGetValue(service, out var known) ? known.Symbol : Symbol.Service;
}
