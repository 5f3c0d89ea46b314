using System.Collections.Immutable;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>
/// What a picture shows, without where it stands: boxes in boxes, what is in them, and what joins it.
/// </summary>
internal sealed record Diagram
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The line below it.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The accounts.</summary>
    public ImmutableArray<Box> Accounts { get; init; } = [];

    /// <summary>What is outside of AWS.</summary>
    public ImmutableArray<Item> Outside { get; init; } = [];

    /// <summary>What joins items and boxes.</summary>
    public ImmutableArray<Link> Links { get; init; } = [];

    /// <summary>Links that are not drawn and say what stands beside what.</summary>
    public ImmutableArray<Link> Order { get; init; } = [];

    /// <summary>The path of a question, stop by stop; empty when nothing was asked.</summary>
    public ImmutableArray<Stop> Stops { get; init; } = [];

    /// <summary>What stands below the picture.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Every box, outer ones first.</summary>
    public IEnumerable<Box> AllBoxes => Accounts.SelectMany(box => box.WithInner);

    /// <summary>Every item.</summary>
    public IEnumerable<Item> AllItems => Outside.Concat(AllBoxes.SelectMany(box => box.Items));
}

/// <summary>A box that others are in.</summary>
internal sealed record Box
{
    /// <summary>What no other box or item is called, the same in two states of a stack.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required BoxKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>What else a reader needs of it, such as its addresses.</summary>
    public string Detail { get; init; } = "";

    /// <summary>How many like it it stands for, itself included.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether a subnet has a route to an Internet gateway.</summary>
    public bool IsPublic { get; init; }

    /// <summary>How it differs from before.</summary>
    public Mark Mark { get; init; }

    /// <summary>The boxes in it.</summary>
    public ImmutableArray<Box> Boxes { get; init; } = [];

    /// <summary>The items in it, and at its edges.</summary>
    public ImmutableArray<Item> Items { get; init; } = [];

    /// <summary>It and every box in it.</summary>
    public IEnumerable<Box> WithInner => Boxes.SelectMany(box => box.WithInner).Prepend(this);
}

/// <summary>The kinds of boxes.</summary>
internal enum BoxKind
{
    /// <summary>An account.</summary>
    Account,

    /// <summary>A region.</summary>
    Region,

    /// <summary>A VPC.</summary>
    Vpc,

    /// <summary>An Availability Zone.</summary>
    Zone,

    /// <summary>A subnet, or several alike.</summary>
    Subnet,
}

/// <summary>Something that stands somewhere: an interface, an instance, a gateway, a service.</summary>
internal sealed record Item
{
    /// <summary>What no other box or item is called, the same in two states of a stack.</summary>
    public required string Id { get; init; }

    /// <summary>How it is drawn.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What else a reader needs of it, a line each.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    /// <summary>Where in its box it stands.</summary>
    public Spot Spot { get; init; }

    /// <summary>The column among its neighbours: what others come from stands left of what they go to.</summary>
    public int Column { get; init; }

    /// <summary>Whether it works.</summary>
    public ItemState State { get; init; }

    /// <summary>How it differs from before.</summary>
    public Mark Mark { get; init; }

    /// <summary>The names that it stands for, when it stands for several.</summary>
    public ImmutableArray<string> Members { get; init; } = [];
}

/// <summary>Where in its box an item stands.</summary>
internal enum Spot
{
    /// <summary>In the box.</summary>
    Inside,

    /// <summary>On the left edge.</summary>
    LeftEdge,

    /// <summary>On the right edge.</summary>
    RightEdge,

    /// <summary>Between the VPCs of a region.</summary>
    Between,

    /// <summary>Beside the VPCs, among AWS's services.</summary>
    Service,

    /// <summary>Outside of AWS.</summary>
    Outside,
}

/// <summary>Whether an item works.</summary>
internal enum ItemState
{
    /// <summary>It does.</summary>
    Normal,

    /// <summary>It is in one of several places, of which this is one.</summary>
    Possible,

    /// <summary>It waits for somebody.</summary>
    Waiting,

    /// <summary>It does not run, or lets nothing pass.</summary>
    Off,
}

/// <summary>How something differs from before.</summary>
internal enum Mark
{
    /// <summary>It does not, or nothing is compared.</summary>
    None,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is another.</summary>
    Changed,
}

/// <summary>Joins two items or boxes.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Label">What it is labelled with, such as a port; empty for nothing.</param>
internal sealed record Link(string From, string To, LinkKind Kind, string Label = "")
{
    /// <summary>Whether it goes both ways.</summary>
    public bool IsBothWays { get; init; }

    /// <summary>Where a barrier stands on it.</summary>
    public BarrierPlace Barrier { get; init; }

    /// <summary>Whether it is not known that the barrier lets nothing pass.</summary>
    public bool IsDoubt { get; init; }
}

/// <summary>What a link means.</summary>
internal enum LinkKind
{
    /// <summary>A connection that the network allows.</summary>
    Allowed,

    /// <summary>A person's session.</summary>
    Session,

    /// <summary>What belongs together, whoever uses it.</summary>
    Structure,

    /// <summary>What belongs together once somebody agrees.</summary>
    Waiting,

    /// <summary>The request of the path that was asked for.</summary>
    Request,

    /// <summary>Its answer.</summary>
    Reply,

    /// <summary>A connection that the network did not allow before.</summary>
    Opened,

    /// <summary>A connection that the network allows no longer.</summary>
    Closed,
}

/// <summary>Where a barrier stands on a link.</summary>
internal enum BarrierPlace
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>Where it begins.</summary>
    AtStart,

    /// <summary>Where it ends.</summary>
    AtEnd,
}

/// <summary>A stop of a path, and what is decided there.</summary>
/// <param name="Item">The item; null for what is not drawn.</param>
/// <param name="Name">Its name.</param>
/// <param name="Decisions">What is decided, in the order of the traffic.</param>
internal sealed record Stop(string? Item, string Name, ImmutableArray<StopDecision> Decisions);

/// <summary>Something that is decided on a path.</summary>
/// <param name="Sign">✓, ✗ or ?.</param>
/// <param name="Name">What decides.</param>
/// <param name="Kind">What kind of thing that is.</param>
/// <param name="Sentence">What it decides, and why.</param>
/// <param name="IsReply">Whether the answer is what passes.</param>
internal sealed record StopDecision(string Sign, string Name, string Kind, string Sentence, bool IsReply);
