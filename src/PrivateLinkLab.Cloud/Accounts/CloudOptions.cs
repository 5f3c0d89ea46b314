using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Accounts;

/// <summary>Where the simulated resources live, which region of which account, and what is there already.</summary>
public sealed record CloudOptions
{
    private readonly string _region = "us-east-1";
    private readonly string _accountId = "123456789012";

    /// <summary>
    /// The AWS region; us-east-1 when not set. Resources may override it with their own <c>region</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not that of an AWS region.</exception>
    public string Region
    {
        get => _region;
        init =>
            _region = AwsRegion.Find(value) is not null
                ? value
                : throw new ArgumentException($"Region '{value}' is not an AWS region. {RegionSuggestion.For(value)}");
    }

    /// <summary>The twelve-digit account number; 123456789012 when not set.</summary>
    /// <exception cref="ArgumentException">The number does not have twelve digits.</exception>
    public string AccountId
    {
        get => _accountId;
        init =>
            _accountId =
                value is { Length: 12 } && value.All(char.IsAsciiDigit)
                    ? value
                    : throw new ArgumentException(
                        $"Account id '{value}' is not an AWS account number, which has 12 digits."
                    );
    }

    /// <summary>
    /// The names of the EC2 key pairs that every account has, in every region: they are made by people, not by
    /// programs. None when not set.
    /// </summary>
    public IReadOnlyList<string> KeyPairs { get; init; } = [];

    /// <summary>
    /// Whether every account has a default VPC in every region, as AWS makes them (Amazon VPC User Guide, "Default
    /// VPCs"). False when not set: accounts whose networks are planned have theirs deleted, and a resource that
    /// lands there by a forgotten argument is a mistake worth a refusal.
    /// </summary>
    public bool HasDefaultVpc { get; init; }

    /// <summary>
    /// The stack's state before the deployment: what a snapshot can be taken of, the snapshots that the stack has, and
    /// the inputs that stay as they are because of Pulumi's option <c>ignoreChanges</c>. All else is answered as if it
    /// were new. Null, for a stack that has nothing, when not set.
    /// </summary>
    public ResourceGraph? Before { get; init; }

    /// <summary>
    /// The names of the DB snapshots that every account has, in every region, and that the stack does not: made by
    /// people, or retained when they left it. None when not set.
    /// </summary>
    public IReadOnlyList<string> DatabaseSnapshots { get; init; } = [];

    /// <summary>
    /// The partition of the region: <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>, as ARNs begin with it.
    /// </summary>
    public string Partition => AwsPartition.Of(Region).Id;
}
