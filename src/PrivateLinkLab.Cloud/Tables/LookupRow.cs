using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Schema;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tables;

/// <summary>
/// A function that finds what exists, by what its arguments say: an id or a name, tags, filters. What it gives are the
/// resource's properties, under the names that the function's outputs have in <see cref="OutputSchema"/>.
/// </summary>
/// <param name="Token">Its token.</param>
/// <param name="Label">What it reads, as in "reading EC2 Subnet".</param>
/// <param name="Types">The types of resources that it may find.</param>
internal sealed record LookupRow(string Token, string Label, params ResourceType[] Types)
{
    /// <summary>AWS's code when nothing is found.</summary>
    public string NotFound { get; init; } = "ResourceNotFoundException";

    /// <summary>
    /// The arguments that say which, with the property each is compared to; <c>id</c> is the resource's id. The first
    /// names what is looked up.
    /// </summary>
    public IReadOnlyList<(string Argument, string Property)> Keys { get; init; } = [("id", "id")];

    /// <summary>The names that filters have in the API, with the property each is compared to.</summary>
    public IReadOnlyList<(string Filter, string Property)> Filters { get; init; } = [];

    /// <summary>The output that has the ids of all that is found; null when the function gives one resource.</summary>
    public string? Several { get; init; }

    /// <summary>What AWS has made before anybody looks.</summary>
    public Action<FunctionRequest>? Before { get; init; }

    /// <summary>What else has to hold of what is found.</summary>
    public Func<FunctionRequest, CreatedResource, bool>? Where { get; init; }

    /// <summary>Which of several is meant without any argument; null when that is refused.</summary>
    public Func<FunctionRequest, IEnumerable<CreatedResource>, IEnumerable<CreatedResource>>? Narrow { get; init; }

    /// <summary>Outputs that are not properties of the resource under the same name.</summary>
    public Func<FunctionRequest, CreatedResource, IEnumerable<(string Key, PropertyValue Value)>>? Values { get; init; }

    /// <inheritdoc cref="FunctionKind.Elsewhere"/>
    public IReadOnlyList<(string Key, PropertyValue Value)> Elsewhere { get; init; } = [];

    /// <summary>The function as the catalog has it.</summary>
    public FunctionKind Kind => new(Token, Label, Answer) { Elsewhere = Elsewhere };

    /// <summary>The property of a resource that a filter or argument is compared to, as texts.</summary>
    private static IEnumerable<string> Texts(CreatedResource resource, string property)
    {
        if (property == "id")
        {
            return [resource.Id];
        }

        PropertyValue? value = resource.State;
        foreach (var step in property.Split('.'))
        {
            value = value?.AsMap().Find(step);
        }

        return value?.Revealed switch
        {
            TextValue text => [text.Value],
            BoolValue flag => [flag.Value ? "true" : "false"],
            NumberValue number => [Format.Number(number.Value)],
            ListValue items => items.Select(item => item.AsText()).OfType<string>(),
            _ => [],
        };
    }

    private MapValue Answer(FunctionRequest request)
    {
        var found = Found(request);
        var subject = Keys.Select(key => request.Inputs.Text(key.Argument)).FirstOrDefault(text => text is not null)
            ?? "";
        if (Several is not null)
        {
            var ids = StateBuilder.List(found.Select(resource => resource.Id));
            return Complete(request, [(Several, ids), ("id", request.Region)], null);
        }

        if (Narrow is not null && found.Count > 1)
        {
            found = [.. Narrow(request, found)];
        }

        return found switch
        {
            [] => throw request.Refuse(
                subject,
                NotFound,
                $"the account has none that matches in {request.Region}. What another stack has is not known here."
            ),
            [var only] => Complete(request, Values?.Invoke(request, only) ?? [], only),
            _ => throw request.Refuse(
                subject,
                "InvalidParameterValue",
                $"{found.Count} match: {Format.Enumeration([.. found.Select(resource => resource.Id)])}. Say "
                    + "more of the "
                    + "one that is meant."
            ),
        };
    }

    private List<CreatedResource> Found(FunctionRequest request)
    {
        Before?.Invoke(request);
        var inputs = request.Inputs;
        IEnumerable<CreatedResource> found = Types
            .SelectMany(type => request.Account.Created.Of(type, request.Region))
            .DistinctBy(resource => resource.Id);
        foreach (var (argument, property) in Keys)
        {
            if (Wanted(inputs, argument) is { } wanted)
            {
                found = found.Where(resource => Texts(resource, property).Contains(wanted, StringComparer.Ordinal));
            }
        }

        if (inputs.Raw("tags") is MapValue tags)
        {
            found = found.Where(resource => tags.All(tag => HasTag(resource, tag.Key, [tag.Value.AsText() ?? ""])));
        }

        foreach (var filter in inputs.Bags("filters"))
        {
            var name = filter.Text("name") ?? "";
            var values = filter.Texts("values");
            if (name.StartsWith("tag:", StringComparison.Ordinal))
            {
                found = found.Where(resource => HasTag(resource, name[4..], values));
            }
            else if (name == "tag-key")
            {
                found = found.Where(resource => values.Any(key => TagsOf(resource).Find(key) is not null));
            }
            else
            {
                var property = Filters.FirstOrDefault(known => known.Filter == name).Property
                    ?? throw new RequestNotSimulatedException($"filter {name} of", Token);
                found = found.Where(resource =>
                    Texts(resource, property).Any(text => values.Any(value => Matches(text, value)))
                );
            }
        }

        return [.. found.Where(resource => Where is null || Where(request, resource))];
    }

    private static string? Wanted(InputBag inputs, string argument) =>
        inputs.Text(argument) ?? (inputs.Flag(argument) == true ? "true" : null);

    private static bool HasTag(CreatedResource resource, string key, IReadOnlyList<string> values) =>
        TagsOf(resource).Find(key)?.AsText() is { } text && values.Any(value => Matches(text, value));

    private static MapValue TagsOf(CreatedResource resource) =>
        (resource.State.Find("tagsAll") ?? resource.State.Find("tags"))?.AsMap() ?? MapValue.Empty;

    // EC2 takes * and ? in the values of filters.
    private static bool Matches(string text, string pattern) =>
        pattern.AsSpan().IndexOfAny('*', '?') < 0
            ? text == pattern
            : System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    private MapValue Complete(
        FunctionRequest request,
        IEnumerable<(string Key, PropertyValue Value)> values,
        CreatedResource? resource
    )
    {
        var schema = OutputSchema.OfFunction(Token);
        var state = new StateBuilder(request.Inputs);
        state.Default("region", request.Region);
        if (resource is not null && schema is { } outputs)
        {
            state.Default("id", resource.Id);
            foreach (var member in outputs.EnumerateObject())
            {
                var name = member.Name.TrimEnd('?');
                var found = name == "tags" ? TagsOf(resource) : resource.State.Find(name);
                if (found is not null)
                {
                    state.Set(name, found);
                }
            }
        }

        foreach (var (key, value) in values)
        {
            state.Set(key, value);
        }

        foreach (var (key, value) in OutputSchema.Required(schema))
        {
            state.Default(key, value);
        }

        return state.Build();
    }
}
