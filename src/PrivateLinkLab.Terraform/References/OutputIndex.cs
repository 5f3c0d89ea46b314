using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.References;

/// <summary>A resource that gives a text, and where it does.</summary>
/// <param name="Order">The resource's place in the graph.</param>
/// <param name="Owner">The resource.</param>
/// <param name="Path"><c>id</c>, or the path into its outputs.</param>
/// <param name="IsStrong">True for ids, ARNs, addresses and the like that nobody writes by chance.</param>
internal sealed record OutputCandidate(int Order, ResourceNode Owner, PropertyPath Path, bool IsStrong)
{
    /// <summary>The name of the property, without indices.</summary>
    public string Key { get; } = Path.Steps.Last(step => step.Name is not null).Name!;
}

/// <summary>The resources that give one text.</summary>
internal sealed class TextCandidates
{
    private readonly List<OutputCandidate> _all = [];
    private readonly List<OutputCandidate> _strong = [];
    private readonly Dictionary<ResourceUrn, List<OutputCandidate>> _byOwner = [];

    /// <summary>All of them, in the order of the graph.</summary>
    public IReadOnlyList<OutputCandidate> All => _all;

    /// <summary>Adds one.</summary>
    public void Add(OutputCandidate candidate)
    {
        _all.Add(candidate);
        if (candidate.IsStrong)
        {
            _strong.Add(candidate);
        }

        if (!_byOwner.TryGetValue(candidate.Owner.Urn, out var ofOwner))
        {
            _byOwner.Add(candidate.Owner.Urn, ofOwner = []);
        }

        ofOwner.Add(candidate);
    }

    /// <summary>
    /// Those of the resources that the program named, and the strong ones of others. A text such as a VPC's id is given
    /// by everything in the VPC: nobody looks at all of that for each reference.
    /// </summary>
    public IEnumerable<OutputCandidate> Of(IReadOnlyList<ResourceUrn> known) =>
        known
            .Distinct()
            .SelectMany(urn => _byOwner.GetValueOrDefault(urn, []))
            .Concat(_strong.Where(candidate => !known.Contains(candidate.Owner.Urn)));
}

/// <summary>Every text that the exported resources give, by the text.</summary>
internal sealed class OutputIndex
{
    private const int ShortestStrong = 8;
    private const int ShortestWeak = 3;
    private const int Beginning = 3;

    private static readonly Comparer<int> LongestFirst = Comparer<int>.Create((one, other) => other.CompareTo(one));
    private static readonly PropertyPath Id = PropertyPath.Root.Then("id");
    private static readonly string[] Strong = ["id", "arn", "url", "endpoint", "address", "name"];
    private static readonly string[] StrongEndings =
    [
        "Id",
        "Ids",
        "Arn",
        "Arns",
        "Url",
        "Name",
        "Endpoint",
        "Address",
        "Ip",
        "Ips",
        "Dns",
    ];
    private static readonly string[] Shared = ["ownerId", "hostedZoneId", "availabilityZoneId", "registryId"];

    private readonly Dictionary<string, TextCandidates> _byText = new(StringComparer.Ordinal);

    // The lengths of the texts that begin alike, the longest first.
    private readonly Dictionary<string, SortedSet<int>> _lengths = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceUrn, int> _order = [];

    public OutputIndex(ExportedNodes exported)
    {
        var graph = exported.Graph;
        for (var order = 0; order < graph.Resources.Length; order++)
        {
            var node = graph.Resources[order];
            _order[node.Urn] = order;
            if (!exported.Contains(node))
            {
                continue;
            }

            var mapping = ExportedNodes.MappingOf(node);
            if (node.Id is not null && mapping.IdAttribute is not null)
            {
                // The id of a queue's policy, for one, is the queue's URL.
                var isOwn = !node.Inputs.Values.Any(input => input.AsText() == node.Id);
                Add(node.Id, new(order, node, Id, isOwn && node.Id.Length >= ShortestStrong));
            }

            foreach (var (key, value) in node.Outputs)
            {
                if (key != "id" && mapping.Block.Find(key) is { Shape: not ArgumentShape.Map })
                {
                    var isInput = node.Inputs.Find(key) is { } input && input == value;
                    Collect(order, node, PropertyPath.Root.Then(key), value, isInput);
                }
            }
        }
    }

    /// <summary>
    /// The lengths that a known text can have that begins as another text does there, the longest first.
    /// </summary>
    public IEnumerable<int> LengthsAt(string text, int start) =>
        _lengths
            .GetAlternateLookup<ReadOnlySpan<char>>()
            .TryGetValue(text.AsSpan(start, Math.Min(Beginning, text.Length - start)), out var lengths)
            ? lengths
            : [];

    /// <summary>Gives a resource's place in the graph, or the place after the last one.</summary>
    public int OrderOf(ResourceNode? node) =>
        node is null ? int.MaxValue : _order.GetValueOrDefault(node.Urn, int.MaxValue);

    public TextCandidates? Find(ReadOnlySpan<char> text) =>
        _byText.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var found) ? found : null;

    private void Collect(int order, ResourceNode node, PropertyPath path, PropertyValue value, bool isInput)
    {
        switch (value)
        {
            case TextValue { Value.Length: >= ShortestWeak } text:
                var key = path.Steps.Last(step => step.Name is not null).Name!;
                Add(
                    text.Value,
                    new(
                        order,
                        node,
                        path,
                        !isInput && text.Value.Length >= ShortestStrong && IsIdentifying(node, key, text.Value)
                    )
                );
                break;
            case ListValue list:
                for (var index = 0; index < list.Count; index++)
                {
                    Collect(order, node, path.Then(index), list[index], isInput);
                }

                break;
            case MapValue map:
                foreach (var (name, item) in map)
                {
                    Collect(order, node, path.Then(name), item, isInput);
                }

                break;
        }
    }

    // An endpoint answers to its own DNS names and to the service's public one, which is nobody's.
    private static bool IsIdentifying(ResourceNode node, string key, string text) =>
        (key != "dnsName" || (node.Id is not null && text.Contains(node.Id, StringComparison.Ordinal)))
        && (Strong.Contains(key) || StrongEndings.Any(ending => key.EndsWith(ending, StringComparison.Ordinal)))
        && !Shared.Contains(key);

    private void Add(string text, OutputCandidate candidate)
    {
        if (!_byText.TryGetValue(text, out var candidates))
        {
            _byText[text] = candidates = new();
            var beginning = text[..Math.Min(Beginning, text.Length)];
            if (!_lengths.TryGetValue(beginning, out var lengths))
            {
                _lengths[beginning] = lengths = new(LongestFirst);
            }

            lengths.Add(text.Length);
        }

        candidates.Add(candidate);
    }
}
