using System.Text;
using System.Xml.Linq;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Verdicts;

/// <summary>
/// docs/reasons.md is what the doc comments of the reason codes say: summary, cause and remedy. Where one changes, run
/// this with UPDATE_GOLDEN=1, which writes the page.
/// </summary>
public sealed class ReasonsPageTests
{
    private const string Path = "docs/reasons.md";

    private static readonly (ReasonLayer Layer, string Heading)[] Layers =
    [
        (ReasonLayer.Session, "The session that a person's way begins with"),
        (ReasonLayer.Name, "Names"),
        (ReasonLayer.State, "States, and what PrivateLink admits"),
        (ReasonLayer.Component, "What stands on the way"),
        (ReasonLayer.SecurityGroup, "Security groups"),
        (ReasonLayer.NetworkAcl, "Network ACLs"),
        (ReasonLayer.Policy, "Policies"),
    ];

    [Fact]
    public void ReasonsPage_HasEveryReason()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(RepositoryFile.PathOf(Path), page);
        }

        Assert.Equal(page, File.ReadAllText(RepositoryFile.PathOf(Path)).ReplaceLineEndings("\n"));
        Assert.All(Reason.All, reason => Assert.Contains($"`{reason.Code}`", page, StringComparison.Ordinal));
    }

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # Reason codes

            Every verdict other than reachable has one: it is printed with the verdict, and `--json` has it as `reason`. Of several
            obstacles the most fundamental names the verdict, in the order of these sections.

            A test makes this page out of the doc comments in
            [ReasonCode.cs](../src/PrivateLinkLab.Reachability/Verdicts/ReasonCode.cs) and
            [AuthorizationReason.cs](../src/PrivateLinkLab.Permissions/Decisions/AuthorizationReason.cs):
            `UPDATE_GOLDEN=1 dotnet test tests/PrivateLinkLab.Reachability.Tests`.

            """
        );
        var comments = Comments(typeof(ReasonCode)).Concat(Comments(typeof(AuthorizationReason))).ToDictionary();
        foreach (var (layer, heading) in Layers)
        {
            page.Append($"\n## {heading}\n");
            foreach (
                var reason in Reason
                    .All.Where(one => one.Layer == layer)
                    .OrderBy(one => one.Code, StringComparer.Ordinal)
            )
            {
                var comment = comments[reason.Code];
                page.Append($"\n### `{reason.Code}`\n\n{Text("summary")}\n\n")
                    .Append($"- Usually: {Text("cause")}\n- Change: {Text("remedy")}\n");

                string Text(string element) =>
                    comment.Element(element) is { } found
                        ? Markdown(found)
                        : throw new InvalidOperationException($"The comment of {reason.Code} has no <{element}>.");
            }
        }

        return page.ToString();
    }

    private static IEnumerable<KeyValuePair<string, XElement>> Comments(Type type)
    {
        var file = System.IO.Path.ChangeExtension(type.Assembly.Location, ".xml");
        var members = XDocument
            .Load(file)
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);
        foreach (var field in type.GetFields())
        {
            yield return new((string)field.GetRawConstantValue()!, members[$"F:{type.FullName}.{field.Name}"]);
        }
    }

    private static string Markdown(XElement comment)
    {
        var text = new StringBuilder();
        foreach (var node in comment.Nodes())
        {
            text.Append(
                node is XElement { Name.LocalName: "c" } code ? $"`{code.Value}`"
                : node is XText plain ? plain.Value
                : ""
            );
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
