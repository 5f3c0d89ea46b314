using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Lambda;

/// <summary>
/// Functions with what calls them: AWS Lambda API Reference, "CreateFunction", "AddPermission" and
/// "CreateEventSourceMapping"; AWS Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon
/// VPC".
/// </summary>
internal static partial class LambdaRows
{
    private const string FunctionForm = "[a-zA-Z0-9-_]{1,64}";
    private const string Invocation =
        "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations";

    private static readonly string[] Architectures = ["x86_64", "arm64"];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.LambdaFunction, "Lambda Function")
        {
            Name = new(
                Form: FunctionForm,
                Accepted: "1 to 64 letters, digits, hyphens and underscores",
                Code: "ValidationException",
                Taken: "ResourceConflictException"
            ),
            Id = "{name}",
            Arn = "arn:{partition}:lambda:{region}:{account}:function:{name}",
            Texts =
            [
                ("invokeArn", Invocation),
                ("qualifiedArn", "{arn}:$LATEST"),
                (
                    "qualifiedInvokeArn",
                    "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}:$LATEST/invocations"
                ),
                (
                    "responseStreamingInvokeArn",
                    "arn:{partition}:apigateway:{region}:lambda:path/2021-11-15/functions/{arn}/"
                        + "response-streaming-invocations"
                ),
            ],
            InvalidCode = "ValidationException",
            Choices = [("packageType", ["Zip", "Image"])],
            Ranges =
            [
                ("memorySize", 128, 10240),
                ("timeout", 1, 900),
                ("reservedConcurrentExecutions", -1, int.MaxValue),
            ],
            References =
            [
                new(
                    "vpcConfig.subnetIds",
                    "InvalidParameterValueException",
                    "a subnet",
                    AwsTypes.Subnet,
                    AwsTypes.DefaultSubnet
                ),
                new(
                    "vpcConfig.securityGroupIds",
                    "InvalidParameterValueException",
                    "a security group",
                    SecurityGroups.Types
                ),
            ],
            Check = CheckFunction,
            Defaults =
            [
                ("architectures", StateBuilder.List([Architectures[0]])),
                ("ephemeralStorage", StateBuilder.Map(("size", 512))),
                ("lastModified", "2025-01-01T00:00:00.000+0000"),
                ("memorySize", 128),
                ("packageType", "Zip"),
                ("publish", false),
                ("reservedConcurrentExecutions", -1),
                ("skipDestroy", false),
                ("timeout", 3),
                ("tracingConfig", StateBuilder.Map(("mode", "PassThrough"))),
            ],
            Complete = (request, state) =>
            {
                var name = request.PhysicalName();
                state
                    .Set("version", request.Inputs.Flag("publish") == true ? "1" : "$LATEST")
                    .Set("codeSha256", Convert.ToBase64String(request.Hash.Bytes(32)))
                    .Default("sourceCodeHash", Convert.ToBase64String(request.Hash.Bytes(32)))
                    .Default(
                        "loggingConfig",
                        StateBuilder.Map(
                            ("applicationLogLevel", ""),
                            ("logFormat", "Text"),
                            ("logGroup", $"/aws/lambda/{name}"),
                            ("systemLogLevel", "")
                        )
                    );
                if (request.Inputs.Bag("vpcConfig") is { } vpc && vpc.Texts("subnetIds") is [var first, ..])
                {
                    state.Set(
                        "vpcConfig",
                        new StateBuilder(vpc)
                            .Default("ipv6AllowedForDualStack", false)
                            .Set("vpcId", Subnets.Find(request, first).Vpc.Id)
                            .Build()
                    );
                }
            },
        },
        new(AwsTypes.LambdaPermission, "Lambda Permission")
        {
            Name = new("statementId", Taken: "ResourceConflictException") { Scope = "{$function/}" },
            Id = "{name}",
            References = [new("function", "ResourceNotFoundException", "a function", AwsTypes.LambdaFunction)],
            Check = request =>
            {
                var action = request.RequiredText("action");
                request.Require(
                    PermittedAction().IsMatch(action),
                    "ValidationException",
                    $"action '{action}' is not lambda: and an action, such as lambda:InvokeFunction."
                );
                request.RequiredText("principal");
            },
            Defaults = [("statementIdPrefix", "")],
        },
        new(AwsTypes.LambdaEventSourceMapping, "Lambda Event Source Mapping")
        {
            Id = "{uuid}",
            Arn = "arn:{partition}:lambda:{region}:{account}:event-source-mapping:{uuid}",
            References = [new("functionName", "ResourceNotFoundException", "a function", AwsTypes.LambdaFunction)],
            Texts = [("uuid", "{uuid}"), ("state", "Enabled"), ("stateTransitionReason", "USER_INITIATED")],
            Defaults = [("enabled", true), ("lastModified", "2025-01-01T00:00:00Z")],
            Check = request =>
                request.Require(
                    request.Inputs.Has("eventSourceArn") || request.Inputs.Has("selfManagedEventSource"),
                    "InvalidParameterValueException",
                    "one of eventSourceArn and selfManagedEventSource is required."
                ),
            Complete = (request, state) =>
            {
                var name = request.RequiredText("functionName");
                state.Set(
                    "functionArn",
                    request.Account.Created.Find(AwsTypes.LambdaFunction, request.Region, name)?.Text("arn") ?? name
                );
                var isQueue =
                    request.Inputs.Text("eventSourceArn")?.Contains(":sqs:", StringComparison.Ordinal) == true;
                state.Default("batchSize", isQueue ? 10 : 100);
            },
        },
        new(AwsTypes.LambdaAlias, "Lambda Alias")
        {
            Name = new(
                Form: "(?![0-9]+$)[a-zA-Z0-9-_]{1,128}",
                Accepted: "1 to 128 letters, digits, hyphens and underscores, of which one is no digit",
                Taken: "ResourceConflictException"
            )
            {
                Scope = "{$functionName/}",
            },
            Id = "{arn}",
            Arn = "arn:{partition}:lambda:{region}:{account}:function:{$functionName/}:{name}",
            References = [new("functionName", "ResourceNotFoundException", "a function", AwsTypes.LambdaFunction)],
            Texts = [("invokeArn", Invocation)],
        },
        new(AwsTypes.LambdaLayerVersion, "Lambda Layer Version")
        {
            Id = "{arn}",
            Arn = "arn:{partition}:lambda:{region}:{account}:layer:{$layerName}:1",
            Texts =
            [
                ("layerArn", "arn:{partition}:lambda:{region}:{account}:layer:{$layerName}"),
                ("version", "1"),
                ("createdDate", "2025-01-01T00:00:00.000+0000"),
            ],
            Defaults = [("skipDestroy", false)],
        },
    ];

    private static void CheckFunction(ResourceRequest request)
    {
        var inputs = request.Inputs;
        var role = request.RequiredText("role");
        request.Require(
            RoleArn().IsMatch(role),
            "ValidationException",
            $"role '{role}' is not the ARN of a role, such as "
                + $"arn:{request.Partition}:iam::{request.AccountId}:role/NAME."
        );
        var isImage = inputs.Text("packageType") == "Image";
        request.Require(
            isImage || (inputs.Text("runtime") is not null && inputs.Text("handler") is not null),
            "InvalidParameterValueException",
            "runtime and handler are required for the package type Zip."
        );
        request.Require(
            !isImage || inputs.Text("imageUri") is not null,
            "InvalidParameterValueException",
            "imageUri is required for the package type Image."
        );
        var other = inputs.Texts("architectures").FirstOrDefault(item => !Architectures.Contains(item));
        request.Require(
            other is null,
            "ValidationException",
            $"architectures '{other}' is not accepted; use {Format.Choice(Architectures)}."
        );
        if (inputs.Bag("vpcConfig") is { } vpc)
        {
            CheckVpc(request, vpc);
        }
    }

    private static void CheckVpc(ResourceRequest request, InputBag vpc)
    {
        var subnets = vpc.Texts("subnetIds").Select(id => Subnets.Find(request, id)).ToList();
        var groups = vpc.Texts("securityGroupIds");
        request.Require(
            subnets.Count > 0 == groups.Count > 0,
            "InvalidParameterValueException",
            "vpcConfig needs both subnetIds and securityGroupIds, or neither."
        );
        var stranger = subnets.Find(subnet => subnet.Vpc != subnets[0].Vpc);
        request.Require(
            stranger is null,
            "InvalidParameterValueException",
            $"subnet '{stranger?.Name}' is of VPC '{stranger?.Vpc.Name}', subnet '{subnets.FirstOrDefault()?.Name}' of "
                + "another. All subnets are of one VPC."
        );
        foreach (var group in groups.Select(id => SecurityGroups.Find(request, id)))
        {
            request.Require(
                group.Vpc == subnets[0].Vpc,
                "InvalidParameterValueException",
                $"security group '{group.Name}' is of VPC '{group.Vpc.Name}', the subnets of VPC "
                    + $"'{subnets[0].Vpc.Name}'. Choose security groups of the subnets' VPC."
            );
        }

        foreach (var subnet in subnets)
        {
            Subnets.TakeAddress(request, subnet, $"{request.Hash.Hex(32)} {subnet.Id}", null, "vpcConfig.subnetIds");
        }
    }

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::\d{12}:role/.+\z")]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^(lambda:[*]|lambda:[a-zA-Z]+|[*])\z")]
    private static partial Regex PermittedAction();
}
