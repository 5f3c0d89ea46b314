using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>
/// Stops a change that AWS would refuse because of its order: Pulumi creates new subnets before it deletes old ones,
/// and a block that is still taken is refused (https://github.com/pulumi/pulumi-awsx/issues/520).
/// </summary>
internal static class SubnetConflicts
{
    /// <summary>Checks a change.</summary>
    /// <exception cref="LabFailure">A new subnet takes the block of one that is deleted after it; the message has a
    /// line for each, and says what to do.</exception>
    public static void Check(StackChange change)
    {
        var staying = change
            .Diff.Changes.Where(other => other is { Kind: ChangeKind.Same or ChangeKind.Update, New: not null })
            .Select(other => other.New!)
            .Where(node => AwsTypes.Vpc.Is(node.Type))
            .Select(node => node.Id)
            .ToHashSet();
        var leaving = change
            .Diff.Changes.Where(other => other is { Kind: ChangeKind.Delete or ChangeKind.Replace, Old: not null })
            .Select(other => other.Old!)
            .Where(IsSubnet)
            .ToList();
        var refusals =
            from arriving in change.Diff.Changes
            where arriving is { Kind: ChangeKind.Create or ChangeKind.Replace, New: not null }
            let subnet = arriving.New
            where IsSubnet(subnet) && staying.Contains(VpcOf(subnet))
            let taken = leaving.FirstOrDefault(old => VpcOf(old) == VpcOf(subnet) && Overlap(old, subnet))
            where taken is not null
            select $"creating EC2 Subnet '{subnet.Name}': InvalidSubnet.Conflict: the CIDR block "
                + $"{BlockOf(subnet)} overlaps {BlockOf(taken)} of subnet '{taken.Name}', "
                + "which is deleted only after it.";
        var sentences = refusals.ToList();
        if (sentences.Count > 0)
        {
            var stack = change.Stack == LabStack.DefaultName ? "" : $" --stack {change.Stack}";
            throw LabFailure.NotCarriedOut(
                string.Join('\n', [.. sentences, $"Run `./lab destroy{stack}` first, then try this again."])
            );
        }
    }

    private static bool IsSubnet(ResourceNode node) => AwsTypes.Subnet.Is(node.Type);

    private static string? VpcOf(ResourceNode subnet) => subnet.Inputs.GetText("vpcId");

    private static string? BlockOf(ResourceNode subnet) => subnet.Inputs.GetText("cidrBlock");

    private static bool Overlap(ResourceNode one, ResourceNode other) =>
        CidrBlock.TryParseIpv4(BlockOf(one), out var block)
        && CidrBlock.TryParseIpv4(BlockOf(other), out var next)
        && block.Overlaps(next);
}
