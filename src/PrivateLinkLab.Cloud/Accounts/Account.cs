namespace PrivateLinkLab.Cloud.Accounts;

/// <summary>One account: what exists in it so far, to which later requests refer, or with which they collide.</summary>
/// <param name="id">Its twelve-digit number.</param>
/// <param name="cloud">All the accounts of the cloud.</param>
internal sealed class Account(string id, CloudAccounts cloud)
{
    private readonly ServiceStates _states = new();

    /// <summary>
    /// Names that must be unique, as (kind of name, scope and name), with the resource that has them.
    /// </summary>
    private readonly Dictionary<(string Kind, string Name), string> _names = [];

    public string Id => id;

    /// <summary>Whether it is the account that the cloud was made for.</summary>
    public bool IsOwn => id == cloud.Options.AccountId;

    /// <summary>Everything that was created in the account.</summary>
    public CreatedResources Created { get; } = new();

    /// <summary>The records of a kind that a service keeps in the account.</summary>
    public Records<T> All<T>() => _states.Of<Records<T>>();

    /// <summary>A region's zones, as the account sees them.</summary>
    public AvailabilityZones ZonesOf(string region) => AvailabilityZones.Of(region, id, cloud.Options.AccountId);

    /// <summary>Takes a unique name. Null when it was free, else the resource that has it.</summary>
    public string? TakeName(string kind, string name, string resource) =>
        _names.TryAdd((kind, name), resource) ? null : _names[(kind, name)];
}
