using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>Finds what of a network is drawn, and where it stands.</summary>
internal sealed class NetworkReader
{
    /// <summary>The id of the internet.</summary>
    public const string Internet = "internet";

    /// <summary>The id of the person.</summary>
    public const string Person = "person";

    private const int ListedResources = 3;
    private const int MostSubnetsInZone = 6;
    private const int Balancers = 0;
    private const int Openers = 1;
    private const int Takers = 2;
    private const int RegionOfArn = 3;

    private readonly NetworkModel _model;
    private readonly bool _drawsHosts;
    private readonly Dictionary<string, List<Item>> _inSubnets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Item>> _stacked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Item>> _inVpcs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _itemsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _subnetOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _vpcOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _groupsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _componentsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stackOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Subnet>> _subnetStacks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _targets;
    private readonly SortedDictionary<ServiceKey, List<string>> _services = [];
    private readonly List<(string Vpc, Item Item)> _between = [];

    /// <summary>Reads a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="drawsHosts">Whether any other host in a subnet that is asked about becomes an item in it.</param>
    public NetworkReader(NetworkModel model, bool drawsHosts = true)
    {
        (_model, _drawsHosts) = (model, drawsHosts);
        _targets =
        [
            .. model
                .TargetGroups.Values.SelectMany(group => group.Targets)
                .SelectMany(target => (string?[])[target.Interface, target.Id])
                .OfType<string>(),
        ];
        ReadHosts();
        ReadManaged();
        ReadGateways();
        ReadEndpoints();
        ReadServices();
        StackSubnets();
        foreach (var (subnet, items) in _inSubnets)
        {
            _stacked.Add(subnet, Stacks.Of(items, Restack));
        }

        for (var at = 0; at < Structure.Count; at++)
        {
            var link = Structure[at];
            Structure[at] = link with
            {
                From = _stackOf.GetValueOrDefault(link.From, link.From),
                To = _stackOf.GetValueOrDefault(link.To, link.To),
            };
        }
    }

    /// <summary>The links that belong to what is drawn, whoever uses it.</summary>
    public List<Link> Structure { get; } = [];

    /// <summary>The resources that nothing shows.</summary>
    public ImmutableArray<NotModelledResource> NotDrawn => _model.NotModelled;

    /// <summary>The id of a resource, the same in two states of a stack.</summary>
    public static string IdOf(Identity identity) =>
        ResourceUrn.TryParse(identity.Component, out var urn) ? $"{urn.QualifiedType}::{urn.Name}" : identity.Key;

    /// <summary>What people call a resource.</summary>
    public static string NameOf(Identity identity) =>
        string.IsNullOrWhiteSpace(identity.NameTag) ? identity.Name : identity.NameTag;

    /// <summary>The items of a resource: one in each subnet that it stands in; empty when it is not drawn.</summary>
    public IReadOnlyList<string> ItemsOf(string component) =>
        _itemsOf.TryGetValue(component, out var items) ? items : [];

    /// <summary>The subnet that an item stands in; null for one that stands in none.</summary>
    public string? SubnetOf(string item) => _subnetOf.GetValueOrDefault(item);

    /// <summary>The AWS services that are drawn.</summary>
    public IReadOnlyList<ServiceKey> Services => [.. _services.Keys];

    /// <summary>The item of what a name means; null when it is not drawn.</summary>
    public string? ItemNamed(string name) =>
        _named.TryGetValue(name, out var component) && ItemsOf(component) is [var first, ..] ? first : null;

    /// <summary>Adds any other host in a subnet, and gives its item; null where the name is no subnet's.</summary>
    public string? AddHost(string subnet)
    {
        if (
            _model.Subnets.Values.FirstOrDefault(one =>
                subnet == one.Identity.Name || subnet == one.Identity.NameTag || subnet == one.Identity.Key
            )
            is not { } found
        )
        {
            return null;
        }

        var host = new Item
        {
            Id = $"host:{IdOf(found.Identity)}",
            Symbol = Symbol.Instance,
            Name = "any other host",
            Lines = ["in this subnet"],
            Column = Openers,
            State = ItemState.Possible,
        };
        if (_subnetOf.TryAdd(host.Id, found.Identity.Key) && _drawsHosts)
        {
            _stacked[found.Identity.Key] = [host, .. _stacked.GetValueOrDefault(found.Identity.Key, [])];
        }

        return host.Id;
    }

    /// <summary>The boxes that an item stands in or at, the innermost first; of stacked subnets, their box.</summary>
    public IEnumerable<string> BoxesOf(string item)
    {
        if (SubnetOf(item) is { } key)
        {
            var shown = _hidden.Contains(key)
                ? _subnetStacks.First(stack => stack.Value.Exists(subnet => subnet.Identity.Key == key)).Key
                : key;
            yield return IdOf(_model.Subnets[shown].Identity);
            yield return IdOf(_model.Vpcs[_model.Subnets[shown].Vpc].Identity);
        }
        else if (_vpcOf.TryGetValue(item, out var vpc) && _model.Vpcs.TryGetValue(vpc, out var found))
        {
            yield return IdOf(found.Identity);
        }
    }

    /// <summary>Whether a security group, network ACL or route table is one of an item, or of its subnet.</summary>
    public bool IsOf(string component, string item) =>
        _groupsOf.GetValueOrDefault(item)?.Contains(component) == true
        || (
            SubnetOf(item) is { } key
            && _model.Subnets[key] is var subnet
            && (
                (
                    subnet.NetworkAcl is { } acl
                    && _model.NetworkAcls.GetValueOrDefault(acl)?.Identity.Component == component
                )
                || (
                    subnet.RouteTable is { } table
                    && _model.RouteTables.GetValueOrDefault(table)?.Identity.Component == component
                )
            )
        );

    /// <summary>Of a resource's items the one that another is nearest to: in its subnet, else in its zone.</summary>
    public string? Nearest(string component, string? to)
    {
        var items = ItemsOf(component);
        if (items.Count < 2 || to is null || SubnetOf(to) is not { } subnet)
        {
            return items.Count > 0 ? items[0] : null;
        }

        var zone = _model.Subnets[subnet].Zone;
        return items.FirstOrDefault(item => SubnetOf(item) == subnet)
            ?? items.FirstOrDefault(item => SubnetOf(item) is { } other && _model.Subnets[other].Zone == zone)
            ?? items[0];
    }

    /// <summary>Sees to it that a service is drawn, and gives its item.</summary>
    /// <param name="service">The service's short name.</param>
    /// <param name="near">The item whose account's it is; null for anybody's.</param>
    public string RequireService(string service, string? near)
    {
        var vpc = near is not null && SubnetOf(near) is { } subnet ? _model.Vpcs[_model.Subnets[subnet].Vpc] : null;
        var known = _services.Keys.Where(key => key.Service == service).ToList();
        var found = known.Find(key =>
            vpc is not null && key.Account == (vpc.Account ?? "") && key.Region == (vpc.Region ?? "")
        ) ?? known.FirstOrDefault();
        return found?.Id ?? Service(vpc ?? _model.Vpcs.Values.FirstOrDefault(), null, service);
    }

    /// <summary>Whether an item stands in an account.</summary>
    public bool IsIn(string account, string item) =>
        SubnetOf(item) is not { } subnet || (_model.Vpcs[_model.Subnets[subnet].Vpc].Account ?? "") == account;

    /// <summary>The accounts with all that is in them.</summary>
    public ImmutableArray<Box> Accounts()
    {
        var regions = _model
            .Vpcs.Values.GroupBy(vpc => (Account: vpc.Account ?? "", Region: vpc.Region ?? ""))
            .ToDictionary(group => group.Key, group => group.ToList());
        if (regions.Count == 0 && _services.Count > 0)
        {
            regions.Add((_services.Keys.First().Account, _services.Keys.First().Region), []);
        }

        // What is in a region without a VPC stands in the first one.
        var firstOfRegion = new Dictionary<string, (string Account, string Region)>(StringComparer.Ordinal);
        foreach (var key in regions.Keys)
        {
            firstOfRegion.TryAdd(key.Region, key);
        }

        var services = _services.ToLookup(
            pair =>
                regions.ContainsKey((pair.Key.Account, pair.Key.Region)) ? (pair.Key.Account, pair.Key.Region)
                : firstOfRegion.TryGetValue(pair.Key.Region, out var known) ? known
                : regions.Keys.First(),
            pair => ServiceItemOf(pair.Key, pair.Value)
        );
        var between = _between.ToLookup(
            pair =>
                _model.Vpcs.TryGetValue(pair.Vpc, out var vpc)
                    ? (vpc.Account ?? "", vpc.Region ?? "")
                    : regions.Keys.FirstOrDefault(),
            pair => pair.Item
        );
        return
        [
            .. regions
                .GroupBy(pair => pair.Key.Account)
                .Select(account => new Box
                {
                    Id = $"account:{account.Key}",
                    Kind = BoxKind.Account,
                    Title = account.Key.Length == 0 ? "AWS account" : $"AWS account {account.Key}",
                    Boxes =
                    [
                        .. account.Select(region => new Box
                        {
                            Id = $"region:{account.Key}:{region.Key.Region}",
                            Kind = BoxKind.Region,
                            Title = region.Key.Region.Length == 0 ? "Region not known" : $"Region {region.Key.Region}",
                            Boxes = [.. region.Value.Select(VpcBox)],
                            Items = [.. between[region.Key], .. services[region.Key]],
                        }),
                    ],
                }),
        ];
    }

    private Box VpcBox(Vpc vpc)
    {
        var subnets = _model
            .Subnets.Values.Where(subnet => subnet.Vpc == vpc.Identity.Key && !_hidden.Contains(subnet.Identity.Key))
            .ToList();
        IEnumerable<string> blocks =
        [
            .. vpc.Blocks.Select(block => block.ToString()),
            .. vpc.Ipv6Blocks.Select(block => block.ToString()),
        ];
        return new()
        {
            Id = IdOf(vpc.Identity),
            Kind = BoxKind.Vpc,
            Title = $"VPC {NameOf(vpc.Identity)}",
            Detail = string.Join(" · ", vpc.InGraph ? blocks : ["not in the stack"]),
            Boxes =
            [
                .. subnets
                    .GroupBy(subnet => subnet.Zone ?? "")
                    .OrderBy(zone => zone.Key, StringComparer.Ordinal)
                    .Select(zone => new Box
                    {
                        Id = $"zone:{IdOf(vpc.Identity)}:{zone.Key}",
                        Kind = BoxKind.Zone,
                        Title = zone.Key.Length == 0 ? "Availability Zone not known" : zone.Key,
                        Detail = zone.Select(subnet => subnet.ZoneId).OfType<string>().FirstOrDefault() ?? "",
                        Boxes = [.. zone.OrderBy(subnet => IsPublic(subnet) ? 0 : 1).Select(SubnetBox)],
                    }),
            ],
            Items = [.. _inVpcs.GetValueOrDefault(vpc.Identity.Key, [])],
        };
    }

    private Box SubnetBox(Subnet subnet)
    {
        var stack = _subnetStacks.GetValueOrDefault(subnet.Identity.Key);
        IEnumerable<string?> details =
        [
            stack is null ? subnet.Block?.ToString() : $"{Count(stack.Count)} subnets",
            subnet.HasIpv6 == Truth.True ? "IPv6" : null,
            IsPublic(subnet) ? "public" : "private",
        ];
        return new()
        {
            Id = IdOf(subnet.Identity),
            Kind = BoxKind.Subnet,
            Title = stack is null
                ? NameOf(subnet.Identity)
                : Stacks.Pattern([.. stack.Select(one => NameOf(one.Identity))]),
            Detail = string.Join(" · ", details.OfType<string>()),
            Count = stack?.Count ?? 1,
            IsPublic = IsPublic(subnet),
            Items = _stacked.GetValueOrDefault(subnet.Identity.Key, []),
        };
    }

    // What leads to one of a stack leads to the stack.
    private void Restack(Item member, Item stack)
    {
        _stackOf[member.Id] = stack.Id;
        foreach (var component in _componentsOf.GetValueOrDefault(member.Id, []))
        {
            var items = _itemsOf[component];
            items.Remove(member.Id);
            if (!items.Contains(stack.Id))
            {
                items.Add(stack.Id);
            }
        }

        _subnetOf.TryAdd(stack.Id, _subnetOf[member.Id]);
        if (_groupsOf.TryGetValue(member.Id, out var groups))
        {
            _groupsOf[stack.Id] = groups;
        }
    }

    // Of many subnets in a zone those that have the same in them are one box.
    private void StackSubnets()
    {
        var crowded = _model
            .Subnets.Values.GroupBy(subnet => (subnet.Vpc, subnet.Zone))
            .Where(zone => zone.Count() > MostSubnetsInZone);
        foreach (var alike in crowded.SelectMany(zone => zone.GroupBy(SignatureOf)).Where(alike => alike.Count() > 1))
        {
            List<Subnet> subnets = [.. alike];
            var first = subnets[0].Identity.Key;
            _subnetStacks.Add(first, subnets);
            foreach (var other in subnets.Skip(1).Select(subnet => subnet.Identity.Key))
            {
                _hidden.Add(other);
                if (_inSubnets.Remove(other, out var items))
                {
                    _inSubnets[first].AddRange(items);
                }
            }
        }
    }

    private string SignatureOf(Subnet subnet) =>
        string.Join(
            '\n',
            _inSubnets
                .GetValueOrDefault(subnet.Identity.Key, [])
                .Select(Stacks.Signature)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Prepend($"{IsPublic(subnet)}")
        );

    // Amazon VPC User Guide, "Subnet types": its route table has a direct route to an Internet gateway.
    private bool IsPublic(Subnet subnet) =>
        subnet.RouteTable is { } key
        && _model.RouteTables.TryGetValue(key, out var table)
        && table.Routes.Any(route => route.Target.Kind == RouteTargetKind.InternetGateway);

    private void ReadHosts()
    {
        foreach (var instance in _model.Instances.Values)
        {
            var interfaces = instance
                .Interfaces.Select(key => _model.Interfaces.GetValueOrDefault(key))
                .OfType<NetworkInterface>()
                .ToList();
            if ((instance.Subnet ?? (interfaces is [var first, ..] ? first.Subnet : null)) is not { } subnet)
            {
                continue;
            }

            var isTarget = _targets.Contains(instance.Identity.Key) || instance.Interfaces.Any(_targets.Contains);
            Place(
                new()
                {
                    Id = IdOf(instance.Identity),
                    Symbol = Symbol.Instance,
                    Name = NameOf(instance.Identity),
                    Lines =
                    [
                        Joined("instance", instance.IsWindows ? "Windows" : null, Power(instance.Power)),
                        .. AddressLines(interfaces),
                        .. RoleLine(instance),
                        .. GroupLines(interfaces),
                    ],
                    Column = Openers,
                    State = instance.Power.IsOn == Truth.False ? ItemState.Off : ItemState.Normal,
                },
                subnet,
                [instance.Identity, .. interfaces.Select(item => item.Identity)],
                interfaces,
                isTarget ? [instance.Identity.Key, .. instance.Interfaces] : []
            );
        }

        foreach (var item in _model.Interfaces.Values.Where(item => item.Owner == InterfaceOwner.None))
        {
            Place(
                new()
                {
                    Id = IdOf(item.Identity),
                    Symbol = Symbol.Interface,
                    Name = NameOf(item.Identity),
                    Lines = ["network interface", .. AddressLines([item]), .. GroupLines([item])],
                    Column = Openers,
                },
                item.Subnet,
                [item.Identity],
                [item],
                [item.Identity.Key]
            );
        }
    }

    private void ReadManaged()
    {
        foreach (var database in _model.Databases.Values)
        {
            PlaceEach(
                database.Identity,
                database.Interfaces,
                Symbol.Database,
                Takers,
                Joined("database", Port(database.Port), Publicity(database.IsPublic), Power(database.Power)),
                database.Power.IsOn == Truth.False ? ItemState.Off
                    : database.Interfaces.Length > 1 ? ItemState.Possible
                    : ItemState.Normal,
                database.Interfaces.Length > 1 ? $"in one of {Count(database.Interfaces.Length)} subnets" : null
            );
        }

        foreach (var balancer in _model.LoadBalancers.Values)
        {
            PlaceEach(
                balancer.Identity,
                balancer.Nodes,
                Symbol.LoadBalancer,
                Balancers,
                Joined("network load balancer", balancer.IsInternal == Truth.True ? "internal" : null),
                ItemState.Normal,
                ListenersOf(balancer.Listeners.Select(listener => (listener.Protocol, listener.Port)))
            );
            foreach (var listener in balancer.Listeners)
            {
                RegisterAlso(balancer.Identity, listener.Identity);
                JoinTargets(balancer.Identity, listener.TargetGroups);
            }
        }

        foreach (var balancer in _model.ApplicationLoadBalancers.Values)
        {
            PlaceEach(
                balancer.Identity,
                balancer.Nodes,
                Symbol.LoadBalancer,
                Balancers,
                Joined(
                    balancer.IsClassic ? "classic load balancer" : "application load balancer",
                    balancer.IsInternal == Truth.True ? "internal" : null
                ),
                ItemState.Normal,
                ListenersOf(balancer.Listeners.Select(listener => (listener.Protocol, listener.Port)))
            );
            foreach (
                var part in balancer.Listeners.SelectMany(one =>
                    one.Rules.Select(rule => rule.Identity).Append(one.Identity)
                )
            )
            {
                RegisterAlso(balancer.Identity, part);
            }

            foreach (
                var action in balancer.Listeners.SelectMany(listener =>
                    listener.Rules.Select(rule => rule.Action).Append(listener.Default)
                )
            )
            {
                if (action is HttpAction.Forward forward)
                {
                    JoinTargets(balancer.Identity, forward.TargetGroups);
                }
            }
        }

        foreach (var service in _model.PlacedServices.Values)
        {
            var (symbol, kind) = Of(service.Kind);
            PlaceEach(
                service.Identity,
                service.Interfaces,
                symbol,
                service.OpensConnections ? Openers : Takers,
                Joined(
                    kind,
                    service.Ports.IsEmpty ? null : $"port {string.Join(", ", service.Ports)}",
                    Publicity(service.IsPublic)
                ),
                ItemState.Normal,
                null
            );
        }

        foreach (var cluster in _model.Clusters.Values)
        {
            PlaceEach(
                cluster.Identity,
                cluster.Interfaces,
                Symbol.Containers,
                Takers,
                Joined("EKS cluster", Publicity(cluster.IsPublic)),
                ItemState.Normal,
                null
            );
        }
    }

    private void ReadGateways()
    {
        foreach (var nat in _model.NatGateways.Values)
        {
            Item item = new()
            {
                Id = IdOf(nat.Identity),
                Symbol = Symbol.NatGateway,
                Name = NameOf(nat.Identity),
                Lines =
                [
                    Joined("NAT gateway", nat.IsPublic == Truth.False ? "private" : null),
                    .. Address("public", nat.PublicAddress),
                ],
                Column = Balancers,
            };
            if (nat.Subnet is { } subnet && _model.Subnets.ContainsKey(subnet))
            {
                Place(item, subnet, [nat.Identity], [], []);
            }
            else if (nat.RegionalIn is { } vpc)
            {
                PutAtEdge(vpc, item with { Spot = Spot.LeftEdge }, nat.Identity);
            }
        }

        foreach (var gateway in _model.InternetGateways.Values.Where(gateway => gateway.Vpc is not null))
        {
            PutAtEdge(
                gateway.Vpc!,
                new()
                {
                    Id = IdOf(gateway.Identity),
                    Symbol = Symbol.InternetGateway,
                    Name = NameOf(gateway.Identity),
                    Lines = [gateway.EgressOnly ? "egress-only Internet gateway" : "Internet gateway"],
                    Spot = Spot.LeftEdge,
                },
                gateway.Identity
            );
            Structure.Add(
                new(IdOf(gateway.Identity), Internet, LinkKind.Structure) { IsBothWays = !gateway.EgressOnly }
            );
        }

        foreach (var peering in _model.Peerings.Values)
        {
            var sides = ((string?[])[peering.Requester, peering.Accepter])
                .OfType<string>()
                .Where(_model.Vpcs.ContainsKey)
                .ToList();
            PutBetween(
                sides.FirstOrDefault() ?? "",
                new()
                {
                    Id = IdOf(peering.Identity),
                    Symbol = Symbol.Peering,
                    Name = NameOf(peering.Identity),
                    Lines = [Joined("peering connection", peering.Active == Truth.False ? "not accepted" : null)],
                    State = peering.Active == Truth.False ? ItemState.Waiting : ItemState.Normal,
                },
                peering.Identity
            );
            var kind = peering.Active == Truth.False ? LinkKind.Waiting : LinkKind.Structure;
            Structure.AddRange(
                sides.Select(vpc => new Link(IdOf(_model.Vpcs[vpc].Identity), IdOf(peering.Identity), kind)
                {
                    IsBothWays = true,
                })
            );
        }

        foreach (var gateway in _model.TransitGateways.Values)
        {
            var attachments = _model
                .TransitGatewayAttachments.Values.Where(one =>
                    one.Gateway == gateway.Identity.Key && _model.Vpcs.ContainsKey(one.Vpc)
                )
                .ToList();
            PutBetween(
                attachments.Select(one => one.Vpc).FirstOrDefault() ?? "",
                new()
                {
                    Id = IdOf(gateway.Identity),
                    Symbol = Symbol.TransitGateway,
                    Name = NameOf(gateway.Identity),
                    Lines = ["transit gateway"],
                },
                gateway.Identity
            );
            foreach (var one in attachments)
            {
                Structure.Add(
                    new(
                        IdOf(_model.Vpcs[one.Vpc].Identity),
                        IdOf(gateway.Identity),
                        one.Accepted == Truth.False ? LinkKind.Waiting : LinkKind.Structure
                    )
                    {
                        IsBothWays = true,
                    }
                );
            }
        }

        foreach (var box in _model.Middleboxes.Values)
        {
            PutBetween(
                "",
                new()
                {
                    Id = IdOf(box.Identity),
                    Symbol = Symbol.Appliance,
                    Name = NameOf(box.Identity),
                    Lines = [box.Kind == MiddleboxKind.NetworkFirewall ? "Network Firewall" : "Gateway Load Balancer"],
                },
                box.Identity
            );
        }
    }

    private void ReadEndpoints()
    {
        foreach (var service in _model.EndpointServices.Values)
        {
            var balancers = service
                .LoadBalancers.Where(_model.LoadBalancers.ContainsKey)
                .Select(key => _model.LoadBalancers[key])
                .ToList();
            PutBetween(
                balancers.SelectMany(one => one.Nodes).Select(node => node.Vpc).FirstOrDefault() ?? "",
                new()
                {
                    Id = IdOf(service.Identity),
                    Symbol = Symbol.EndpointService,
                    Name = NameOf(service.Identity),
                    Lines =
                    [
                        "endpoint service",
                        .. service.AcceptanceRequired == Truth.True ? (string[])["accepts each connection"] : [],
                        .. service.PrivateName is { } name ? (string[])[name] : [],
                    ],
                },
                service.Identity
            );
            foreach (var item in balancers.SelectMany(one => ItemsOf(one.Identity.Component)))
            {
                Structure.Add(new(IdOf(service.Identity), item, LinkKind.Structure));
            }
        }

        foreach (var endpoint in _model.InterfaceEndpoints.Values)
        {
            var name = EndpointServiceName.Parse(endpoint.ServiceName);
            var works = endpoint.State is null or "available";
            PlaceEach(
                endpoint.Identity,
                endpoint.Interfaces,
                Symbol.Endpoint,
                Takers,
                Joined("endpoint", name?.Service ?? (endpoint.Service is null ? endpoint.ServiceName : null)),
                works ? ItemState.Normal
                    : endpoint.State is "rejected" or "failed" or "deleted" or "deleting" or "expired" ? ItemState.Off
                    : ItemState.Waiting,
                works ? null : StateText(endpoint.State!),
                endpoint.PrivateDns == Truth.True ? "private DNS"
                    : endpoint.IsAwsService ? "no private DNS"
                    : null
            );
            var kind = works ? LinkKind.Structure : LinkKind.Waiting;
            var to =
                name is { } aws ? Service(_model.Vpcs.GetValueOrDefault(endpoint.Vpc), aws.Region, aws.Service)
                : endpoint.Service is { } key && _model.EndpointServices.TryGetValue(key, out var own)
                    ? IdOf(own.Identity)
                : null;
            if (to is not null)
            {
                Structure.AddRange(
                    ItemsOf(endpoint.Identity.Component)
                        .Select(item => new Link(item, to, kind, works ? "" : StateText(endpoint.State!)))
                );
            }
        }

        foreach (var endpoint in _model.GatewayEndpoints.Values)
        {
            var name = EndpointServiceName.Parse(endpoint.ServiceName);
            PutAtEdge(
                endpoint.Vpc,
                new()
                {
                    Id = IdOf(endpoint.Identity),
                    Symbol = Symbol.GatewayEndpoint,
                    Name = NameOf(endpoint.Identity),
                    Lines = [Joined("gateway endpoint", name?.Service)],
                    Spot = Spot.RightEdge,
                },
                endpoint.Identity
            );
            if (name is { } aws)
            {
                Structure.Add(
                    new(
                        IdOf(endpoint.Identity),
                        Service(_model.Vpcs.GetValueOrDefault(endpoint.Vpc), aws.Region, aws.Service),
                        LinkKind.Structure
                    )
                );
            }
        }
    }

    private void ReadServices()
    {
        foreach (var queue in _model.Queues.Values)
        {
            Keep(queue.Owner.Account, RegionIn(queue.Arn), AwsServices.Sqs, "queue", queue.Identity);
        }

        foreach (var bucket in _model.Buckets.Values)
        {
            Keep(bucket.Owner.Account, bucket.Region, AwsServices.S3, "bucket", bucket.Identity);
        }

        foreach (var resource in _model.ServiceResources.Values)
        {
            Keep(
                resource.Owner.Account,
                resource.Region ?? RegionIn(resource.Arn),
                resource.Service,
                resource.Service switch
                {
                    "dynamodb" => "table",
                    "secretsmanager" => "secret",
                    "ssm" => "parameter",
                    "sns" => "topic",
                    _ => "resource",
                },
                resource.Identity
            );
        }
    }

    private void Keep(string? account, string? region, string service, string kind, Identity identity)
    {
        var vpc = _model.Vpcs.Values.FirstOrDefault(one =>
            account is not null && one.Account == account && one.Region == region
        )
            ?? _model.Vpcs.Values.FirstOrDefault(one => one.Region == region)
            ?? _model.Vpcs.Values.FirstOrDefault();
        var item = Service(vpc, region, service);
        _services[new(vpc?.Account ?? "", region ?? vpc?.Region ?? "", service)].Add($"{kind} {NameOf(identity)}");
        Register(identity, item);
    }

    private string Service(Vpc? vpc, string? region, string service)
    {
        var key = new ServiceKey(vpc?.Account ?? "", region ?? vpc?.Region ?? "", service);
        _services.TryAdd(key, []);
        return key.Id;
    }

    private static Item ServiceItemOf(ServiceKey key, List<string> resources) =>
        new()
        {
            Id = key.Id,
            Symbol = ServiceNames.SymbolOf(key.Service),
            Name = ServiceNames.NameOf(key.Service),
            Lines =
            [
                .. resources.Take(resources.Count > ListedResources + 1 ? ListedResources : resources.Count),
                .. resources.Count > ListedResources + 1
                    ? (string[])[$"and {Count(resources.Count - ListedResources)} more"]
                    : [],
            ],
            Spot = Spot.Service,
        };

    // What is decided at a part of something is drawn at the whole.
    private void RegisterAlso(Identity whole, Identity part)
    {
        foreach (var item in ItemsOf(whole.Component).ToList())
        {
            Register(part.Component, item);
        }
    }

    private void JoinTargets(Identity balancer, ImmutableArray<string> groups)
    {
        foreach (var group in groups.Select(key => _model.TargetGroups.GetValueOrDefault(key)).OfType<TargetGroup>())
        {
            foreach (var target in group.Targets)
            {
                foreach (var from in ItemsOf(balancer.Component))
                {
                    var key = target.Interface ?? target.Id;
                    var to = key is null ? null : _itemsOf.GetValueOrDefault($"target {key}")?[0];
                    if (to is not null)
                    {
                        Structure.Add(new(from, to, LinkKind.Structure, Port(target.Port ?? group.Port) ?? ""));
                    }
                }
            }
        }
    }

    private void PlaceEach(
        Identity identity,
        ImmutableArray<NetworkInterface> interfaces,
        Symbol symbol,
        int column,
        string kind,
        ItemState state,
        params ReadOnlySpan<string?> more
    )
    {
        string[] lines = [.. more.ToArray().OfType<string>()];
        foreach (var item in interfaces)
        {
            Place(
                new()
                {
                    Id =
                        interfaces.Length == 1
                            ? IdOf(identity)
                            : $"{IdOf(identity)}@{IdOf(_model.Subnets[item.Subnet].Identity)}",
                    Symbol = symbol,
                    Name = NameOf(identity),
                    Lines = [kind, .. AddressLines([item]), .. lines, .. GroupLines([item])],
                    Column = column,
                    State = state,
                },
                item.Subnet,
                [identity, item.Identity],
                [item],
                []
            );
        }
    }

    private void Place(
        Item item,
        string subnet,
        IEnumerable<Identity> identities,
        IEnumerable<NetworkInterface> interfaces,
        IEnumerable<string> asTarget
    )
    {
        if (!_inSubnets.TryGetValue(subnet, out var items))
        {
            _inSubnets.Add(subnet, items = []);
        }

        items.Add(item = Unique(item));
        _subnetOf[item.Id] = subnet;
        foreach (var identity in identities)
        {
            Register(identity, item.Id);
        }

        foreach (var one in interfaces)
        {
            KeepGroups(item.Id, one);
        }

        foreach (var key in asTarget)
        {
            Register($"target {key}", item.Id);
        }
    }

    private void PutAtEdge(string vpc, Item item, Identity identity)
    {
        if (!_inVpcs.TryGetValue(vpc, out var items))
        {
            _inVpcs.Add(vpc, items = []);
        }

        items.Add(item = Unique(item));
        _vpcOf[item.Id] = vpc;
        Register(identity, item.Id);
    }

    private void PutBetween(string vpc, Item item, Identity identity)
    {
        // An appliance has an endpoint in each of several subnets.
        if (ItemsOf(identity.Component).Contains(item.Id))
        {
            return;
        }

        item = Unique(item);
        _between.Add((vpc, item with { Spot = Spot.Between }));
        Register(identity, item.Id);
    }

    // Two resources of one stack can have the same name, in different projects.
    private Item Unique(Item item)
    {
        var id = item.Id;
        for (var number = 2; !_ids.Add(id); number++)
        {
            id = $"{item.Id}#{Count(number)}";
        }

        return item with
        {
            Id = id,
        };
    }

    private void Register(Identity identity, string item)
    {
        Register(identity.Component, item);
        foreach (var name in ((string?[])[identity.Name, identity.NameTag, identity.Key]).OfType<string>())
        {
            _named.TryAdd(name, identity.Component);
        }
    }

    private void KeepGroups(string item, NetworkInterface of)
    {
        if (!_groupsOf.TryGetValue(item, out var groups))
        {
            _groupsOf.Add(item, groups = new(StringComparer.Ordinal));
        }

        groups.UnionWith(
            of.SecurityGroups.Select(key => _model.SecurityGroups.GetValueOrDefault(key)?.Identity.Component ?? key)
        );
    }

    private void Register(string component, string item)
    {
        if (!_itemsOf.TryGetValue(component, out var items))
        {
            _itemsOf.Add(component, items = []);
        }

        if (!items.Contains(item))
        {
            items.Add(item);
            if (!_componentsOf.TryGetValue(item, out var components))
            {
                _componentsOf.Add(item, components = []);
            }

            components.Add(component);
        }
    }

    private IEnumerable<string> RoleLine(Instance instance) =>
        instance.Profile is { } key
        && _model.InstanceProfiles.TryGetValue(key, out var profile)
        && profile.Role is { } role
        && _model.Roles.TryGetValue(role, out var found)
            ? [$"role {NameOf(found.Identity)}"]
            : [];

    private static IEnumerable<string> AddressLines(IEnumerable<NetworkInterface> interfaces)
    {
        foreach (var item in interfaces)
        {
            var known = item.Address is { HostBits: 0 } address ? address.Network.ToString() : null;
            var line = Joined(known, item.HasIpv6Address == Truth.True ? "IPv6" : null);
            if (line.Length > 0)
            {
                yield return line;
            }

            foreach (var one in Address("public", item.PublicAddress))
            {
                yield return one;
            }

            if (item.PublicAddress is null && item.HasPublicAddress == Truth.True)
            {
                yield return "public address";
            }
        }
    }

    private IEnumerable<string> GroupLines(IEnumerable<NetworkInterface> interfaces) =>
        interfaces
            .SelectMany(item => item.SecurityGroups)
            .Distinct()
            .Select(key => _model.SecurityGroups.TryGetValue(key, out var group) ? NameOf(group.Identity) : key)
            .Select(name => $"sg {name}");

    private static IEnumerable<string> Address(string kind, string? address) =>
        address is null ? [] : [$"{kind} {address}"];

    private static string? ListenersOf(IEnumerable<(string? Protocol, int? Port)> listeners)
    {
        var texts = listeners
            .Select(one => $"{one.Protocol} {one.Port}".Trim())
            .Where(text => text.Length > 0)
            .Distinct();
        var text = string.Join(", ", texts);
        return text.Length == 0 ? null : $"listens on {text}";
    }

    private static string? RegionIn(string? arn) =>
        arn?.Split(':') is { Length: > RegionOfArn } parts && parts[RegionOfArn].Length > 0 ? parts[RegionOfArn] : null;

    private static (Symbol Symbol, string Kind) Of(PlacedServiceKind kind) =>
        kind switch
        {
            PlacedServiceKind.Function => (Symbol.Function, "Lambda function"),
            PlacedServiceKind.ContainerService => (Symbol.Containers, "ECS service"),
            PlacedServiceKind.NodeGroup => (Symbol.Containers, "EKS node group"),
            PlacedServiceKind.FargatePods => (Symbol.Containers, "EKS Fargate profile"),
            PlacedServiceKind.ScalingGroup => (Symbol.Instance, "Auto Scaling group"),
            PlacedServiceKind.DatabaseCluster => (Symbol.Database, "Aurora cluster"),
            PlacedServiceKind.DatabaseProxy => (Symbol.Database, "RDS proxy"),
            PlacedServiceKind.Cache => (Symbol.Cache, "cache"),
            PlacedServiceKind.SearchDomain => (Symbol.Search, "search domain"),
            PlacedServiceKind.FileSystem => (Symbol.Files, "file system"),
            PlacedServiceKind.KafkaCluster => (Symbol.Broker, "Kafka cluster"),
            PlacedServiceKind.Warehouse => (Symbol.Search, "Redshift"),
            PlacedServiceKind.MessageBroker => (Symbol.Broker, "message broker"),
            _ => throw new UnreachableException($"Nobody draws a service of the kind {kind}."),
        };

    // AWS writes pendingAcceptance, people read pending acceptance.
    private static string StateText(string state) =>
        string.Concat(
            state.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")
        );

    private static string? Power(PowerState power) => power.IsOn == Truth.False ? power.Name ?? "stopped" : null;

    private static string? Publicity(Truth isPublic) => isPublic == Truth.True ? "public" : null;

    private static string? Port(int? port) => port?.ToString(CultureInfo.InvariantCulture);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Joined(params ReadOnlySpan<string?> parts) =>
        string.Join(" · ", parts.ToArray().OfType<string>());
}

/// <summary>An AWS service of an account in a region.</summary>
/// <param name="Account">The account; empty when it is not known.</param>
/// <param name="Region">The region; empty when it is not known.</param>
/// <param name="Service">The service's short name.</param>
internal sealed record ServiceKey(string Account, string Region, string Service) : IComparable<ServiceKey>
{
    /// <summary>The id of its item.</summary>
    public string Id => $"service:{Account}:{Region}:{Service}";

    /// <inheritdoc/>
    public int CompareTo(ServiceKey? other) => other is null ? 1 : string.CompareOrdinal(Id, other.Id);
}
