namespace PrivateLinkLab.Cloud.Accounts;

/// <summary>
/// The accounts of a cloud: its own, and those that the program's providers lead to. They share what a service keeps
/// for all of them, such as the public addresses that are given out, and nothing else. Guarded by the cloud's lock.
/// </summary>
internal sealed class CloudAccounts(CloudOptions options)
{
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CallerIdentity> _callersByProviderId = new(StringComparer.Ordinal);
    private readonly ServiceStates _shared = new();

    public CloudOptions Options { get; } = options;

    /// <summary>The accounts in use.</summary>
    public IEnumerable<Account> All => _accounts.Values;

    /// <summary>What a service keeps for all accounts together.</summary>
    public T Shared<T>()
        where T : class, new() => _shared.Of<T>();

    /// <summary>Notes the caller that creates a provider's resources, and where.</summary>
    public void AddProvider(string id, CallerIdentity caller) => _callersByProviderId[id] = caller;

    /// <summary>
    /// Who asks through a provider; the cloud's own account and region for one that is not known, and for none.
    /// </summary>
    public CallerIdentity CallerOf(string? providerId) =>
        providerId is not null && _callersByProviderId.TryGetValue(providerId, out var caller)
            ? caller
            : CallerIdentity.Of(Options);

    /// <summary>The account of who asks.</summary>
    public Account Of(CallerIdentity caller)
    {
        if (!_accounts.TryGetValue(caller.AccountId, out var account))
        {
            _accounts[caller.AccountId] = account = new Account(caller.AccountId, this);
        }

        return account;
    }
}
