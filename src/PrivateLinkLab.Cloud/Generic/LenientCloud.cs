using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Generic;

/// <summary>
/// The simulated cloud for other people's stacks. What it does not simulate it answers with what was asked, an id and
/// an ARN by the pattern, and lists. What exists outside of the stack is taken to exist, and so is a default VPC. A
/// refusal that rests on such an answer is none: AWS would have known better.
/// </summary>
public sealed class LenientCloud : ICloud
{
    private const string StackReference = "pulumi:pulumi:StackReference";

    private readonly Lock _gate = new();
    private readonly SimulatedCloud _cloud;
    private readonly HashSet<NotSimulatedRequest> _given = [];
    private readonly HashSet<AwsRefusal> _overruled = [];

    /// <summary>The ids and ARNs that only generic answers know.</summary>
    private readonly HashSet<string> _unchecked = new(StringComparer.Ordinal);

    /// <summary>Empty accounts.</summary>
    /// <param name="options">Region and account; the defaults of <see cref="CloudOptions"/> when null.</param>
    /// <param name="isNamesake">As for <see cref="SimulatedCloud"/>.</param>
    public LenientCloud(CloudOptions? options = null, Predicate<ResourceUrn>? isNamesake = null) =>
        _cloud = new((options ?? new()) with { HasDefaultVpc = true }, isNamesake);

    /// <inheritdoc/>
    public CloudOptions Options => _cloud.Options;

    /// <inheritdoc/>
    public IReadOnlyList<AwsRefusal> Refusals
    {
        get
        {
            lock (_gate)
            {
                return [.. _cloud.Refusals.Where(refusal => !_overruled.Contains(refusal))];
            }
        }
    }

    /// <summary>What was answered generically, ordered by type and name.</summary>
    public IReadOnlyList<NotSimulatedRequest> Given
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _given
                        .OrderBy(answer => answer.Token, StringComparer.Ordinal)
                        .ThenBy(answer => answer.Name, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <inheritdoc/>
    public CloudAnswer Create(ResourceUrn urn, MapValue inputs, ProviderReference? provider = null)
    {
        ArgumentNullException.ThrowIfNull(urn);
        ArgumentNullException.ThrowIfNull(inputs);
        if (urn.Type == StackReference)
        {
            return Answer(urn, inputs, provider, null, "the stack that it refers to is not known");
        }

        return _cloud.Create(urn, inputs, provider) switch
        {
            NotSimulated => Answer(urn, inputs, provider, null, "the type is not simulated"),
            Refused { Refusal: var refusal } when Unchecked(inputs) is { } reference => Overrule(refusal, () =>
                Answer(urn, inputs, provider, null, $"it refers to {reference}, which is not simulated")
            ),
            Refused { Refusal: var refusal } when IsOfElsewhere(refusal) => Overrule(refusal, () =>
                Answer(urn, inputs, provider, null, "it refers to what is not of this stack")
            ),
            var answer => answer,
        };
    }

    /// <inheritdoc/>
    public CloudAnswer Read(ResourceUrn urn, string id, ProviderReference? provider = null)
    {
        ArgumentNullException.ThrowIfNull(urn);
        const string elsewhere = "it is read, and not of this stack";
        return _cloud.Read(urn, id, provider) switch
        {
            NotSimulated => Answer(urn, MapValue.Empty, provider, id, elsewhere),
            Refused { Refusal: var refusal } => Overrule(refusal, () =>
                Answer(urn, MapValue.Empty, provider, id, elsewhere)
            ),
            var answer => answer,
        };
    }

    /// <inheritdoc/>
    public CloudAnswer Call(string token, MapValue arguments, ProviderReference? provider = null) =>
        _cloud.Call(token, arguments, provider) switch
        {
            NotSimulated => Answer(token, arguments, provider, "the function is not simulated"),
            Refused { Refusal: var refusal } when Unchecked(arguments) is { } reference => Overrule(refusal, () =>
                Answer(token, arguments, provider, $"it refers to {reference}, which is not simulated")
            ),
            Refused { Refusal: var refusal }
                when IsOfElsewhere(refusal) || ServiceCatalog.FunctionKind(token)?.Elsewhere is not null => Overrule(
                refusal,
                () => Answer(token, arguments, provider, "it looks for what is not of this stack")
            ),
            var answer => answer,
        };

    /// <summary>
    /// Whether a refusal says that something does not exist: what the stack has is known, so it is meant to be
    /// elsewhere.
    /// </summary>
    private static bool IsOfElsewhere(AwsRefusal refusal) =>
        refusal.Code.Contains("NotFound", StringComparison.Ordinal)
        || refusal.Code.StartsWith("NoSuch", StringComparison.Ordinal);

    private Answered Overrule(AwsRefusal refusal, Func<Answered> answer)
    {
        lock (_gate)
        {
            _overruled.Add(refusal);
        }

        return answer();
    }

    private Answered Answer(ResourceUrn urn, MapValue inputs, ProviderReference? provider, string? id, string reason)
    {
        var form = new GenericForm(_cloud.CallerOf(provider), inputs);
        var answer = form.Resource(urn, _cloud.LineageOfOther(urn), id) with { IsGeneric = true };
        Note(new(urn.Type, urn.Name, reason), answer);
        return answer;
    }

    private Answered Answer(string token, MapValue arguments, ProviderReference? provider, string reason)
    {
        var answer = new GenericForm(_cloud.CallerOf(provider), arguments).Function(token) with { IsGeneric = true };
        Note(new(token, arguments.GetText("name") ?? arguments.GetText("id") ?? "", reason), answer);
        return answer;
    }

    private void Note(NotSimulatedRequest given, Answered answer)
    {
        lock (_gate)
        {
            _given.Add(given);
            foreach (var key in (string?[])[answer.Id, answer.Outputs.GetText("id"), answer.Outputs.GetText("arn")])
            {
                if (key is { Length: > 0 })
                {
                    _unchecked.Add(key);
                }
            }
        }
    }

    /// <summary>
    /// The first id or ARN among some inputs that only a generic answer knows; null when there is none.
    /// </summary>
    private string? Unchecked(PropertyValue value) =>
        value switch
        {
            TextValue { Value: var text } => IsUnchecked(text) ? text : null,
            SecretValue { Plaintext: { } plaintext } => Unchecked(plaintext),
            ListValue items => items.Select(Unchecked).FirstOrDefault(found => found is not null),
            MapValue map => map.Where(entry => entry.Key is not ("tags" or "tagsAll"))
                .Select(entry => Unchecked(entry.Value))
                .FirstOrDefault(found => found is not null),
            _ => null,
        };

    private bool IsUnchecked(string text)
    {
        lock (_gate)
        {
            return _unchecked.Contains(text);
        }
    }
}

/// <summary>
/// A request that was answered without being simulated: what was asked, an id and an ARN by the pattern.
/// </summary>
/// <param name="Token">The resource's type or the function.</param>
/// <param name="Name">The resource's name, or what the function was asked for; may be empty.</param>
/// <param name="Reason">Why, as a clause without a period.</param>
public sealed record NotSimulatedRequest(string Token, string Name, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Name.Length == 0 ? $"{Token}: {Reason}" : $"{Token} '{Name}': {Reason}";
}
