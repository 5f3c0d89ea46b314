using System.Reflection;
using System.Text.RegularExpressions;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Verdicts;

public sealed class ReasonTests
{
    private static readonly Lazy<string> Tests = new(() =>
        string.Join(
            "\n",
            Directory
                .GetFiles(RepositoryFile.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        )
    );

    private static readonly Lazy<string> Sources = new(() =>
        string.Join(
            "\n",
            Directory
                .GetFiles(RepositoryFile.PathOf("src"), "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    Path.GetFileName(file) is not ("Reason.cs" or "ReasonCode.cs" or "AuthorizationReason.cs")
                )
                .Select(File.ReadAllText)
        )
    );

    public static TheoryData<string, string> Codes =>
        [
            .. Constants(typeof(ReasonCode))
                .Concat(Constants(typeof(AuthorizationReason)))
                .Select(code => new TheoryDataRow<string, string>(
                    $"{code.DeclaringType!.Name}.{code.Name}",
                    (string)code.GetRawConstantValue()!
                )),
        ];

    [Fact]
    public void Codes_AreDeclaredWithTheirLayer_AndNoOthers() =>
        Assert.Equal(
            Codes.Select(row => row.Data.Item2).Order(StringComparer.Ordinal),
            Reason.All.Select(reason => reason.Code).Order(StringComparer.Ordinal)
        );

    // A code that no test asks for may have lost its meaning, or the last place that gives it.
    [Theory]
    [MemberData(nameof(Codes))]
    public void Code_IsGivenSomewhereAndNamedByATest(string name, string code)
    {
        Assert.Matches(
            $@"\b(Authorization)?Reason(Code)?\.{name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]}\b",
            Sources.Value
        );
        Assert.True(
            Regex.IsMatch(Tests.Value, $@"\b{Regex.Escape(name)}\b|\b{code}\b", RegexOptions.NonBacktracking),
            $"No test names {name} ({code})."
        );
    }

    private static IEnumerable<FieldInfo> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field is { IsLiteral: true, FieldType.Name: nameof(String) });
}
