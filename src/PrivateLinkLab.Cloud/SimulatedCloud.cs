using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Answering;
using PrivateLinkLab.Cloud.Services;
using Pulumi.Testing;

namespace PrivateLinkLab.Cloud;

/// <summary>
/// A simulated AWS control plane behind Pulumi's mock interface: it answers every request as AWS would (ids, ARNs,
/// addresses, computed defaults), and refuses what AWS would refuse. Answers are immediate, the same in every run, and
/// safe to ask for from several threads. One instance is empty accounts, the caller's own and those that the program's
/// providers lead to: use a new one for every deployment.
/// </summary>
public sealed class SimulatedCloud : IMocks
{
    private readonly Lock _gate = new();
    private readonly CloudAccounts _accounts;
    private readonly List<AwsRefusalException> _refusals = [];
    private readonly HashSet<(string Type, string Name)> _created = [];

    /// <summary>Empty accounts.</summary>
    /// <param name="options">Region and account; the defaults of <see cref="CloudOptions"/> when null.</param>
    public SimulatedCloud(CloudOptions? options = null)
    {
        Options = options ?? new CloudOptions();
        _accounts = new CloudAccounts(Options);
    }

    /// <summary>The region and account that this cloud was made for.</summary>
    public CloudOptions Options { get; }

    /// <summary>Everything refused so far, ordered by resource type and name.</summary>
    public IReadOnlyList<AwsRefusalException> Refusals
    {
        get
        {
            lock (_gate)
            {
                return [.. _refusals
                    .OrderBy(refusal => refusal.ResourceType, StringComparer.Ordinal)
                    .ThenBy(refusal => refusal.ResourceName, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Creates a resource. Components are accepted with an empty state.</summary>
    /// <exception cref="AwsRefusalException">AWS would refuse the request.</exception>
    /// <exception cref="NotSimulatedException">The type is a provider's and is not simulated.</exception>
    /// <exception cref="InvalidOperationException">There is a resource of that type and name already.</exception>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var type = args.Type ?? "";
        var name = args.Name ?? "";
        if (!ServiceCatalog.Resources.TryGetValue(type, out var kind))
        {
            return ServiceCatalog.IsProviderType(type)
                ? Task.FromException<(string?, object)>(new NotSimulatedException("resource type", type, name))
                : Task.FromResult(AnswerOther(type, name));
        }
        lock (_gate)
        {
            // Mocks are not told the parent, so that ids, which derive from type and name, would be those of one resource.
            if (_created.Contains((type, name)))
            {
                return Task.FromException<(string?, object)>(new InvalidOperationException(
                    $"Two resources of type {type} are named '{name}'. Give one of them another name."));
            }
            try
            {
                var caller = _accounts.CallerOf(args.Provider);
                var request = new ResourceRequest(kind, name, new InputBag(args.Inputs), caller, _accounts.Of(caller));
                var answer = kind.Create(request);
                _created.Add((type, name));
                return Task.FromResult<(string?, object)>((answer.Id, answer.State));
            }
            catch (AwsRefusalException refusal)
            {
                _refusals.Add(refusal);
                return Task.FromException<(string?, object)>(refusal);
            }
        }
    }

    /// <summary>Answers a function (a data source).</summary>
    /// <exception cref="AwsRefusalException">AWS would refuse the request.</exception>
    /// <exception cref="NotSimulatedException">The function is not simulated.</exception>
    public Task<object> CallAsync(MockCallArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var token = args.Token ?? "";
        if (!ServiceCatalog.Functions.TryGetValue(token, out var function))
        {
            return Task.FromException<object>(new NotSimulatedException("function", token, token));
        }
        lock (_gate)
        {
            try
            {
                var caller = _accounts.CallerOf(args.Provider);
                return Task.FromResult<object>(function.Answer(
                    new FunctionRequest(function, new InputBag(args.Args), caller, _accounts.Of(caller))));
            }
            catch (AwsRefusalException refusal)
            {
                _refusals.Add(refusal);
                return Task.FromException<object>(refusal);
            }
        }
    }

    /// <summary>Accepts the outputs that a component registers; the cloud has no use for them.</summary>
    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;

    private static (string? Id, object State) AnswerOther(string type, string name) =>
        (type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? StableHash.Of(type, name).Uuid() : null,
            ImmutableDictionary<string, object>.Empty);
}
