using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Schema;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud.Tables;

/// <summary>
/// A resource type of which AWS decides little: what its id, ARN and name look like, which inputs have to name what
/// exists, what AWS takes where the program says nothing. A row is all that the cloud has to know of it; the outputs
/// that neither a row nor the program says are there by <see cref="OutputSchema"/>, empty.
/// </summary>
/// <param name="Type">The type.</param>
/// <param name="Label">What a person calls it, as in "creating ECR Repository".</param>
internal sealed record TypeRow(ResourceType Type, string Label)
{
    /// <summary>Its id, by a <see cref="Template"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its ARN, by a template; null when it has none.</summary>
    public string? Arn { get; init; }

    /// <summary>Its name; null when AWS gives it none.</summary>
    public NameRule? Name { get; init; }

    /// <summary>The inputs that have to name resources that exist.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>The outputs that AWS makes up, each by a template.</summary>
    public IReadOnlyList<(string Key, string Template)> Texts { get; init; } = [];

    /// <summary>What AWS takes when the program says nothing.</summary>
    public IReadOnlyList<(string Key, PropertyValue Value)> Defaults { get; init; } = [];

    /// <summary>The inputs that accept but some texts.</summary>
    public IReadOnlyList<(string Key, string[] Accepted)> Choices { get; init; } = [];

    /// <summary>The inputs that are whole numbers within bounds.</summary>
    public IReadOnlyList<(string Key, int Least, int Most)> Ranges { get; init; } = [];

    /// <summary>AWS's code for an input that is not accepted.</summary>
    public string InvalidCode { get; init; } = "ValidationException";

    /// <summary>What else is refused, before anything is made.</summary>
    public Action<ResourceRequest>? Check { get; init; }

    /// <summary>What else is answered; the id, ARN and name are there already.</summary>
    public Action<ResourceRequest, StateBuilder>? Complete { get; init; }

    /// <inheritdoc cref="ResourceKind.KeptBy"/>
    public Func<GraphDiff, ResourceNode, Keeper?>? KeptBy { get; init; }

    /// <summary>The type as the catalog has it.</summary>
    public ResourceKind Kind => new(Type, Label, Create) { KeptBy = KeptBy };

    private Answer Create(ResourceRequest request)
    {
        var name = Name?.Of(request);
        foreach (var (key, accepted) in Choices)
        {
            request.RequireOneOf(key, accepted, InvalidCode);
        }

        foreach (var (key, least, most) in Ranges)
        {
            request.RequireRange(key, least, most, InvalidCode);
        }

        foreach (var reference in References)
        {
            reference.Check(request);
        }

        Check?.Invoke(request);
        Name?.Take(request, name!);
        var template = new Template(request) { Name = name };
        if (!Id.Contains("{arn}", StringComparison.Ordinal))
        {
            template.Id = template.Fill(Id);
        }

        template.Arn = Arn is null ? null : template.Fill(Arn);
        template.Id ??= template.Fill(Id);
        var state = HasRegion(Type) ? request.NewRegionalState() : request.NewState();
        if (Name is not null)
        {
            state.Set(Name.Key, name!);
        }

        if (template.Arn is not null)
        {
            state.Set("arn", template.Arn);
        }

        foreach (var (key, text) in Texts)
        {
            state.Set(key, template.Fill(text));
        }

        foreach (var (key, value) in Defaults)
        {
            state.Default(key, value);
        }

        Complete?.Invoke(request, state);
        return new(template.Id, state.Filled(Type).Build());
    }

    private static bool HasRegion(string type) =>
        OutputSchema.OfResource(type) is not { } outputs || outputs.TryGetProperty("region", out _);
}

/// <summary>The name of a resource: the one given, or one that Pulumi makes, and what AWS asks of it.</summary>
/// <param name="Key">The input.</param>
/// <param name="Form">The regular expression that the whole name matches; null when all do.</param>
/// <param name="Accepted">What that says, as in "is not ...".</param>
/// <param name="Code">AWS's code for another name.</param>
/// <param name="Taken">AWS's code for a name that another resource of the type has; null when names may repeat.</param>
internal sealed record NameRule(
    string Key = "name",
    string? Form = null,
    string Accepted = "",
    string Code = "ValidationException",
    string? Taken = null
)
{
    /// <summary>Whether names are unique in the account rather than in a region of it.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>Whether a name that Pulumi makes has no capital letters.</summary>
    public bool IsLowerCase { get; init; }

    /// <summary>Names among which this one has to be unique too, as a template; empty for all of the type.</summary>
    public string Scope { get; init; } = "";

    /// <summary>What AWS's names of the kind begin with, which a name that Pulumi makes has too.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The name, refused when AWS would not take it.</summary>
    public string Of(ResourceRequest request)
    {
        var name = request.PhysicalName(Key, IsLowerCase);
        if (!request.Inputs.Has(Key) && !name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            name = Prefix + name;
        }

        request.Require(
            Form is null || Regex.IsMatch(name, $@"^(?:{Form})\z", RegexOptions.CultureInvariant),
            Code,
            $"{Key} '{name}' is not {Accepted}."
        );
        return name;
    }

    /// <summary>Takes the name, refused when another resource has it.</summary>
    public void Take(ResourceRequest request, string name)
    {
        if (Taken is null)
        {
            return;
        }

        var scope = $"{(IsGlobal ? "" : request.Region)}/{new Template(request).Fill(Scope)}";
        if (request.Account.TakeName(request.Kind.Type, $"{scope}/{name}", request.Name) is { } taken)
        {
            throw request.Refuse(Taken, $"the name '{name}' is that of '{taken}'. Choose another name.");
        }
    }
}

/// <summary>An input that names what has to exist: by id, ARN or name, in the account's region.</summary>
/// <param name="Key">The input; of a nested one, the path.</param>
/// <param name="Code">AWS's code for one that does not exist.</param>
/// <param name="Noun">What it is, as in "the cluster".</param>
/// <param name="Types">The types of which it may be.</param>
internal sealed record Reference(string Key, string Code, string Noun, params ResourceType[] Types)
{
    /// <summary>Refuses what does not exist. Another account's resources are not looked into.</summary>
    public void Check(ResourceRequest request)
    {
        foreach (var value in Values(request.Inputs, Key))
        {
            Require(request, value);
        }
    }

    /// <summary>Refuses one that does not exist.</summary>
    public void Require(ResourceRequest request, string value) =>
        request.Require(
            IsElsewhere(request, value)
                || Types.Any(type => request.Account.Created.Find(type, request.Region, value) is not null),
            Code,
            $"{Key} '{value}' is not {Noun} of the account"
                + $"{(Types.Any(type => !Accounts.CreatedResources.IsGlobal(type)) ? $" in {request.Region}" : "")}."
        );

    private static IEnumerable<string> Values(InputBag inputs, string path)
    {
        var steps = path.Split('.', 2);
        if (steps.Length == 1)
        {
            return inputs.Text(path) is { } text ? [text] : inputs.Texts(path).Where(item => item.Length > 0);
        }

        IEnumerable<InputBag> inner = inputs.Bag(steps[0]) is { } bag ? [bag] : inputs.Bags(steps[0]);
        return inner.SelectMany(bag => Values(bag, steps[1]));
    }

    // arn:partition:service:region:account:resource.
    private static bool IsElsewhere(ResourceRequest request, string value)
    {
        var parts = value.Split(':', 6);
        return parts is ["arn", _, _, var region, var account, _]
            && (
                (account.Length > 0 && account != request.AccountId) || (region.Length > 0 && region != request.Region)
            );
    }
}
