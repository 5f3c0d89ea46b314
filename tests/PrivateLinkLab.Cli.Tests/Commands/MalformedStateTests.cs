using System.Text.Json.Nodes;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>A list of a state that is something else is unknown: no verdict turns into another certain one.</summary>
public sealed class MalformedStateTests
{
    private static readonly string[] Questions =
    [
        "--from JumpServer --to myDB:3306",
        "--from internet --to myDB:3306",
        "--from JumpServer --to session-manager",
    ];

    [Fact]
    public async Task Probe_ListThatIsAText_KeepsItsVerdictOrIsUnknown()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        var state = project.ReadState();
        project.Write("stack.json", state);
        var before = new List<string>();
        foreach (var question in Questions)
        {
            before.Add(await VerdictAsync(project, question));
        }

        var flipped = new List<string>();
        var count = 0;
        foreach (var (resource, property) in Lists(state))
        {
            count++;
            project.Write("stack.json", With(state, resource, property, "oops"));
            foreach (var (index, question) in Questions.Index())
            {
                var after = await VerdictAsync(project, question);
                if (after != before[index] && after != "unknown")
                {
                    flipped.Add($"{resource} {property}: {question} was {before[index]} and is {after}");
                }
            }
        }

        Assert.Equal([], flipped);
        Assert.True(count > 20, $"{count} lists");
    }

    [Fact]
    public async Task Probe_IngressThatIsAText_SaysWhatIsMalformed()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        var state = project.ReadState();
        var group = Lists(state)
            .First(list =>
                list.Property == "ingress" && list.Resource.EndsWith("::myDB-security-group", StringComparison.Ordinal)
            );
        project.Write("stack.json", With(state, group.Resource, group.Property, "oops"));

        var result = await project.RunAsync(
            "probe",
            "--state",
            "stack.json",
            "--from",
            "JumpServer",
            "--to",
            "myDB:5432",
            "--expect",
            "unknown"
        );

        Assert.Contains(
            "myDB-security-group: ingress of myDB-security-group is a text, where a list of blocks is expected:",
            result.Output,
            StringComparison.Ordinal
        );
    }

    private static async Task<string> VerdictAsync(LabProject project, string question)
    {
        var result = await project.RunAsync(["probe", "--state", "stack.json", "--json", .. question.Split(' ')]);

        // A state in which an experiment's place is not to be found is refused, and nothing is said of a path.
        return result.Output.Length == 0 ? "unknown" : (string)JsonNode.Parse(result.Output)!["verdict"]!;
    }

    private static IEnumerable<(string Resource, string Property)> Lists(string state) =>
        from resource in JsonNode.Parse(state)!["deployment"]!["resources"]!.AsArray()
        from part in (string[])["inputs", "outputs"]
        where resource[part] is JsonObject
        from property in resource[part]!.AsObject()
        where property.Value is JsonArray
        group property by ((string)resource["urn"]!, property.Key) into list
        select list.Key;

    private static string With(string state, string resource, string property, string value)
    {
        var root = JsonNode.Parse(state)!;
        var node = root["deployment"]!["resources"]!.AsArray().Single(node => (string)node!["urn"]! == resource)!;
        foreach (var part in (string[])["inputs", "outputs"])
        {
            if (node[part]?[property] is not null)
            {
                node[part]![property] = value;
            }
        }

        return root.ToJsonString();
    }
}
