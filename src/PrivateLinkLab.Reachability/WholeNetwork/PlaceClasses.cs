using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrivateLinkLab.Network;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>
/// Divides places into classes. Two places are of one class when everything that the analysis asks about them is the
/// same: the kind, the subnets, the security groups, which of the blocks that the network names their addresses are in,
/// and so on. What is named by itself, as a target of a load balancer or of a route is, has a class of its own.
/// </summary>
internal sealed class PlaceClasses
{
    private const int RegionPart = 3;

    private readonly NetworkModel _model;
    private readonly AddressAtoms _atoms;
    private readonly HashSet<string> _singled;
    private readonly ImmutableArray<string> _zoneNames;

    public PlaceClasses(NetworkModel model, AddressAtoms atoms)
    {
        (_model, _atoms) = (model, atoms);
        _singled =
        [
            .. model
                .TargetGroups.Values.SelectMany(group => group.Targets)
                .Select(target => target.Interface)
                .OfType<string>(),
            .. model
                .RouteTables.Values.SelectMany(table => table.Routes)
                .Where(route => route.Target.Kind == RouteTargetKind.NetworkInterface)
                .Select(route => route.Target.Key)
                .OfType<string>(),
            .. model.NotModelled.SelectMany(resource => resource.Touches),
        ];
        _zoneNames = [.. model.HostedZones.Select(zone => zone.Name).OfType<string>().Distinct()];
    }

    /// <summary>Divides places; the classes are in the order of their first places.</summary>
    /// <param name="places">The places.</param>
    /// <param name="byIdentity">Whether what policies and sessions ask about counts too.</param>
    public ImmutableArray<PlaceClass> Of(IEnumerable<NetworkPlace> places, bool byIdentity)
    {
        var bySignature = new Dictionary<string, ImmutableArray<NetworkPlace>.Builder>(StringComparer.Ordinal);
        var inOrder = new List<ImmutableArray<NetworkPlace>.Builder>();
        var text = new StringBuilder();
        foreach (var place in places)
        {
            text.Clear();
            Write(text, place, byIdentity);
            var signature = text.ToString();
            if (!bySignature.TryGetValue(signature, out var members))
            {
                bySignature.Add(signature, members = ImmutableArray.CreateBuilder<NetworkPlace>());
                inOrder.Add(members);
            }

            members.Add(place);
        }

        return [.. inOrder.Select((members, number) => new PlaceClass(number, members.ToImmutable()))];
    }

    private void Write(StringBuilder text, NetworkPlace place, bool byIdentity)
    {
        var key = place.Identity.Key;
        text.Append(CultureInfo.InvariantCulture, $"{place.Kind}");
        switch (place.Kind)
        {
            case PlaceKind.Instance or PlaceKind.Computer:
                Write(text, _model.Instances[key], byIdentity || place.Kind == PlaceKind.Computer);
                break;
            case PlaceKind.Database:
                Write(text, _model.Databases[key]);
                break;
            case PlaceKind.PlacedService:
                Write(text, _model.PlacedServices[key], byIdentity);
                break;
            case PlaceKind.ServiceResource:
                text.Append('|').Append(ServiceOf(place.Identity));
                break;
            case PlaceKind.NetworkInterface or PlaceKind.Subnet:
                break;
            // Each has its own listeners, names and policies.
            case PlaceKind.Internet or PlaceKind.LoadBalancer or PlaceKind.Endpoint or PlaceKind.Cluster:
                Single(text, place.Name);
                break;
            default:
                throw new UnreachableException($"There is no kind {place.Kind} of places.");
        }

        foreach (var item in place.Interfaces)
        {
            Write(text, item);
        }
    }

    private void Write(StringBuilder text, Instance instance, bool byIdentity)
    {
        text.Append(CultureInfo.InvariantCulture, $"|{instance.Power.IsOn}|{instance.IsWindows}");
        if (_singled.Contains(instance.Identity.Key))
        {
            Single(text, instance.Identity.Key);
        }

        if (byIdentity)
        {
            // The roles of two profiles may differ, and a role's policies may name the instance.
            Single(text, instance.Profile is null && instance.UserData is null ? "" : instance.Identity.Key);
            text.Append(
                CultureInfo.InvariantCulture,
                $"|{instance.HasProfile}|{instance.MetadataEnabled}|{instance.MetadataTokensRequired}"
            );
        }
    }

    private void Write(StringBuilder text, Database database)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"|{database.Port}|{database.IsPublic}|{database.Power.IsOn}|{database.Address is null}"
        );
        // A hosted zone may have the name.
        if (
            database.Address is { } address
            && _zoneNames.Any(zone => address.EndsWith(zone, StringComparison.OrdinalIgnoreCase))
        )
        {
            Single(text, address);
        }
    }

    private static void Write(StringBuilder text, PlacedService service, bool byIdentity)
    {
        text.Append(CultureInfo.InvariantCulture, $"|{service.Kind}|{service.IsPublic}|{service.SubnetsKnown}|")
            .AppendJoin(',', service.Ports);
        if (byIdentity || !service.Names.IsEmpty)
        {
            Single(text, service.Identity.Key);
        }
    }

    private string ServiceOf(Identity identity) =>
        _model.ServiceResourceOf(identity) is { } resource ? $"{resource.Service}/{resource.Region}"
        : _model.Queues.TryGetValue(identity.Key, out var queue) ? $"sqs/{Places.ArnPart(queue.Arn, RegionPart)}"
        : _model.Buckets.TryGetValue(identity.Key, out var bucket) ? $"s3/{bucket.Region}/{identity.Key}"
        : throw new UnreachableException($"Nobody knows whose resource {identity.Key} is.");

    private void Write(StringBuilder text, NetworkInterface item)
    {
        text.Append('|')
            .Append(item.Subnet)
            .Append('|')
            .AppendJoin(',', item.SecurityGroups.Order(StringComparer.Ordinal));
        text.Append(
            CultureInfo.InvariantCulture,
            $"|{item.SecurityGroupsKnown}|{item.HasPublicAddress}|{item.HasIpv6Address}|{item.SourceDestCheck}|"
        );
        if (item.Address is { } address)
        {
            text.Append(_atoms.Of(address));
        }

        foreach (var secondary in item.SecondaryAddresses)
        {
            text.Append(';').Append(_atoms.Of(secondary));
        }

        if (_singled.Contains(item.Identity.Key))
        {
            Single(text, item.Identity.Key);
        }
    }

    private static void Single(StringBuilder text, string name) => text.Append("|=").Append(name);
}
