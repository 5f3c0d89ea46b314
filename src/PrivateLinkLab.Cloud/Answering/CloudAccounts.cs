using PrivateLinkLab.Cloud.Networking;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Services.Rds;

namespace PrivateLinkLab.Cloud.Answering;

/// <summary>
/// The accounts of a cloud: its own, and those that the program's providers lead to. They share nothing but endpoint
/// services, and the public addresses that are given out. Guarded by the cloud's lock.
/// </summary>
internal sealed class CloudAccounts(CloudOptions options)
{
    private readonly Dictionary<string, CloudState> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Caller> _callersByProviderId = new(StringComparer.Ordinal);

    public CloudOptions Options { get; } = options;

    /// <summary>What the stack has in them from before.</summary>
    public StandingDatabases Standing { get; } = new(options.Before);

    /// <summary>The endpoint services of all accounts, by name.</summary>
    public Dictionary<string, CustomerService> EndpointServices { get; } = new(StringComparer.Ordinal);

    /// <summary>The public addresses in use, of all accounts and regions.</summary>
    public AddressPool PublicAddresses { get; } = new(Services.Ec2.PublicAddresses.Block);

    /// <summary>The accounts in use.</summary>
    public IEnumerable<CloudState> All => _accounts.Values;

    /// <summary>Notes as whom, and where, the resources of a provider are created.</summary>
    public void AddProvider(string id, Caller caller) => _callersByProviderId[id] = caller;

    /// <summary>Who asks, by the reference to the provider that requests carry: its URN, two colons and its id.</summary>
    public Caller CallerOf(string? provider) =>
        provider is { Length: > 0 }
        && _callersByProviderId.TryGetValue(provider[(provider.LastIndexOf("::", StringComparison.Ordinal) + 2)..], out var caller)
            ? caller
            : Caller.Of(Options);

    /// <summary>The account's resources.</summary>
    public CloudState Of(Caller caller)
    {
        if (!_accounts.TryGetValue(caller.AccountId, out var account))
        {
            _accounts[caller.AccountId] = account = new CloudState(caller.AccountId, this);
        }
        return account;
    }
}
