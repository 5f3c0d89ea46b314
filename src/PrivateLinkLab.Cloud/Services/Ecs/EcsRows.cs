using System.Text.Json;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Tables;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ecs;

/// <summary>
/// Clusters, task definitions and services: Amazon ECS API Reference, "CreateCluster", "RegisterTaskDefinition" and
/// "CreateService"; Amazon ECS Developer Guide, "Amazon ECS task definition parameters for Fargate".
/// </summary>
internal static class EcsRows
{
    private const string NameForm = "[a-zA-Z0-9-_]{1,255}";
    private const string NameText = "1 to 255 letters, digits, hyphens and underscores";
    private const string Fargate = "FARGATE";
    private const string AwsVpc = "awsvpc";

    // Of the processor units, in MiB: the least and the most memory, and in which steps.
    private static readonly Dictionary<int, (int Least, int Most, int Step)> FargateSizes = new()
    {
        [256] = (512, 2048, 512),
        [512] = (1024, 4096, 1024),
        [1024] = (2048, 8192, 1024),
        [2048] = (4096, 16384, 1024),
        [4096] = (8192, 30720, 1024),
        [8192] = (16384, 61440, 4096),
        [16384] = (32768, 122880, 8192),
    };

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.EcsCluster, "ECS Cluster")
        {
            Name = new(Form: NameForm, Accepted: NameText, Code: "InvalidParameterException"),
            Id = "{arn}",
            Arn = "arn:{partition}:ecs:{region}:{account}:cluster/{name}",
            Defaults =
            [
                (
                    "settings",
                    StateBuilder.Maps([StateBuilder.Map(("name", "containerInsights"), ("value", "disabled"))])
                ),
            ],
        },
        new(AwsTypes.EcsClusterCapacityProviders, "ECS Cluster Capacity Providers")
        {
            Id = "{$clusterName/}",
            References = [new("clusterName", "ClusterNotFoundException", "a cluster", AwsTypes.EcsCluster)],
            Defaults = [("capacityProviders", ListValue.Empty), ("defaultCapacityProviderStrategies", ListValue.Empty)],
        },
        new(AwsTypes.EcsTaskDefinition, "ECS Task Definition")
        {
            Id = "{$family}",
            Arn = "arn:{partition}:ecs:{region}:{account}:task-definition/{$family}:1",
            Texts = [("arnWithoutRevision", "arn:{partition}:ecs:{region}:{account}:task-definition/{$family}")],
            Choices = [("networkMode", ["bridge", "host", AwsVpc, "none"])],
            InvalidCode = "ClientException",
            Check = CheckTask,
            Complete = (request, state) =>
                state
                    .Set("revision", 1)
                    .Default("skipDestroy", false)
                    .Default("trackLatest", false)
                    .Default("networkMode", ""),
        },
        new(AwsTypes.EcsService, "ECS Service")
        {
            Name = new(
                Form: NameForm,
                Accepted: NameText,
                Code: "InvalidParameterException",
                Taken: "InvalidParameterException"
            )
            {
                Scope = "{$cluster/}",
            },
            Id = "{arn}",
            Arn = "arn:{partition}:ecs:{region}:{account}:service/{$cluster/}/{name}",
            InvalidCode = "InvalidParameterException",
            Choices = [("launchType", ["EC2", "EXTERNAL", Fargate]), ("schedulingStrategy", ["DAEMON", "REPLICA"])],
            References =
            [
                new("cluster", "ClusterNotFoundException", "a cluster", AwsTypes.EcsCluster),
                new(
                    "loadBalancers.targetGroupArn",
                    "InvalidParameterException",
                    "a target group",
                    AwsTypes.TargetGroup
                ),
                new(
                    "networkConfiguration.subnets",
                    "InvalidParameterException",
                    "a subnet",
                    AwsTypes.Subnet,
                    AwsTypes.DefaultSubnet
                ),
                new(
                    "networkConfiguration.securityGroups",
                    "InvalidParameterException",
                    "a security group",
                    SecurityGroups.Types
                ),
            ],
            Check = CheckService,
            Defaults =
            [
                ("availabilityZoneRebalancing", "ENABLED"),
                ("deploymentMaximumPercent", 200),
                ("deploymentMinimumHealthyPercent", 100),
                ("desiredCount", 1),
                ("enableEcsManagedTags", false),
                ("enableExecuteCommand", false),
                ("launchType", "EC2"),
                ("schedulingStrategy", "REPLICA"),
                ("waitForSteadyState", false),
            ],
            Complete = (request, state) =>
            {
                if (request.Inputs.Text("launchType") == Fargate)
                {
                    state.Default("platformVersion", "LATEST");
                }

                if (!request.Inputs.Has("cluster"))
                {
                    state.Set("cluster", request.Arn("ecs", "cluster/default"));
                }
            },
        },
    ];

    private static void CheckTask(ResourceRequest request)
    {
        var containers = Containers(request);
        request.Require(
            containers.Count > 0,
            "ClientException",
            "containerDefinitions has no container. Define at least one."
        );
        if (!request.Inputs.Texts("requiresCompatibilities").Contains(Fargate))
        {
            return;
        }

        request.Require(
            request.Inputs.Text("networkMode") == AwsVpc,
            "ClientException",
            "Fargate only supports network mode 'awsvpc'. Set networkMode to awsvpc."
        );
        var (cpu, memory) = (Size(request, "cpu"), Size(request, "memory"));
        request.Require(
            cpu is not null && memory is not null,
            "ClientException",
            "Fargate requires that cpu and memory be defined for the task, such as 256 and 512."
        );
        request.Require(
            FargateSizes.TryGetValue(cpu.Value, out var sizes)
                && memory >= sizes.Least
                && memory <= sizes.Most
                && memory % sizes.Step == 0,
            "ClientException",
            $"No Fargate configuration exists for the given values: {cpu} CPU, {memory} memory. "
                + (
                    FargateSizes.ContainsKey(cpu.Value)
                        ? $"With {cpu} CPU, use {sizes.Least} to {sizes.Most} in steps of {sizes.Step}."
                        : $"Use {Format.Choice([.. FargateSizes.Keys.Select(size => Format.Number(size))])} CPU."
                )
        );
    }

    // A number, or one with a unit: "1 vCPU", "2GB".
    private static int? Size(ResourceRequest request, string key)
    {
        var text = request.Inputs.Text(key)
            ?? (request.Inputs.Number(key) is { } number ? Format.Number(number) : null);
        if (text is null)
        {
            return null;
        }

        var digits = new string([.. text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        var unit = text[digits.Length..].Trim().ToUpperInvariant();
        return double.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? (int)(unit is "VCPU" or "GB" ? value * 1024 : value)
            : throw request.Refuse("ClientException", $"{key} '{text}' is not a number.");
    }

    private static void CheckService(ResourceRequest request)
    {
        var inputs = request.Inputs;
        request.Require(
            inputs.Text("launchType") is null || inputs.Bags("capacityProviderStrategies").Count == 0,
            "InvalidParameterException",
            "launchType and capacityProviderStrategies exclude each other. Give one of the two."
        );
        var task = inputs.Text("taskDefinition") is { } given ? Task(request, given) : null;
        if (task is null)
        {
            return;
        }

        var isAwsVpc = task.Text("networkMode") == AwsVpc;
        request.Require(
            !isAwsVpc || inputs.Bag("networkConfiguration") is not null,
            "InvalidParameterException",
            "Network Configuration must be provided when networkMode 'awsvpc' is specified. Set networkConfiguration "
                + "with its subnets."
        );
        var names = ContainersOf(task);
        foreach (var balancer in inputs.Bags("loadBalancers"))
        {
            var container = balancer.Text("containerName");
            request.Require(
                container is null || names is null || names.Contains(container),
                "InvalidParameterException",
                $"The container '{container}' does not exist in the task definition, which has "
                    + $"{Format.Enumeration(names ?? [])}."
            );
            if (
                isAwsVpc
                && balancer.Text("targetGroupArn") is { } arn
                && request.Account.Created.Find(AwsTypes.TargetGroup, request.Region, arn) is { } group
            )
            {
                request.Require(
                    group.Text("targetType") == "ip",
                    "InvalidParameterException",
                    $"The provided target group '{arn}' has target type {group.Text("targetType")}, which is "
                        + "incompatible "
                        + "with the awsvpc network mode specified in the task definition. Set its targetType to ip."
                );
            }
        }
    }

    // By ARN, family or family:revision; a revision of before is not looked into.
    private static Accounts.CreatedResource? Task(ResourceRequest request, string given)
    {
        var created = request.Account.Created;
        var family = given[(given.LastIndexOf('/') + 1)..].Split(':')[0];
        var found = created.Find(AwsTypes.EcsTaskDefinition, request.Region, given)
            ?? created.Find(AwsTypes.EcsTaskDefinition, request.Region, family);
        request.Require(
            found is not null || given.Contains(':', StringComparison.Ordinal),
            "ClientException",
            $"Unable to describe task definition: '{given}' does not exist in {request.Region}."
        );
        return found;
    }

    private static List<string>? ContainersOf(Accounts.CreatedResource task)
    {
        if (task.Text("containerDefinitions") is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(container => container.TryGetProperty("name", out var name) ? name.GetString() : null)
                .OfType<string>(),
        ];
    }

    private static List<string> Containers(ResourceRequest request)
    {
        var json = request.RequiredText("containerDefinitions");
        try
        {
            using var document = JsonDocument.Parse(json);
            request.Require(
                document.RootElement.ValueKind == JsonValueKind.Array,
                "ClientException",
                "containerDefinitions is not a JSON list of containers."
            );
            var names = new List<string>();
            foreach (var container in document.RootElement.EnumerateArray())
            {
                var name = container.TryGetProperty("name", out var found) ? found.GetString() : null;
                request.Require(
                    name is not null,
                    "ClientException",
                    "a container of containerDefinitions has no name."
                );
                request.Require(
                    container.TryGetProperty("image", out _),
                    "ClientException",
                    $"the container '{name}' has no image."
                );
                names.Add(name);
            }

            return names;
        }
        catch (JsonException)
        {
            throw request.Refuse("ClientException", "containerDefinitions is not JSON.");
        }
    }
}
