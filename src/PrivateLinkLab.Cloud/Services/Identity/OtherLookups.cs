using System.Text;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Identity;

/// <summary>What finds resources of services beside EC2, and facts of AWS itself.</summary>
internal static class OtherLookups
{
    private const string SecretToken = "aws:secretsmanager/getSecretVersion:getSecretVersion";
    private const string EcrToken = "aws:ecr/getAuthorizationToken:getAuthorizationToken";

    public static readonly IReadOnlyList<LookupRow> All =
    [
        new("aws:iam/getRole:getRole", "IAM Role", AwsTypes.Role)
        {
            NotFound = "NoSuchEntity",
            Keys = [("name", "name")],
        },
        new("aws:route53/getZone:getZone", "Route 53 Zone", AwsTypes.HostedZone)
        {
            NotFound = "NoSuchHostedZone",
            Keys = [("zoneId", "id")],
            Where = (request, zone) =>
                (
                    request.Inputs.Text("name") is not { } name
                    || string.Equals(zone.Text("name"), name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)
                )
                && (
                    request.Inputs.Flag("privateZone") is not { } isPrivate
                    || isPrivate == (zone.State.Find("vpcs")?.AsList().Count > 0)
                ),
            Elsewhere = [("name", "example.com"), ("nameServers", ListValue.Empty)],
        },
        new("aws:s3/getBucket:getBucket", "S3 Bucket", AwsTypes.Bucket)
        {
            NotFound = "NoSuchBucket",
            Keys = [("bucket", "bucket")],
        },
        new("aws:sqs/getQueue:getQueue", "SQS Queue", AwsTypes.Queue)
        {
            NotFound = "QueueDoesNotExist",
            Keys = [("name", "name")],
        },
        new("aws:sns/getTopic:getTopic", "SNS Topic", AwsTypes.Topic)
        {
            NotFound = "NotFound",
            Keys = [("name", "name")],
        },
        new("aws:ecr/getRepository:getRepository", "ECR Repository", AwsTypes.EcrRepository)
        {
            NotFound = "RepositoryNotFoundException",
            Keys = [("name", "name")],
        },
        new("aws:ecs/getCluster:getCluster", "ECS Cluster", AwsTypes.EcsCluster)
        {
            NotFound = "ClusterNotFoundException",
            Keys = [("clusterName", "name")],
            Values = (_, _) => [("status", "ACTIVE")],
        },
        new("aws:eks/getCluster:getCluster", "EKS Cluster", AwsTypes.EksCluster)
        {
            Keys = [("name", "name")],
            Values = (_, cluster) =>
                [
                    ("certificateAuthorities", PropertyValue.Of(cluster.State.Find("certificateAuthority")!)),
                    ("status", "ACTIVE"),
                ],
        },
        new("aws:lambda/getFunction:getFunction", "Lambda Function", AwsTypes.LambdaFunction)
        {
            Keys = [("functionName", "name")],
        },
        new("aws:cloudwatch/getLogGroup:getLogGroup", "CloudWatch Log Group", AwsTypes.LogGroup)
        {
            Keys = [("name", "name")],
        },
        new("aws:acm/getCertificate:getCertificate", "ACM Certificate", AwsTypes.Certificate)
        {
            Keys = [("domain", "domainName")],
        },
        new("aws:secretsmanager/getSecret:getSecret", "Secrets Manager Secret", AwsTypes.Secret)
        {
            Keys = [("arn", "arn"), ("name", "name")],
        },
    ];

    public static readonly IReadOnlyList<FunctionKind> Functions =
    [
        new(SecretToken, "Secrets Manager Secret Version", SecretVersion) { Elsewhere = [("secretString", "")] },
        new("aws:kms/getKey:getKey", "KMS Key", Key) { Elsewhere = [("enabled", true)] },
        new("aws:kms/getAlias:getAlias", "KMS Alias", Alias) { Elsewhere = [] },
        new("aws:iam/getPolicy:getPolicy", "IAM Policy", Policy) { Elsewhere = [] },
        new(EcrToken, "ECR Authorization Token", AuthorizationToken),
        new("aws:ecr/getCredentials:getCredentials", "ECR Credentials", AuthorizationToken),
        new("aws:eks/getClusterAuth:getClusterAuth", "EKS Cluster Authentication", request =>
            StateBuilder.Map(
                ("id", request.Inputs.Text("name") ?? ""),
                ("name", request.Inputs.Text("name") ?? ""),
                ("region", request.Region),
                ("token", PropertyValue.Secret("k8s-aws-v1.simulated"))
            )
        ),
        new("aws:s3/getCanonicalUserId:getCanonicalUserId", "S3 Canonical User Id", request =>
            StateBuilder.Map(
                ("displayName", ""),
                ("id", StableHash.Of(request.AccountId, "canonical user").Hex(64)),
                ("region", request.Region)
            )
        ),
        new("aws:index/getRegions:getRegions", "AWS Regions", request =>
        {
            var names = AwsRegion
                .All.Where(region => region.Partition.Id == request.Partition)
                .Select(region => region.Code);
            return new StateBuilder(request.Inputs)
                .Set("id", request.Partition)
                .Set("names", StateBuilder.List(names))
                .Build();
        }),
        new("aws:index/getArn:getArn", "ARN", ParseArn),
        new("aws:index/getServicePrincipal:getServicePrincipal", "AWS Service Principal", request =>
        {
            var service = request.Inputs.Text("serviceName") ?? "";
            // Most services have this one in every partition.
            return StateBuilder.Map(
                ("id", $"{service}.{request.Region}.amazonaws.com"),
                ("name", $"{service}.amazonaws.com"),
                ("region", request.Region),
                ("serviceName", service),
                ("suffix", "amazonaws.com")
            );
        }),
    ];

    private static MapValue SecretVersion(FunctionRequest request)
    {
        var id = request.Inputs.Text("secretId") ?? "";
        var secret = request.Account.Created.Find(AwsTypes.Secret, request.Region, id);
        var version = secret is null
            ? null
            : request
                .Account.Created.Of(AwsTypes.SecretVersion, request.Region)
                .FirstOrDefault(item => item.Text("secretArn") == secret.Id);
        if (version is null)
        {
            throw request.Refuse(
                id,
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label AWSCURRENT in "
                    + $"{request.Region}."
            );
        }

        return new StateBuilder(request.Inputs)
            .Set("arn", secret!.Id)
            .Set("createdDate", "2025-01-01T00:00:00Z")
            .Set("id", $"{id}|AWSCURRENT")
            .Set("secretString", PropertyValue.Secret(version.Text("secretString") ?? ""))
            .Set("secretBinary", PropertyValue.Secret(version.Text("secretBinary") ?? ""))
            .Set("versionId", version.Text("versionId")!)
            .Default("versionStage", "AWSCURRENT")
            .Default("versionStages", StateBuilder.List(["AWSCURRENT"]))
            .FilledFunction(SecretToken, request.Region)
            .Build();
    }

    private static MapValue Key(FunctionRequest request)
    {
        const string token = "aws:kms/getKey:getKey";
        var id = request.Inputs.Text("keyId") ?? "";
        var created = request.Account.Created;
        var alias = created.Find(AwsTypes.KmsAlias, request.Region, id);
        var key = created.Find(AwsTypes.KmsKey, request.Region, alias?.Text("targetKeyId") ?? id);
        var isAwsManaged = IsAwsAlias(id[(id.IndexOf(":alias/", StringComparison.Ordinal) + 1)..]);
        if (key is null && !isAwsManaged)
        {
            throw request.Refuse(id, "NotFoundException", $"the key '{id}' does not exist in {request.Region}.");
        }

        var keyId = key?.Id ?? StableHash.Of(request.AccountId, request.Region, id).Uuid();
        return new StateBuilder(request.Inputs)
            .Set("arn", $"arn:{request.Partition}:kms:{request.Region}:{request.AccountId}:key/{keyId}")
            .Set("awsAccountId", request.AccountId)
            .Set("creationDate", "2025-01-01T00:00:00Z")
            .Set("description", key?.Text("description") ?? "")
            .Set("enabled", true)
            .Set("id", keyId)
            .Set("keyManager", key is null ? "AWS" : "CUSTOMER")
            .Set("keySpec", "SYMMETRIC_DEFAULT")
            .Set("customerMasterKeySpec", "SYMMETRIC_DEFAULT")
            .Set("keyState", "Enabled")
            .Set("keyUsage", key?.Text("keyUsage") ?? "ENCRYPT_DECRYPT")
            .Set("origin", "AWS_KMS")
            .FilledFunction(token, request.Region)
            .Build();
    }

    private static MapValue Alias(FunctionRequest request)
    {
        var name = request.Inputs.Text("name") ?? "";
        var alias = request.Account.Created.Find(AwsTypes.KmsAlias, request.Region, name);
        if (alias is null && !IsAwsAlias(name))
        {
            throw request.Refuse(name, "NotFoundException", $"the alias '{name}' does not exist in {request.Region}.");
        }

        var key = alias?.Text("targetKeyId") ?? StableHash.Of(request.AccountId, request.Region, name).Uuid();
        var prefix = $"arn:{request.Partition}:kms:{request.Region}:{request.AccountId}:";
        return StateBuilder.Map(
            ("arn", prefix + name),
            ("id", prefix + name),
            ("name", name),
            ("region", request.Region),
            ("targetKeyArn", $"{prefix}key/{key}"),
            ("targetKeyId", key)
        );
    }

    private static bool IsAwsAlias(string name) => name.StartsWith("alias/aws/", StringComparison.Ordinal);

    // Of AWS's own policies the names are not held here, nor what they allow.
    private static MapValue Policy(FunctionRequest request)
    {
        const string token = "aws:iam/getPolicy:getPolicy";
        var inputs = request.Inputs;
        var (arn, name) = (inputs.Text("arn"), inputs.Text("name"));
        var own = request.Account.Created.Find(AwsTypes.Policy, "", arn ?? name ?? "");
        var aws = $"arn:{request.Partition}:iam::aws:policy/";
        if (own is null && arn?.StartsWith(aws, StringComparison.Ordinal) != true && name is null)
        {
            throw request.Refuse(arn ?? "", "NoSuchEntity", $"the policy '{arn}' does not exist.");
        }

        var found = own?.Id ?? arn ?? aws + name;
        return new StateBuilder(inputs)
            .Set("arn", found)
            .Set("id", found)
            .Set("name", own?.Text("name") ?? name ?? found[(found.LastIndexOf('/') + 1)..])
            .Set("path", own?.Text("path") ?? "/")
            .Set("policy", own?.Text("policy") ?? "")
            .Set("policyId", own?.Text("policyId") ?? $"ANPA{StableHash.Of(found).Hex(17).ToUpperInvariant()}")
            .FilledFunction(token, request.Region)
            .Build();
    }

    private static MapValue AuthorizationToken(FunctionRequest request)
    {
        var registry = request.Inputs.Text("registryId") ?? request.AccountId;
        var password = StableHash.Of("ecr", registry, request.Region).Hex(64);
        var endpoint = $"https://{registry}.dkr.ecr.{request.Region}.{AwsPartition.Of(request.Region).DnsSuffix}";
        return new StateBuilder(request.Inputs)
            .Set(
                "authorizationToken",
                PropertyValue.Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:{password}")))
            )
            .Set("expiresAt", "2025-01-01T12:00:00Z")
            .Set("id", request.Region)
            .Set("password", PropertyValue.Secret(password))
            .Set("proxyEndpoint", endpoint)
            .Set("userName", "AWS")
            .FilledFunction(request.Kind.Token, request.Region)
            .Build();
    }

    private static MapValue ParseArn(FunctionRequest request)
    {
        var arn = request.Inputs.Text("arn") ?? "";
        return arn.Split(':', 6) is ["arn", var partition, var service, var region, var account, var resource]
            ? StateBuilder.Map(
                ("account", account),
                ("arn", arn),
                ("id", arn),
                ("partition", partition),
                ("region", region),
                ("resource", resource),
                ("service", service)
            )
            : throw request.Refuse(
                arn,
                "ValidationError",
                $"'{arn}' is not an ARN, arn:aws:SERVICE:REGION:ACCOUNT:NAME."
            );
    }
}
