using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Network;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Reachability.Selection;

/// <summary>
/// Chooses places by what people write: a name or id, with <c>*</c> and <c>?</c> as wildcards; <c>tag:Key=Value</c>,
/// <c>type:</c>, <c>vpc:</c>, <c>subnet:</c> and <c>group:</c> with a name; a block of addresses; <c>internet</c>;
/// <c>local:</c> with an instance, for a person's computer behind its session; <c>any</c> for everything.
/// </summary>
public sealed class PlaceSelector
{
    /// <summary>Everything.</summary>
    public const string Any = "any";

    /// <summary>Hosts on the internet.</summary>
    public const string Internet = "internet";

    private const string Local = "local";
    private const string Forms =
        "a name, an id, tag:KEY=VALUE, type:TYPE, vpc:NAME, subnet:NAME, group:NAME, a block such as 10.0.0.0/16, "
        + "internet, local:NAME or any";

    private const int MaxSuggestions = 3;

    private readonly Form _form;
    private readonly NamePattern _pattern;
    private readonly NamePattern? _value;
    private readonly CidrBlock _block;

    private PlaceSelector(string text, Form form, NamePattern pattern = default, NamePattern? value = null) =>
        (Text, _form, _pattern, _value) = (text, form, pattern, value);

    private PlaceSelector(string text, CidrBlock block) => (Text, _form, _block) = (text, Form.Block, block);

    private enum Form
    {
        Name,
        Tag,
        Type,
        Vpc,
        Subnet,
        Group,
        Block,
        Internet,
        Local,
        Any,
    }

    /// <summary>The selector as written.</summary>
    public string Text { get; }

    /// <summary>Whether it means everything.</summary>
    public bool IsAny => _form == Form.Any;

    /// <summary>Reads a selector.</summary>
    /// <exception cref="SelectionException">The text is none.</exception>
    public static PlaceSelector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0 || text.Any(char.IsControl))
        {
            throw new SelectionException($"'{text}' is not a selector; expected {Forms}.", text);
        }

        switch (text)
        {
            case Any:
                return new(text, Form.Any);
            case Internet:
                return new(text, Form.Internet);
            case Local:
                throw new SelectionException("'local' does not say through which instance; write local:NAME.", text);
        }

        if (text.Contains('/', StringComparison.Ordinal) && CidrBlock.TryParse(text, out var block, out var problem))
        {
            return block.IsIpv6
                    ? throw new SelectionException(
                        $"'{text}' is a block of IPv6 addresses; expected one of IPv4.",
                        text
                    )
                : block.IsEverything ? new(text, Form.Internet)
                : new(text, block);
        }

        if (problemOf(text) is { } sentence)
        {
            throw new SelectionException(sentence, text);
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (word, rest) = colon < 0 ? ("", text) : (text[..colon], text[(colon + 1)..]);
        Form? form = word switch
        {
            "tag" => Form.Tag,
            "type" => Form.Type,
            "vpc" => Form.Vpc,
            "subnet" => Form.Subnet,
            "group" => Form.Group,
            Local => Form.Local,
            _ => null,
        };
        if (form is null)
        {
            return new(text, Form.Name, new(text));
        }

        if (rest.Length == 0)
        {
            throw new SelectionException($"'{text}' names nothing after {word}:.", text);
        }

        if (form != Form.Tag)
        {
            return new(text, form.Value, new(rest));
        }

        var equals = rest.IndexOf('=', StringComparison.Ordinal);
        return equals == 0 ? throw new SelectionException($"'{text}' has no key; write tag:KEY=VALUE.", text)
            : equals < 0 ? new(text, Form.Tag, new(rest))
            : new(text, Form.Tag, new(rest[..equals]), new(rest[(equals + 1)..]));

        static string? problemOf(string text) =>
            CidrBlock.TryParse(text, out var meant, out var problem) || problem == CidrProblem.NoBlock ? null
            : problem == CidrProblem.HostBitsSet ? $"'{text}' has host bits set; the block is {meant}."
            : problem == CidrProblem.PrefixLengthOutOfRange
                ? $"'{text}' is not a block of addresses such as 10.0.0.0/16."
            : null;
    }

    /// <summary>The places that connections begin at, among those that it means.</summary>
    /// <exception cref="SelectionException">There is none.</exception>
    public ImmutableArray<NetworkPlace> Sources(PlaceCatalog places) =>
        Select(places, place => place.OpensConnections, "begins a connection");

    /// <summary>The places that connections can end at, among those that it means.</summary>
    /// <exception cref="SelectionException">There is none.</exception>
    public ImmutableArray<NetworkPlace> Targets(PlaceCatalog places) =>
        _form == Form.Local
            ? throw new SelectionException($"'{Text}' is a person's computer, where no connection ends.", Text)
            : Select(places, place => place.TakesConnections, "takes connections");

    private ImmutableArray<NetworkPlace> Select(PlaceCatalog places, Func<NetworkPlace, bool> plays, string role)
    {
        ArgumentNullException.ThrowIfNull(places);
        ImmutableArray<NetworkPlace> meant = _form switch
        {
            Form.Any => [.. places.All, PlaceCatalog.Internet],
            Form.Internet => [PlaceCatalog.Internet],
            Form.Block => InBlock(places),
            Form.Tag => [.. places.All.Where(place => place.Kind != PlaceKind.Subnet && HasTag(places, place))],
            Form.Type => [.. places.All.Where(IsOfType)],
            Form.Vpc => In(places, item => item.Vpc, key => Called(places.Model.Vpcs.GetValueOrDefault(key)?.Identity)),
            Form.Subnet => In(
                places,
                item => item.Subnet,
                key => Called(places.Model.Subnets.GetValueOrDefault(key)?.Identity)
            ),
            Form.Group => InGroup(places),
            Form.Local =>
            [
                .. Named(places, place => place.Kind == PlaceKind.Instance).Select(PlaceCatalog.ComputerThrough),
            ],
            Form.Name => Named(places, plays),
            _ => throw new UnreachableException($"There is no form {_form} of a selector."),
        };
        ImmutableArray<NetworkPlace> found = [.. meant.Where(plays)];
        if (!found.IsEmpty)
        {
            return found;
        }

        if (!meant.IsEmpty)
        {
            throw new SelectionException($"'{Text}' is {Some(meant)}, of which nothing {role}.", Text);
        }

        throw Nothing(places);
    }

    // The same ranks as everywhere: an id, a logical name, a Name tag, a component's name; hosts before the subnet of
    // the same name, which stands for hosts that are not there.
    private ImmutableArray<NetworkPlace> Named(PlaceCatalog places, Func<NetworkPlace, bool> plays)
    {
        foreach (var isSubnet in (bool[])[false, true])
        {
            var candidates = places
                .All.Where(place => (place.Kind == PlaceKind.Subnet) == isSubnet && plays(place))
                .ToList();
            if (_pattern.HasWildcard)
            {
                ImmutableArray<NetworkPlace> all =
                [
                    .. candidates.Where(place => Called(place.Identity) || Called(place.Name)),
                ];
                if (!all.IsEmpty)
                {
                    return all;
                }

                continue;
            }

            Func<NetworkPlace, bool>[] ranks =
            [
                place => Called(place.Identity.Key) || Called(place.Name),
                place => Called(place.Identity.Name),
                place => Called(place.Identity.NameTag),
                place => place.Identity.Within.Any(Called),
            ];
            foreach (var rank in ranks)
            {
                ImmutableArray<NetworkPlace> at = [.. candidates.Where(rank)];
                if (!at.IsEmpty)
                {
                    return at;
                }
            }
        }

        return [];
    }

    private bool Called(string? name) => _pattern.Matches(name);

    private bool Called(Identity? identity) =>
        identity is not null
        && (Called(identity.Key) || Called(identity.Name) || Called(identity.NameTag) || identity.Within.Any(Called));

    private static ImmutableArray<NetworkPlace> In(
        PlaceCatalog places,
        Func<NetworkInterface, string> where,
        Func<string, bool> isMeant
    )
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return
        [
            .. places.All.Where(place =>
                place.Kind != PlaceKind.Subnet
                && place.Interfaces.Any(item =>
                {
                    var key = where(item);
                    if (!known.TryGetValue(key, out var meant))
                    {
                        known.Add(key, meant = isMeant(key));
                    }

                    return meant;
                })
            ),
        ];
    }

    private ImmutableArray<NetworkPlace> InGroup(PlaceCatalog places)
    {
        HashSet<string> groups =
        [
            .. places
                .Model.SecurityGroups.Values.Where(group => Called(group.Identity))
                .Select(group => group.Identity.Key),
        ];
        return
        [
            .. places.All.Where(place =>
                place.Kind != PlaceKind.Subnet && place.Interfaces.Any(item => item.SecurityGroups.Any(groups.Contains))
            ),
        ];
    }

    // A block of public addresses is hosts on the internet; one of the stack's own public addresses is its owner.
    private ImmutableArray<NetworkPlace> InBlock(PlaceCatalog places)
    {
        ImmutableArray<NetworkPlace> inside =
        [
            .. places.All.Where(place =>
                place.Kind != PlaceKind.Subnet
                && place.Interfaces.Any(item => item.AtEachAddress().Any(at => _block.Contains(at.Address!.Value)))
            ),
        ];
        return inside.IsEmpty && PublicBlocks.IsPublic(_block) ? [PublicBlocks.PlaceOf(_block)] : inside;
    }

    private bool HasTag(PlaceCatalog places, NetworkPlace place)
    {
        foreach (var (key, value) in places.TagsOf(place))
        {
            if (_pattern.Matches(key) && (_value is not { } wanted || wanted.Matches(value.AsText())))
            {
                return true;
            }
        }

        return false;
    }

    // aws:ec2/instance:Instance is aws:ec2:Instance to those who write programs.
    private bool IsOfType(NetworkPlace place)
    {
        if (place.Kind == PlaceKind.Subnet && _pattern.HasWildcard)
        {
            return false;
        }

        var slash = place.Type.IndexOf('/', StringComparison.Ordinal);
        var colon = place.Type.LastIndexOf(':');
        return _pattern.Matches(place.Type)
            || (
                slash > 0
                && colon > slash
                && _pattern.Matches($"{place.Type.AsSpan(0, slash)}{place.Type.AsSpan(colon)}")
            );
    }

    private SelectionException Nothing(PlaceCatalog places)
    {
        if (_form == Form.Subnet && places.Model.Subnets.Values.Any(subnet => Called(subnet.Identity)))
        {
            return new(
                $"Nothing is in '{Text}'; write the subnet's name alone for any host that somebody may put there.",
                Text
            );
        }

        if (_form == Form.Block)
        {
            return new($"Nothing in the network has an address in '{Text}'.", Text);
        }

        var near = Near(places);
        var what = _form switch
        {
            Form.Name => $"'{Text}' is not the name or id of anything that a connection can begin or end at",
            Form.Local => $"'{_pattern.Text}' in '{Text}' is not the name or id of an instance",
            _ => $"'{Text}' matches nothing in the network",
        };
        return new(near.IsEmpty ? $"{what}." : $"{what}; did you mean {string.Join(" or ", near)}?", Text, near);
    }

    private ImmutableArray<string> Near(PlaceCatalog places)
    {
        if (_pattern.HasWildcard)
        {
            return [];
        }

        var model = places.Model;
        var (lead, names) = _form switch
        {
            Form.Vpc => ("vpc:", model.Vpcs.Values.Select(vpc => vpc.Identity.Name)),
            Form.Subnet => ("subnet:", model.Subnets.Values.Select(subnet => subnet.Identity.Name)),
            Form.Group => ("group:", model.SecurityGroups.Values.Select(group => group.Identity.Name)),
            Form.Type => ("type:", places.All.Select(place => place.Type).Where(type => type.Length > 0)),
            Form.Local => (
                "local:",
                places.All.Where(place => place.Kind == PlaceKind.Instance).Select(place => place.Identity.Name)
            ),
            _ => ("", places.All.Select(place => place.Identity.Name)),
        };
        var wanted = _pattern.Text ?? "";
        var limit = Math.Max(2, wanted.Length / 3);
        return
        [
            .. names
                .Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: EditDistance.Between(wanted, name)))
                .Where(near => near.Distance <= limit || near.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                .OrderBy(near => near.Distance)
                .ThenBy(near => near.Name, StringComparer.Ordinal)
                .Take(MaxSuggestions)
                .Select(near => $"{lead}{near.Name}"),
        ];
    }

    private static string Some(ImmutableArray<NetworkPlace> places)
    {
        var names = string.Join(", ", places.Take(MaxSuggestions).Select(place => place.Name));
        return places.Length <= MaxSuggestions ? names : $"{names} and {places.Length - MaxSuggestions} more";
    }
}
