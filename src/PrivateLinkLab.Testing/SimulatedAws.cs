using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Cloud.Generic;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Graph.Files;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Rules;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Testing;

/// <summary>
/// A stack that has come up on a simulated AWS, for tests: its resources, its outputs, and who reaches what in its
/// network. Places are named as in <c>lab check</c>: logical names with <c>*</c> and <c>?</c>, ids,
/// <c>tag:Key=Value</c>, <c>group:web</c>, CIDR blocks and so on, or by <see cref="Place"/>. Several may run at once.
/// </summary>
public sealed class SimulatedAws
{
    private readonly SimulatedAwsMocks _mocks;
    private readonly Lazy<NetworkQuestions> _network;

    private SimulatedAws(ResourceGraph graph, IEnumerable<Resource> resources, SimulatedAwsMocks mocks)
    {
        (Graph, _mocks) = (graph, mocks);
        Resources = [.. resources];
        _network = new(() => new(graph));
    }

    /// <summary>The resources in the order of the program, components among them, without the stack.</summary>
    public ImmutableArray<Resource> Resources { get; }

    /// <summary>The resources and the stack's outputs, as Pulumi would keep them.</summary>
    public ResourceGraph Graph { get; }

    /// <summary>
    /// What is not simulated and was answered with what was asked, an id and an ARN by the pattern. Where it could
    /// change what a connection meets, verdicts are unknown.
    /// </summary>
    public IReadOnlyList<NotSimulatedRequest> NotSimulated => _mocks.NotSimulated;

    /// <summary>Runs a stack.</summary>
    /// <typeparam name="TStack">The stack.</typeparam>
    /// <param name="options">What it is told; the defaults when null.</param>
    /// <exception cref="SimulatedAwsException">It does not come up; the message says why.</exception>
    public static Task<SimulatedAws> RunAsync<TStack>(SimulatedAwsOptions? options = null)
        where TStack : Stack, new() => RunAsync(StackRun<TStack>.New, options);

    /// <summary>Runs a stack with a configuration.</summary>
    /// <typeparam name="TStack">The stack.</typeparam>
    /// <param name="config">The configuration, as <see cref="SimulatedAwsOptions.Config"/> has it.</param>
    /// <exception cref="SimulatedAwsException">It does not come up; the message says why.</exception>
    public static Task<SimulatedAws> RunAsync<TStack>(IReadOnlyDictionary<string, string> config)
        where TStack : Stack, new()
    {
        ArgumentNullException.ThrowIfNull(config);
        return RunAsync<TStack>(new SimulatedAwsOptions { Config = config });
    }

    /// <summary>Runs a stack that is constructed by a function.</summary>
    /// <typeparam name="TStack">The stack.</typeparam>
    /// <param name="construct">Constructs it.</param>
    /// <param name="options">What it is told; the defaults when null.</param>
    /// <exception cref="SimulatedAwsException">It does not come up; the message says why.</exception>
    public static Task<SimulatedAws> RunAsync<TStack>(Func<TStack> construct, SimulatedAwsOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(construct);
        return RunAsync(
            options,
            deployment => new StackRecorder(deployment),
            (recorder, beginning) => new StackRun<TStack>(recorder, construct) { Beginning = beginning }
        );
    }

    /// <summary>Runs a program.</summary>
    /// <param name="program">Constructs the resources.</param>
    /// <param name="options">What it is told; the defaults when null.</param>
    /// <exception cref="SimulatedAwsException">It does not come up; the message says why.</exception>
    public static Task<SimulatedAws> RunAsync(Action program, SimulatedAwsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        return RunAsync(
            () =>
            {
                program();
                return new Dictionary<string, object?>();
            },
            options
        );
    }

    /// <summary>Runs a program that waits for something.</summary>
    /// <param name="program">Constructs the resources.</param>
    /// <param name="options">What it is told; the defaults when null.</param>
    /// <exception cref="SimulatedAwsException">It does not come up; the message says why.</exception>
    public static Task<SimulatedAws> RunAsync(Func<Task> program, SimulatedAwsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        return RunAsync(
            async () =>
            {
                await program();
                return (IDictionary<string, object?>)new Dictionary<string, object?>();
            },
            options
        );
    }

    /// <summary>Runs a program that waits for something and has outputs.</summary>
    /// <param name="program">Constructs the resources, and returns the stack's outputs.</param>
    /// <param name="options">What it is told; the defaults when null.</param>
    /// <exception cref="SimulatedAwsException">It does not come up; the message says why.</exception>
    public static Task<SimulatedAws> RunAsync(
        Func<Task<IDictionary<string, object?>>> program,
        SimulatedAwsOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        // On a thread of the pool: a test framework's own may be the one that the program waits for.
        return RunAsync(() => Task.Run(program).GetAwaiter().GetResult(), options);
    }

    /// <summary>Runs a program that has outputs.</summary>
    /// <param name="program">Constructs the resources, and returns the stack's outputs.</param>
    /// <param name="options">What it is told; the defaults when null.</param>
    /// <exception cref="SimulatedAwsException">It does not come up; the message says why.</exception>
    public static Task<SimulatedAws> RunAsync(
        Func<IDictionary<string, object?>> program,
        SimulatedAwsOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        return RunAsync(
            options,
            deployment => new ProgramRecorder(deployment),
            (recorder, beginning) => new FunctionRun(recorder, program) { Beginning = beginning }
        );
    }

    /// <summary>Gives the resource of a type and logical name.</summary>
    /// <typeparam name="T">The type; also a component's.</typeparam>
    /// <param name="name">The logical name.</param>
    /// <exception cref="QuestionException">There is none, or there are several.</exception>
    public T Resource<T>(string name)
        where T : Resource
    {
        var all = Resources.OfType<T>().ToList();
        return all.FindAll(resource => resource.GetResourceName() == name) switch
        {
            [var only] => only,
            [] => throw new QuestionException(
                all.Count == 0
                    ? $"The stack has no {typeof(T).Name}."
                    : $"The stack has no {typeof(T).Name} '{name}'; it has "
                        + $"{string.Join(", ", all.Select(resource => resource.GetResourceName()))}."
            ),
            var several => throw new QuestionException(
                $"The stack has {several.Count} of the type {typeof(T).Name} with the name '{name}', in different "
                    + "components: choose among Resources."
            ),
        };
    }

    /// <summary>Gives an output of the stack.</summary>
    /// <typeparam name="T">
    /// Its type: a text, number or boolean, or an immutable array or dictionary (by text) of <see cref="object"/>.
    /// </typeparam>
    /// <param name="name">Its name.</param>
    /// <exception cref="QuestionException">There is none, or it has another type.</exception>
    public T Output<T>(string name)
    {
        var outputs = Graph.Outputs;
        if (outputs.Find(name) is not { } value)
        {
            var others = outputs.Count == 0 ? "it has none" : $"it has {string.Join(", ", outputs.Keys)}";
            throw new QuestionException($"The stack has no output '{name}'; {others}.");
        }

        return RawValues.Of(value) switch
        {
            T given => given,
            double number when typeof(T) == typeof(int) && number == Math.Floor(number) => (T)
                Convert.ChangeType(number, typeof(T), CultureInfo.InvariantCulture),
            var other => throw new QuestionException(
                $"The output '{name}' is a {other?.GetType().Name ?? "value that is not known"}, and not a "
                    + $"{typeof(T).Name}."
            ),
        };
    }

    /// <summary>
    /// Writes the stack to a file, as <c>pulumi stack export</c> would and without its secrets: <c>lab graph --state
    /// FILE</c> draws it, and every command that looks at a stack takes it.
    /// </summary>
    /// <param name="path">The file, which only its owner may read; its folder is created when it is missing.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        AtomicFile.Write(path, DeploymentWriter.Write(Graph).Span, AtomicFile.OwnerOnly);
    }

    /// <summary>Gives what an output of a resource holds: after the run, all of them have their values.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output, such as <c>vpc.CidrBlock</c>.</param>
    public static Task<T> ValueOf<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);

    /// <summary>Says whether one place reaches another, along which path, and what would have to change.</summary>
    /// <param name="from">One place.</param>
    /// <param name="to">The other, with a port such as <c>db:3306</c>; a URL; or <c>host:port</c>.</param>
    /// <param name="action">An action that the source's role has to be allowed; null for none.</param>
    /// <param name="resource">The ARN that the action is about; null for what the stack tells.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>; null for what <paramref name="to"/> says, else
    /// TCP.</param>
    /// <exception cref="QuestionException">The stack has no such place.</exception>
    public ProbeResult Probe(
        string from,
        string to,
        string? action = null,
        string? resource = null,
        string? protocol = null
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return _network.Value.Probe(from, to, action, resource, protocol);
    }

    /// <summary>Fails unless every one of some places reaches every one of others.</summary>
    /// <param name="from">Where connections begin.</param>
    /// <param name="to">Where they end, with a port such as <c>db:3306</c>, a range or <c>:any</c>; a URL; or
    /// <c>host:port</c>. The port may be left out where there is a usual one.</param>
    /// <param name="action">An action that the source's role has to be allowed; null for none.</param>
    /// <param name="resource">The ARN that the action is about; null for what the stack tells.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>; null for what <paramref name="to"/> says, else
    /// TCP.</param>
    /// <exception cref="ReachabilityException">One does not, or it is not known; the message has the trace.</exception>
    /// <exception cref="QuestionException">The stack has no such place.</exception>
    public void Reaches(string from, string to, string? action = null, string? resource = null, string? protocol = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        _network.Value.Expect($"Reaches(\"{from}\", \"{to}\")", $"{from} should reach {With(to, action)}.", () =>
            RuleOf([from], to, action, resource, protocol) with
            {
                Expect = Expectation.Reachable,
            }
        );
    }

    /// <summary>Fails unless none of some places reaches any of others.</summary>
    /// <param name="from">Where connections begin.</param>
    /// <param name="to">Where they end, as for <see cref="Reaches"/>.</param>
    /// <param name="action">An action that the source's role has to be allowed; null for none.</param>
    /// <param name="resource">The ARN that the action is about; null for what the stack tells.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>; null for what <paramref name="to"/> says, else
    /// TCP.</param>
    /// <param name="allowUnknown">Whether it is enough that it is not known.</param>
    /// <exception cref="ReachabilityException">One does, or it is not known; the message has the trace.</exception>
    /// <exception cref="QuestionException">The stack has no such place.</exception>
    public void DoesNotReach(
        string from,
        string to,
        string? action = null,
        string? resource = null,
        string? protocol = null,
        bool allowUnknown = false
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        _network.Value.Expect(
            $"DoesNotReach(\"{from}\", \"{to}\")",
            $"{from} should not reach {With(to, action)}.",
            () =>
                RuleOf([from], to, action, resource, protocol) with
                {
                    Expect = Expectation.Blocked,
                    AllowsUnknown = allowUnknown,
                }
        );
    }

    /// <summary>
    /// Fails when anything in the network or on the internet reaches a place that is not one of some places. Whether
    /// those do is another question.
    /// </summary>
    /// <param name="to">Where connections end, as for <see cref="Reaches"/>.</param>
    /// <param name="from">The places that alone may.</param>
    /// <exception cref="ReachabilityException">Another one does, or it is not known.</exception>
    /// <exception cref="QuestionException">The stack has no such place.</exception>
    public void IsReachedOnlyFrom(string to, params string[] from)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(from);
        _network.Value.Expect(
            $"IsReachedOnlyFrom(\"{to}\", \"{string.Join("\", \"", from)}\")",
            $"Only {string.Join(", ", from)} should reach {to}.",
            () => RuleOf([], to, null, null, null) with { OnlyFrom = Selectors(from) }
        );
    }

    /// <summary>Fails unless all rules of a file hold, which <c>lab check</c> reads too.</summary>
    /// <param name="path">The file; from the current folder, or else from the test's own.</param>
    /// <exception cref="ReachabilityException">One does not; the message has the trace.</exception>
    /// <exception cref="QuestionException">There is no such file, or it is wrong; the message has the line.</exception>
    public async Task Check(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        string text;
        try
        {
            text = await File.ReadAllTextAsync(File.Exists(path) ? path : beside);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new QuestionException(
                $"There is no file '{path}', neither in {Environment.CurrentDirectory} nor in "
                    + $"{AppContext.BaseDirectory}.",
                missing
            );
        }

        CheckRules(path, text);
    }

    /// <summary>Fails unless rules hold that are given as text.</summary>
    /// <param name="name">What they are called in messages.</param>
    /// <param name="yaml">The rules.</param>
    /// <exception cref="ReachabilityException">One does not; the message has the trace.</exception>
    /// <exception cref="QuestionException">They are wrong; the message has the line.</exception>
    public void CheckRules(string name, string yaml)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(yaml);
        RulesFile file;
        try
        {
            using var reader = new StringReader(yaml);
            file = RulesFile.Read(name, reader);
        }
        catch (RulesException wrong)
        {
            throw new QuestionException(wrong.Message, wrong);
        }

        _network.Value.Check(file);
    }

    private static async Task<SimulatedAws> RunAsync<TRecorder>(
        SimulatedAwsOptions? options,
        Func<SimulatedDeploymentOptions, TRecorder> record,
        Func<TRecorder, Action, ProgramRun> start
    )
        where TRecorder : IProgramRecorder
    {
        options ??= new();
        var deployment = new SimulatedDeploymentOptions
        {
            Project = options.Project,
            Stack = options.Stack,
            Organization = options.Organization,
            IsPreview = options.IsPreview,
            Cloud = options.Cloud,
        };
        var recorder = record(deployment);
        var mocks = options.Mocks ?? new();
        var cloud = mocks.Begin(options, recorder);
        try
        {
            var graph = await ConfigScope.RunAsync(options.FullConfig, beginning =>
                SimulatedDeployment.RunAsync(start(recorder, beginning), deployment, mocks, cloud)
            );
            return new(graph, recorder.Resources.Skip(1).Select(resource => resource.Resource), mocks);
        }
        catch (CloudRefusedException refused)
        {
            throw new StackRefusedException(refused.Refusals, refused);
        }
        catch (SimulationException failed)
        {
            throw new StackFailedException(failed.Message + Generic(mocks), failed.InnerException ?? failed);
        }
    }

    // A function that is not simulated has no results that the program could use.
    private static string Generic(SimulatedAwsMocks mocks)
    {
        var functions = mocks
            .NotSimulated.Select(request => request.Token)
            .Where(token =>
                char.IsLower(token[^1..][0]) && token.Split(':')[^1].StartsWith("get", StringComparison.Ordinal)
            )
            .Distinct()
            .ToList();
        return functions.Count == 0
            ? ""
            : $"\nNot simulated, and answered with the arguments alone: {string.Join(", ", functions)}. Override "
                + $"{nameof(SimulatedAwsMocks.CallAsync)} of {nameof(SimulatedAwsMocks)} to answer.";
    }

    private static Rule RuleOf(string[] from, string to, string? action, string? resource, string? protocol) =>
        new()
        {
            Name = to,
            Line = 0,
            From = Selectors(from),
            To = [TargetSelector.Parse(to, anyPort: false)],
            Action = action,
            Resource = resource,
            Protocol = protocol,
        };

    private static ImmutableArray<PlaceSelector> Selectors(string[] places) =>
        [.. places.Select(place => PlaceSelector.Parse(place))];

    private static string With(string to, string? action) => action is null ? to : $"{to} with {action}";
}
