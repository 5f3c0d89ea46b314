using System.Globalization;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// ECS services and images. On Fargate each task costs by the hour for its CPU and its memory
/// (aws.amazon.com/fargate/pricing); on EC2 the instances cost, not the service. Images cost by the gigabyte that is
/// kept (aws.amazon.com/ecr/pricing).
/// </summary>
internal static class ContainerCosts
{
    private const string Fargate = "FARGATE";
    private const int UnitsOfCpu = 1024;
    private const int MebibytesOfGigabyte = 1024;
    private const int FreeStorage = 20;

    public static void AddRepository(ResourceNode node, Bill bill)
    {
        bill.Free(node, "the images in it cost");
        bill.Carries(node, TrafficWay.RepositoryStorage);
    }

    public static void AddService(ResourceNode node, Bill bill)
    {
        if (node.Inputs.GetText("launchType") is { } launchType && launchType != Fargate)
        {
            bill.Free(node, "the instances that its tasks run on cost");
            return;
        }

        var providers = node
            .Inputs.GetList("capacityProviderStrategies")
            .Select(provider => provider.AsMap().GetText("capacityProvider"))
            .ToList();
        if (providers.Exists(provider => provider != Fargate) || (providers.Count == 0 && !IsFargate(node)))
        {
            bill.Missing(
                node,
                $"It is not known what the tasks of {node.Name} cost: only Fargate on demand has a price."
            );
            return;
        }

        AddTasks(node, bill);
    }

    private static bool IsFargate(ResourceNode node) => node.Inputs.GetText("launchType") == Fargate;

    private static void AddTasks(ResourceNode node, Bill bill)
    {
        // The provider's default is no task.
        var count = node.Inputs.ContainsKey("desiredCount") ? node.Inputs.GetInt("desiredCount") : 0;
        if (
            count is null
            || TaskOf(node, bill) is not { } task
            || Amount(task, "cpu", "vcpu", UnitsOfCpu) is not { } cpu
            || Amount(task, "memory", "gb", MebibytesOfGigabyte) is not { } memory
        )
        {
            bill.Missing(node, $"The number or the size of the tasks of {node.Name} is not known.");
            return;
        }

        if (count == 0)
        {
            bill.Free(node, "no task runs");
            return;
        }

        var platform = task.Inputs.GetMap("runtimePlatform");
        if (platform.GetText("operatingSystemFamily") is { } system && system != "LINUX")
        {
            bill.Missing(node, $"Tasks of {system} have no price, which {node.Name} runs.");
            return;
        }

        var isArm = platform.GetText("cpuArchitecture") == "ARM64";
        var tasks = count == 1 ? "1 task" : $"{count} tasks";
        bill.Charge(node, $"{tasks} with {Text(cpu)} vCPU", count.Value * cpu, PriceItem.FargateCpu(isArm));
        bill.Charge(node, $"{tasks} with {Text(memory)} GB", count.Value * memory, PriceItem.FargateMemory(isArm));
        if (task.Inputs.GetMap("ephemeralStorage").GetInt("sizeInGib") > FreeStorage)
        {
            bill.Missing(node, $"Storage of tasks beyond {FreeStorage} GB has no price, which {node.Name} has.");
        }
    }

    // Named by ARN, by family or by family and revision; before it exists, by the reference that the program made.
    private static ResourceNode? TaskOf(ResourceNode node, Bill bill)
    {
        var named = node.Inputs.GetText("taskDefinition");
        var referred = node.PropertyDependencies.GetValueOrDefault("taskDefinition", []);
        return bill
            .Graph.OfType(AwsTypes.EcsTaskDefinition)
            .FirstOrDefault(task =>
                named is null
                    ? referred.Contains(task.Urn)
                    : task.Outputs.GetText("arn") == named
                        || (
                            task.Inputs.GetText("family") is { } family
                            && (named == family || named.StartsWith($"{family}:", StringComparison.Ordinal))
                        )
            );
    }

    // "256" is in units, ".25 vCPU" and "1 GB" are not.
    private static decimal? Amount(ResourceNode task, string key, string unit, int units)
    {
        var text = (task.Inputs.GetText(key) ?? task.Inputs.GetInt(key)?.ToString(CultureInfo.InvariantCulture))
            ?.Trim()
            .ToLowerInvariant();
        if (text is null)
        {
            return null;
        }

        var isWhole = text.EndsWith(unit, StringComparison.Ordinal);
        return decimal.TryParse(
            isWhole ? text[..^unit.Length].TrimEnd() : text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var amount
        )
            ? isWhole
                ? amount
                : amount / units
            : null;
    }

    private static string Text(decimal amount) => amount.ToString("0.###", CultureInfo.InvariantCulture);
}
