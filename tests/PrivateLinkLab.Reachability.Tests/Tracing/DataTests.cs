using System.Text.RegularExpressions;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Tests.Tracing;

/// <summary>A trace is data; Explanations alone has the words.</summary>
public sealed partial class DataTests
{
    private const string Reachability = "src/PrivateLinkLab.Reachability";

    private static readonly Type[] Kinds =
    [
        typeof(Step),
        typeof(ResolutionDetail),
        typeof(FilterDetail),
        typeof(RouteDetail),
        typeof(TranslationDetail),
        typeof(AdmissionDetail),
        typeof(AuthorizationDetail),
        typeof(ArrivalDetail),
        typeof(Change),
        typeof(Note),
    ];

    public static TheoryData<string> Folders => ["Tracing", "Filters", "Hops", "Dns", "Access", "Sessions"];

    // Each is a leaf, so that whoever switches over them has seen them all, and none carries a ready sentence.
    [Fact]
    public void WhatATraceHolds_IsSealedAndHasNoText()
    {
        var types = Records().ToList();

        Assert.True(types.Count > 100, $"There are {types.Count} types only.");
        Assert.All(types, type =>
        {
            Assert.True(type.IsSealed, $"{type} is not sealed.");
            Assert.DoesNotContain(type.GetProperties(), property =>
                property.Name is "Text" or "Sentence" or "Evidence" or "Message" or "Explanation" or "Words"
            );
        });
    }

    [Fact]
    public void WhatATraceHolds_IsToldInExplanations()
    {
        var told = string.Join(
            "\n",
            Directory.GetFiles(RepositoryFile.PathOf($"{Reachability}/Explanations"), "*.cs").Select(File.ReadAllText)
        );

        Assert.DoesNotContain(Records().Where(type => type.BaseType != typeof(Step)), type =>
            !Regex.IsMatch(told, $@"\b{type.Name}\b", RegexOptions.NonBacktracking)
        );
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Code_OutsideExplanations_WritesNoSentence(string folder)
    {
        var found = Directory
            .GetFiles(RepositoryFile.PathOf($"{Reachability}/{folder}"), "*.cs")
            .SelectMany(file => File.ReadLines(file).Select(line => (File: Path.GetFileName(file), Line: line.Trim())))
            // What can only be said of a defect of the program is no answer to anybody.
            .Where(at =>
                !at.Line.StartsWith("//", StringComparison.Ordinal)
                && !at.Line.Contains("Exception(", StringComparison.Ordinal)
            )
            .Where(at => Sentence().IsMatch(at.Line));

        Assert.Empty(found);
    }

    private static IEnumerable<Type> Records() =>
        typeof(Prober)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && Kinds.Any(kind => kind.IsAssignableFrom(type)));

    // Words that end in a full stop, or that begin with a capital; what an address is called while it is not known is
    // neither.
    [GeneratedRegex(@"""[^""]*[a-z] [^""]*[a-z}]\.""|""[A-Z][^""]*[a-z}] [^""]*[a-z}] [^""]*""")]
    private static partial Regex Sentence();
}
