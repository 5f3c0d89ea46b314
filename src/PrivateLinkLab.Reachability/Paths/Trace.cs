using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// What is found along one way that a connection can take. It is written on after an obstacle as if that were gone, so that
/// it has every obstacle in the end.
/// </summary>
internal sealed class Trace
{
    private readonly List<Hop> _hops = [];
    private readonly List<RequiredChange> _changes = [];
    private readonly List<string> _notes = [];
    private Obstacle? _obstacle;
    private Obstacle? _doubt;

    public IReadOnlyList<Hop> Hops => _hops;

    public IReadOnlyList<RequiredChange> Changes => _changes;

    /// <summary>Sentences that qualify the verdict.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>
    /// What the whole way comes to. A way that nothing stops, and that no step ends at its destination, is unknown: reachable is only
    /// what has arrived.
    /// </summary>
    public Verdict Verdict => Passing == Verdict.Reachable && !HasArrived ? Verdict.Unknown : Passing;

    /// <summary>What a part of a way comes to: reachable when nothing on it stops the traffic, wherever it leads.</summary>
    public Verdict Passing => _obstacle is not null ? Verdict.Blocked : _doubt is not null ? Verdict.Unknown : Verdict.Reachable;

    /// <summary>Whether the last step ends at the destination.</summary>
    public bool HasArrived { get; private set; }

    /// <summary>The most fundamental obstacle, or the first doubt when there is no obstacle; null when it is reachable.</summary>
    public Obstacle? Cause => _obstacle ?? _doubt ?? (HasArrived ? null : NotArrived);

    private Obstacle NotArrived => new(
        ReasonCode.UnknownDestination,
        $"The path is followed {(_hops is [.., var last] ? $"to {last.Name}" : "nowhere")}, and nothing says that it arrives.");

    /// <summary>Whether the component has a hop already.</summary>
    public bool Has(Identity component) => _hops.Exists(hop => hop.Component == component.Component);

    /// <summary>Whether a change for the reason is noted already.</summary>
    public bool Names(string reason) => _changes.Exists(change => change.Reason == reason);

    public void Allow(Identity component, string kind, string evidence) => Add(component, kind, Decision.Allow, evidence);

    /// <summary>Notes the end of the way: the destination, which takes the traffic.</summary>
    public void Arrive(Identity component, string kind, string evidence)
    {
        Allow(component, kind, evidence);
        Arrive();
    }

    /// <summary>Notes that the last hop ends at the destination.</summary>
    public void Arrive() => HasArrived = true;

    /// <summary>Notes an obstacle with the change that removes it.</summary>
    public void Deny(Identity component, string kind, string evidence, string reason, string change) =>
        Deny(component, kind, evidence, reason, component, change);

    /// <summary>Notes an obstacle that a change to another component removes.</summary>
    public void Deny(Identity component, string kind, string evidence, string reason, Identity changed, string change)
    {
        Add(component, kind, Decision.Deny, evidence);
        Note(new Obstacle(reason, evidence));
        var required = new RequiredChange(changed.Component, reason, change);
        if (!_changes.Contains(required))
        {
            _changes.Add(required);
        }
    }

    public void Doubt(Identity component, string kind, string evidence, string reason)
    {
        Add(component, kind, Decision.Unknown, evidence);
        _doubt ??= new(reason, evidence);
    }

    public void Remark(string note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    /// <summary>Takes over everything that another trace found, as what comes next on the way: it has arrived if that has.</summary>
    public void Append(Trace next)
    {
        HasArrived = next.HasArrived;
        _hops.AddRange(next._hops);
        AppendChanges(next);
        foreach (var note in next._notes)
        {
            Remark(note);
        }

        if (next._obstacle is { } obstacle)
        {
            Note(obstacle);
        }

        _doubt ??= next._doubt;
    }

    /// <summary>Takes over a whole way, of which several are needed: one that has not arrived is a doubt about all.</summary>
    public void AppendNeeded(Trace way)
    {
        Append(way);
        _doubt ??= way.Verdict == Verdict.Unknown ? way.Cause : null;
    }

    /// <summary>Takes over what was found on one of several ways; hops that an earlier way had too are left out.</summary>
    /// <param name="way">What was found.</param>
    /// <param name="isCertain">Whether its obstacle is one for all ways; else it is only a doubt.</param>
    public void AppendWay(Trace way, bool isCertain)
    {
        foreach (var hop in way._hops)
        {
            if (!_hops.Contains(hop))
            {
                _hops.Add(hop);
            }
        }

        AppendChanges(way);
        foreach (var note in way._notes)
        {
            Remark(note);
        }

        if (isCertain && way._obstacle is { } obstacle)
        {
            Note(obstacle);
        }

        _doubt ??= isCertain ? way._doubt : way.Cause;
    }

    /// <summary>Notes whether all of the ways that can be taken have arrived.</summary>
    public void ArriveBy(IReadOnlyList<Trace> ways) => HasArrived = ways.Count > 0
        && ways.Any(way => way.Passing != Verdict.Blocked)
        && ways.All(way => way.HasArrived || way.Passing == Verdict.Blocked);

    /// <summary>Takes over the changes only: they belong to a way that the traffic does not take yet.</summary>
    public void AppendChanges(Trace other)
    {
        foreach (var change in other._changes)
        {
            if (!_changes.Contains(change))
            {
                _changes.Add(change);
            }
        }
    }

    /// <summary>Adds what policies decide.</summary>
    public void Append(Access.AccessDecision decision)
    {
        _hops.AddRange(decision.Hops);
        foreach (var change in decision.Changes)
        {
            if (!_changes.Contains(change))
            {
                _changes.Add(change);
            }
        }

        switch (decision)
        {
            case { Decision: Decision.Deny, Reason: { } reason }:
                Note(new(reason, decision.Explanation));
                break;
            case { Decision: Decision.Unknown, Reason: { } reason }:
                _doubt ??= new(reason, decision.Explanation);
                break;
        }
    }

    /// <summary>Takes over what happens to traffic that is to go another way once the changes are made.</summary>
    public void AppendWithoutChanges(Trace next)
    {
        _hops.AddRange(next._hops);
        if (next._obstacle is { } obstacle)
        {
            Note(obstacle);
        }

        _doubt ??= next._doubt;
    }

    /// <summary>Notes an obstacle whose changes are noted already.</summary>
    public void Fail(Identity component, string kind, string evidence, string reason)
    {
        Add(component, kind, Decision.Deny, evidence);
        Note(new(reason, evidence));
    }

    private void Add(Identity component, string kind, Decision decision, string evidence) =>
        _hops.Add(new(component.Component, kind, decision, evidence) { Name = component.Name });

    // Of obstacles of one rank the first counts.
    private void Note(Obstacle obstacle)
    {
        if (_obstacle is null || Rank.Of(obstacle.Reason) < Rank.Of(_obstacle.Reason))
        {
            _obstacle = obstacle;
        }
    }
}

/// <summary>Why a connection fails, or may fail, at some place.</summary>
internal sealed record Obstacle(string Reason, string Evidence);
