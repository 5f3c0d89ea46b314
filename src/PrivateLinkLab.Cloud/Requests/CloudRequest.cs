using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>What every request carries: the inputs, the caller and the region.</summary>
/// <param name="inputs">What is asked.</param>
/// <param name="caller">Who asks.</param>
/// <param name="cloud">All the accounts.</param>
internal abstract class CloudRequest(InputBag inputs, CallerIdentity caller, CloudAccounts cloud)
{
    public InputBag Inputs => inputs;

    public CallerIdentity Caller => caller;

    public CloudAccounts Cloud => cloud;

    /// <summary>The account of who asks.</summary>
    public Account Account { get; } = cloud.Of(caller);

    public string AccountId => caller.AccountId;

    /// <summary>The resource's own region, or that of who asks.</summary>
    public string Region { get; } = inputs.Text("region") ?? caller.Region;

    public string Partition => AwsPartition.Of(Region).Id;

    /// <summary>The region's zones, as the account sees them.</summary>
    public AvailabilityZones Zones => Account.ZonesOf(Region);

    /// <summary>The records of a kind that a service keeps in the account.</summary>
    public Records<T> All<T>() => Account.All<T>();

    /// <summary>What is wrong with the region; null when nothing is.</summary>
    protected string? RegionProblem =>
        AwsRegion.Find(Region) is not null
            ? null
            : $"region '{Region}' is not an AWS region. {RegionSuggestion.For(Region)}";
}
