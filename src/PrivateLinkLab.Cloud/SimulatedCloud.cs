using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud;

/// <summary>
/// A simulated AWS control plane: it answers every request as AWS would (ids, ARNs, addresses, computed defaults), and
/// refuses what AWS would refuse. It knows nothing of how programs run. Answers are immediate, the same in every run,
/// and safe to ask for from several threads. One instance is one deployment: empty accounts, the caller's own and those
/// that the program's providers lead to, and what <see cref="CloudOptions.Before"/> says that the stack has. A resource
/// that the stack has is asked for again like a new one; as long as nothing replaces it, its id stays what it was.
/// </summary>
public sealed class SimulatedCloud : ICloud
{
    private readonly Lock _gate = new();
    private readonly CloudAccounts _accounts;
    private readonly Predicate<ResourceUrn> _isNamesake;
    private readonly List<AwsRefusal> _refusals = [];
    private readonly HashSet<ResourceUrn> _created = [];
    private readonly Dictionary<Identity, ResourceUrn> _firstOfName = [];
    private readonly Dictionary<Identity, MapValue> _states = [];

    /// <summary>Empty accounts.</summary>
    /// <param name="options">Region and account; the defaults of <see cref="CloudOptions"/> when null.</param>
    /// <param name="isNamesake">
    /// Tells, of a resource that has its type and name in common with others, whether its ancestors' types are part of
    /// its identity, from which id and addresses derive. It has to be so for all of them but one, and the same in every
    /// run. When null, it is so for all but the first that is asked for, which suits whoever asks in a fixed order.
    /// </param>
    public SimulatedCloud(CloudOptions? options = null, Predicate<ResourceUrn>? isNamesake = null)
    {
        Options = options ?? new CloudOptions();
        _accounts = new CloudAccounts(Options);
        _isNamesake = isNamesake ?? IsLater;
    }

    /// <inheritdoc/>
    public CloudOptions Options { get; }

    /// <summary>Whether resources of a type are simulated.</summary>
    /// <param name="type">The type's token, or an alias of it.</param>
    public static bool Simulates(string type) => ServiceCatalog.ResourceKind(type) is not null;

    /// <inheritdoc/>
    public IReadOnlyList<AwsRefusal> Refusals
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _refusals
                        .OrderBy(refusal => refusal.ResourceType, StringComparer.Ordinal)
                        .ThenBy(refusal => refusal.ResourceName, StringComparer.Ordinal)
                        .ThenBy(refusal => refusal.Message, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <inheritdoc/>
    public CloudAnswer Create(ResourceUrn urn, MapValue inputs, ProviderReference? provider = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (ServiceCatalog.ResourceKind(urn.Type) is not { } kind)
        {
            return ServiceCatalog.IsProviderType(urn.Type)
                ? Missing("resource type", urn.Type, urn.Name)
                : AnswerOther(urn);
        }

        return Carry(urn.Name, () =>
        {
            if (_created.Contains(urn))
            {
                throw new InvalidOperationException($"The resource {urn} was created already.");
            }

            var caller = _accounts.CallerOf(provider?.Id);
            var request = new ResourceRequest(kind, urn, LineageOf(urn), new InputBag(inputs), caller, _accounts);
            var answer = kind.Create(request);
            _created.Add(urn);
            _states[new(kind.Type, answer.Id, caller.AccountId)] = answer.State;
            request.Account.Created.Add(new(kind.Type, answer.Id, request.Region, answer.State));
            return new Answered(answer.Id, answer.State);
        });
    }

    /// <inheritdoc/>
    public CloudAnswer Read(ResourceUrn urn, string id, ProviderReference? provider = null)
    {
        if (ServiceCatalog.ResourceKind(urn.Type) is not { } kind)
        {
            return Missing("resource type", urn.Type, urn.Name);
        }

        return Carry(urn.Name, () =>
        {
            var caller = _accounts.CallerOf(provider?.Id);
            var state = _states.GetValueOrDefault(new(kind.Type, id, caller.AccountId))
                ?? Options.Before?.OfType(urn.Type).FirstOrDefault(node => node.Id == id)?.Outputs;
            return state is not null
                ? new Answered(id, state)
                : throw new RequestRefusedException(
                    new AwsRefusal(
                        "ResourceNotFoundException",
                        $"reading {kind.Label} '{urn.Name}': ResourceNotFoundException: account {caller.AccountId} "
                            + $"has none with the id '{id}'.",
                        urn.Type,
                        urn.Name
                    )
                );
        });
    }

    /// <inheritdoc/>
    public CloudAnswer Call(string token, MapValue arguments, ProviderReference? provider = null)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(arguments);
        return ServiceCatalog.FunctionKind(token) is { } function
            ? Carry(token, () =>
                new Answered(
                    null,
                    function.Answer(
                        new FunctionRequest(
                            function,
                            new InputBag(arguments),
                            _accounts.CallerOf(provider?.Id),
                            _accounts
                        )
                    )
                )
            )
            : Missing("function", token, token);
    }

    /// <summary>Who asks through a provider.</summary>
    internal CallerIdentity CallerOf(ProviderReference? provider)
    {
        lock (_gate)
        {
            return _accounts.CallerOf(provider?.Id);
        }
    }

    /// <summary>The types of a resource's ancestors, where type and name do not tell it from others; else
    /// null.</summary>
    internal string? LineageOfOther(ResourceUrn urn)
    {
        lock (_gate)
        {
            return LineageOf(urn);
        }
    }

    private CloudAnswer Carry(string name, Func<CloudAnswer> answer)
    {
        lock (_gate)
        {
            try
            {
                return answer();
            }
            catch (RequestRefusedException refused)
            {
                _refusals.Add(refused.Refusal);
                return new Refused(refused.Refusal);
            }
            catch (InputUnknownException unknown)
            {
                return new Undecided(unknown.Input);
            }
            catch (RequestNotSimulatedException missing)
            {
                return Missing(missing.What, missing.Token, name);
            }
        }
    }

    private Answered AnswerOther(ResourceUrn urn)
    {
        if (!urn.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            return new Answered(null, MapValue.Empty);
        }

        lock (_gate)
        {
            var hash = LineageOf(urn) is { } lineage
                ? StableHash.Of(urn.Type, urn.Name, lineage)
                : StableHash.Of(urn.Type, urn.Name);
            return new Answered(hash.Uuid(), MapValue.Empty);
        }
    }

    private string? LineageOf(ResourceUrn urn)
    {
        _firstOfName.TryAdd(new(urn.Type, urn.Name), urn);
        return _isNamesake(urn) ? urn.QualifiedType : null;
    }

    private bool IsLater(ResourceUrn urn) => _firstOfName[new(urn.Type, urn.Name)] != urn;

    private static NotSimulated Missing(string what, string token, string name) =>
        new(
            token,
            $"The simulated cloud does not know the {what} '{token}' (of '{name}'); "
                + "src/PrivateLinkLab.Cloud/Services/ServiceCatalog.cs lists those it knows."
        );

    /// <summary>
    /// Which resource is meant: by type and name, or by type, id and account. A class, because a dictionary by a tuple
    /// is compiled anew in every process.
    /// </summary>
    private sealed record Identity(string Type, string NameOrId, string? AccountId = null);
}
