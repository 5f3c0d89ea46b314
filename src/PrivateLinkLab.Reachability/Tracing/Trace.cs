using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>
/// What is found along a connection: the steps of the request and of the reply, what would have to change, and what
/// else qualifies the verdict. It is written on after an obstacle as if that were gone, so that it has every obstacle
/// in the end. Where something else than the source picks one of several ways, it forks, and only what holds for all of
/// them holds.
/// </summary>
/// <remarks>
/// It fails closed: without obstacle and doubt it is reachable only when request and reply both end in an arrival.
/// </remarks>
internal sealed class Trace
{
    private readonly List<TracePart> _parts = [];
    private List<Change>? _changes;
    private List<Note>? _notes;
    private Step? _obstacle;
    private Step? _doubt;
    private Step? _lastOfRequest;
    private Step? _lastOfReply;

    /// <summary>The steps and forks in the order in which they were found.</summary>
    public IReadOnlyList<TracePart> Parts => _parts;

    /// <summary>The settings that have to change, each once.</summary>
    public IReadOnlyList<Change> Changes => _changes ?? (IReadOnlyList<Change>)[];

    /// <summary>What qualifies the verdict, each once.</summary>
    public IReadOnlyList<Note> Notes => _notes ?? (IReadOnlyList<Note>)[];

    /// <summary>Whether nothing stands in the way so far, as far as it is known.</summary>
    public bool IsClear => _obstacle is null && _doubt is null;

    /// <summary>The verdict.</summary>
    public Verdict Verdict =>
        _obstacle is not null ? Verdict.Blocked
        : _doubt is null && HasArrived ? Verdict.Reachable
        : Verdict.Unknown;

    /// <summary>
    /// The step that decides a verdict other than reachable: the most fundamental obstacle, else the first doubt.
    /// </summary>
    public Step? Cause => _obstacle ?? _doubt ?? (HasArrived ? null : LostAtTheEnd());

    /// <summary>Whether the last step of the request, and that of the reply, is an arrival.</summary>
    public bool HasArrived => _lastOfRequest is Arrived && _lastOfReply is Arrived;

    /// <summary>
    /// Whether an obstacle on the way, whichever it takes, does not look at ports: a route, an address, a name.
    /// </summary>
    public bool IsBlockedOnEveryPort =>
        _parts.Exists(part =>
            part switch
            {
                { Step: { Passes: Truth.False } step } => step is Routed or Translated or Resolved,
                { Kind: TracePartKind.Stretch } => part.Traces[0].IsBlockedOnEveryPort,
                _ => false,
            }
        );

    /// <summary>Every step, those of all ways of a fork included.</summary>
    public IEnumerable<Step> Steps
    {
        get
        {
            foreach (var part in _parts)
            {
                if (part.Step is { } step)
                {
                    yield return step;
                }

                foreach (var inner in part.Traces)
                {
                    foreach (var one in inner.Steps)
                    {
                        yield return one;
                    }
                }
            }
        }
    }

    /// <summary>Whether the component has a step already.</summary>
    public bool Has(Identity component) => Steps.Any(step => step.Component.Component == component.Component);

    /// <summary>Adds a step; what stands in the way there, or may, is noted.</summary>
    public void Add(Step step)
    {
        _parts.Add(TracePart.Of(step));
        switch (step.Passes)
        {
            case Truth.False:
                Obstruct(step);
                break;
            case Truth.Unknown:
                _doubt ??= step;
                break;
            case Truth.True:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step.Passes, "There is no such certainty.");
        }

        // Policies decide about packets that have arrived.
        if (step is Authorized)
        {
            return;
        }

        if (step.Direction == Direction.Request)
        {
            _lastOfRequest = step;
        }
        else
        {
            _lastOfReply = step;
        }
    }

    /// <summary>Adds an obstacle with the change that removes it.</summary>
    public void Add(Step step, Change change)
    {
        Add(step);
        Add(change);
    }

    /// <summary>Adds a change.</summary>
    public void Add(Change change)
    {
        _changes ??= [];
        if (!_changes.Contains(change))
        {
            _changes.Add(change);
        }
    }

    /// <summary>Adds a note.</summary>
    public void Add(Note note)
    {
        _notes ??= [];
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    /// <summary>Notes that the request is where it was to go.</summary>
    public void Arrive(Identity at, ArrivalDetail detail) => Add(new Arrived(at, Direction.Request, detail));

    /// <summary>Notes that the reply is back at the one who asked.</summary>
    public void Return(Identity to) => Add(new Arrived(to, Direction.Reply, ArrivalDetail.Silent));

    /// <summary>
    /// Takes over everything that another trace found, as what comes next on the way: it has arrived if that has.
    /// </summary>
    public void Append(Trace next)
    {
        AppendSteps(next);
        AppendChanges(next);
        AppendNotes(next);
    }

    /// <summary>
    /// Takes over a whole way, of which several are needed: one that has not arrived is a doubt about all.
    /// </summary>
    public void AppendNeeded(Trace way)
    {
        Append(way);
        _doubt ??= way.Verdict == Verdict.Unknown ? way.Cause : null;
    }

    /// <summary>Takes over what happens to packets that are to go another way once the changes are made.</summary>
    public void AppendSteps(Trace next)
    {
        if (next._parts.Exists(part => part.Kind != TracePartKind.Step))
        {
            _parts.Add(TracePart.Stretch(next));
        }
        else
        {
            _parts.AddRange(next._parts);
        }

        if (next._obstacle is { } obstacle)
        {
            Obstruct(obstacle);
        }

        _doubt ??= next._doubt;
        (_lastOfRequest, _lastOfReply) = (next._lastOfRequest, next._lastOfReply);
    }

    /// <summary>Takes over the changes only: they belong to a way that the traffic does not take yet.</summary>
    public void AppendChanges(Trace other)
    {
        foreach (var change in other.Changes)
        {
            Add(change);
        }
    }

    /// <summary>
    /// Joins ways when something else than the source picks one: DNS among addresses, a load balancer among targets,
    /// RDS among subnets. A connection that works on some of them is neither reachable nor blocked.
    /// </summary>
    /// <param name="ways">What is found on each way, to its end; without any it does not arrive.</param>
    /// <param name="picker">Who picks.</param>
    public void Fork(IReadOnlyList<Trace> ways, Picker picker)
    {
        var isBlocked = ways.Count > 0 && ways.All(way => way.Verdict == Verdict.Blocked);
        Join(ways, way => isBlocked || way.Verdict != Verdict.Blocked);
        var working = ways.Count(way => way.Verdict == Verdict.Reachable);
        if (!isBlocked && working < ways.Count && ways.Count > 1)
        {
            var notKnown = ways.Count(way => way.Verdict == Verdict.Unknown);
            Add(new SomeWaysWork(working, notKnown, ways.Count, picker));
        }
    }

    /// <summary>Joins the only known way of several: an obstacle on it is not certain.</summary>
    public void ForkUncertain(Trace way) => Join([way], _ => false);

    /// <summary>
    /// Ends the trace: without an obstacle, a doubt or an arrival nobody knows what becomes of the packets.
    /// </summary>
    public void End()
    {
        if (IsClear && !HasArrived)
        {
            Add(LostAtTheEnd());
        }
    }

    // An obstacle of a way that is not the only one for sure is a doubt.
    private void Join(IReadOnlyList<Trace> ways, Func<Trace, bool> isCertain)
    {
        _parts.Add(TracePart.Fork(ways));
        foreach (var way in ways)
        {
            AppendChanges(way);
            AppendNotes(way);
            var certain = isCertain(way);
            if (certain && way._obstacle is { } obstacle)
            {
                Obstruct(obstacle);
            }

            _doubt ??= certain && way._obstacle is not null ? way._doubt : way.Cause;
        }

        _lastOfRequest = LastOf(ways, way => way._lastOfRequest);
        _lastOfReply = LastOf(ways, way => way._lastOfReply);
    }

    // An arrival when all of the ways have one.
    private static Step? LastOf(IReadOnlyList<Trace> ways, Func<Trace, Step?> last)
    {
        Step? found = null;
        foreach (var way in ways)
        {
            found = last(way);
            if (found is not Arrived)
            {
                break;
            }
        }

        return found;
    }

    private void AppendNotes(Trace other)
    {
        foreach (var note in other.Notes)
        {
            Add(note);
        }
    }

    // Of obstacles of one layer the first counts.
    private void Obstruct(Step step)
    {
        if (_obstacle is null || step.Reason!.Layer < _obstacle.Reason!.Layer)
        {
            _obstacle = step;
        }
    }

    private Lost LostAtTheEnd()
    {
        var direction = _lastOfRequest is Arrived ? Direction.Reply : Direction.Request;
        return new(Steps.LastOrDefault()?.Component, direction);
    }
}

/// <summary>A part of a trace: a step, a fork into several ways, or a stretch that was traced by itself.</summary>
internal readonly struct TracePart
{
    private TracePart(TracePartKind kind, Step? step, IReadOnlyList<Trace> traces) =>
        (Kind, Step, Traces) = (kind, step, traces);

    /// <summary>Which of them it is.</summary>
    public TracePartKind Kind { get; }

    /// <summary>The step; null for the others.</summary>
    public Step? Step { get; }

    /// <summary>The ways of a fork, or the one stretch; empty for a step.</summary>
    public IReadOnlyList<Trace> Traces { get; }

    /// <summary>A step.</summary>
    public static TracePart Of(Step step) => new(TracePartKind.Step, step, []);

    /// <summary>A fork.</summary>
    public static TracePart Fork(IReadOnlyList<Trace> ways) => new(TracePartKind.Fork, null, ways);

    /// <summary>A stretch.</summary>
    public static TracePart Stretch(Trace trace) => new(TracePartKind.Stretch, null, [trace]);
}

/// <summary>The kinds of <see cref="TracePart"/>.</summary>
internal enum TracePartKind
{
    /// <summary>A step.</summary>
    Step,

    /// <summary>A fork.</summary>
    Fork,

    /// <summary>A stretch.</summary>
    Stretch,
}
