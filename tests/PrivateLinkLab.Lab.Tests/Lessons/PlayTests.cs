using System.Reflection;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Tests.Lessons;

public sealed class PlayTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Steps_OfEveryAct_ComeOutAsTold(string scenario)
    {
        foreach (var act in await PlayedGraphs.ActsOfAsync(LessonCatalog.Get(scenario)))
        {
            Assert.All(act.Steps, step => Assert.True(step.AsTold, step.Command));
        }
    }

    // What a terminal answers is no second opinion: in every act, and with every fault in it, a command works exactly
    // where the probe says that its request arrives.
    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Answers_WithEveryFault_AreWhatTheProbeSays(string scenario)
    {
        var lesson = LessonCatalog.Get(scenario);
        var (changed, steps) = (0, 0);
        foreach (var act in lesson.Play.Acts)
        {
            var graph = await PlayedGraphs.GraphOfAsync(lesson, act);
            foreach (
                var network in FaultCatalog
                    .All.Select(fault => fault.Inject(graph))
                    .OfType<ResourceGraph>()
                    .Prepend(graph)
            )
            {
                var prober = new Prober(ModelBuilder.Build(network));
                changed++;
                foreach (var step in PlayedAct.Of(lesson, act, null, network).Steps)
                {
                    steps += step.Found is null ? 0 : 1;
                    Check(step, prober);
                }
            }
        }

        Assert.True(changed > 3, $"Only {changed} networks were played.");
        Assert.True(steps > 10, $"Only {steps} steps were held against the probe.");
    }

    [Fact]
    public async Task ConsumerEndpoint_InEveryState_IsShownAsItIs()
    {
        var lesson = LessonCatalog.Get("endpoint-service");
        var graph = await PlayedGraphs.GraphOfAsync(lesson, lesson.Play.Acts[^1]);
        foreach (
            var (fault, state) in ((string, string)[])
                [("acceptance-pending", "pendingAcceptance"), ("connection-rejected", "rejected")]
        )
        {
            var act = PlayedAct.Of(lesson, lesson.Play.Acts[^1], null, FaultCatalog.Find(fault)!.Inject(graph)!);

            var shown = act.Steps.First(step =>
                step.Command.StartsWith("aws ec2 describe-vpc-endpoints", StringComparison.Ordinal)
            );
            Assert.False(shown.AsTold);
            Assert.EndsWith(state, Assert.Single(shown.Answer.Lines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Texts_OfEveryPlay_AreInBothLanguages()
    {
        List<PlayText> texts =
        [
            .. typeof(PlayWords)
                .GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Select(property => (PlayText)property.GetValue(null)!),
            PlayWords.After(15),
            PlayWords.After(180),
            PlayWords.More(2),
            PlayWords.Resources(1),
            PlayWords.Resources(2),
            PlayWords.NotRunning("AppServer"),
            PlayWords.SerialConsole("AppServer"),
            PlayWords.NotThere("AppServer"),
        ];
        foreach (var lesson in LessonCatalog.All)
        {
            texts.AddRange([lesson.Play.Title, lesson.Play.Introduction, lesson.Play.Afterwards]);
            foreach (var act in await PlayedGraphs.ActsOfAsync(lesson))
            {
                texts.AddRange([act.Act.Heading, act.Act.Text]);
                texts.AddRange(
                    act.Steps.SelectMany(step =>
                        ((PlayText?[])[step.Terminal, step.Remark, step.Claim, step.Answer.Note])
                            .OfType<PlayText>()
                            .Concat(step.Path.Select(stop => stop.Name))
                    )
                );
            }
        }

        Assert.True(texts.Count > 200, $"Only {texts.Count} texts were found.");
        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.English));
            Assert.False(string.IsNullOrWhiteSpace(text.Portuguese));
            // Names are the same everywhere, sentences are not.
            Assert.True(
                text.English != text.Portuguese
                    || !text.English.Contains(' ', StringComparison.Ordinal)
                    || IsName(text),
                text.English
            );
        });
    }

    private static bool IsName(PlayText text) =>
        text == PlayWords.SessionManager
        || text.English.StartsWith("policy ", StringComparison.Ordinal)
        || text.English.StartsWith("default network ACL", StringComparison.Ordinal);

    private static void Check(PlayStep step, Prober prober)
    {
        if (step.Found is not { } shown)
        {
            return;
        }

        var found = prober.Probe(shown.From, shown.To, shown.Action);
        var what = $"{step.Command}: {step.Answer.Outcome}, {found.Verdict} {found.Reason}";
        if (step.Answer.Outcome == Outcome.NoTerminal)
        {
            Assert.True(
                prober.Probe(shown.From, "session-manager").Changes.Any(change => change.Reason == ReasonCode.BadState)
                    || prober.Probe(shown.From, "session-manager").Verdict == Verdict.Unknown,
                what
            );
        }
        else if (step.Command.StartsWith("dig ", StringComparison.Ordinal))
        {
            Assert.True((step.Answer.Outcome == Outcome.Works) == (found.Dns is { Answers.IsEmpty: false }), what);
            Assert.All(step.Answer.Lines.Where(_ => step.Answer.Outcome == Outcome.Works), line =>
                Assert.Contains(line, found.Dns!.Answers.Select(answer => MadeUp.Address(found.Dns.Name, answer)))
            );
        }
        else
        {
            Assert.True(
                step.Answer.Outcome
                    == found.Verdict switch
                    {
                        Verdict.Reachable => Outcome.Works,
                        Verdict.Blocked => Outcome.Fails,
                        _ => Outcome.NotKnown,
                    },
                what
            );
            Assert.True(found.Verdict == Verdict.Reachable || !step.Path.IsEmpty, what);
            Assert.True(
                !step.Answer.Lines.Any(line => line.Contains("AccessDenied", StringComparison.Ordinal))
                    || Reason.Of(found.Reason!).Layer == ReasonLayer.Policy,
                what
            );
            Assert.True(
                !step.Answer.Lines.Any(line => line.Contains("imeout", StringComparison.Ordinal))
                    || Reason.Of(found.Reason!).Layer != ReasonLayer.Policy,
                what
            );
        }
    }
}
