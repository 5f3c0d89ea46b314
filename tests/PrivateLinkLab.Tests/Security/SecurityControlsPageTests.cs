using System.Globalization;
using System.Text;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Tests.Security;

/// <summary>
/// Which controls of AWS Foundational Security Best Practices each scenario passes, and which it fails on purpose:
/// docs/security.md. Run this with UPDATE_GOLDEN=1 to write it.
/// </summary>
public class SecurityControlsPageTests
{
    private const string Page = "docs/security.md";

    /// <summary>Why a scenario fails a control on purpose, and what a stack of your own does.</summary>
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["EC2.9"] = "The article's bastion host is reached from the internet. Session Manager in its place needs none.",
        ["EC2.10"] = "Nothing in the VPC calls EC2's API, and an endpoint costs by the hour. Add `ec2` to `Services`.",
        ["EC2.21"] =
            "The VPC's default network ACL lets everything through: the security groups, which name each peer and "
            + "port, decide.",
        ["EC2.55"] = "No containers. `ContainerImages` among the `Workloads` of endpoints is for them.",
        ["EC2.56"] = "No containers, as for EC2.55.",
        ["EC2.57"] =
            "The experiment is an instance that nothing reaches (private-subnet), or the way without endpoints "
            + "(public-endpoint).",
        ["ELB.6"] =
            "An experiment is removed afterwards. `DeletionProtection` is true unless the program says otherwise.",
        ["ELB.13"] = "The article has one zone. Give one subnet in each of two zones.",
        ["ELB.18"] = "The article's server speaks HTTP, which never leaves AWS's network. Let the server speak TLS.",
        ["RDS.5"] = "It doubles the price of an experiment. Set `MultiAz`.",
        ["RDS.6"] = "Nobody looks at an experiment's operating system.",
        ["RDS.8"] = "An experiment is removed afterwards. `DatabaseDeletion.Protected` is the component's default.",
        ["RDS.9"] = "An experiment needs no logs of the database.",
        ["RDS.10"] = "The article logs in with a password. Set `IamAuthentication`.",
        ["RDS.11"] = "An experiment has nothing to restore. With `DatabaseDeletion.Protected` it is seven days.",
        ["RDS.23"] = "The article forwards port 3306. Only the jump server's security group is admitted to it.",
        ["RDS.25"] = "The article's user is admin. Set the user in `Credentials`.",
        ["S3.9"] = "The experiment's bucket is empty but for what is tried. CloudTrail's data events tell more.",
        ["S3.13"] = "What is in the bucket goes with it when the experiment is removed.",
        ["SSM.1"] = "The experiment is an instance that nothing reaches.",
    };

    [Fact]
    public async Task Scenarios_FailOnPurposeOnly_AndThePageSaysWhy()
    {
        var graphs = new List<(string Scenario, ResourceGraph Graph)>();
        foreach (var scenario in ScenarioCatalog.All)
        {
            graphs.Add((scenario.Name, await ScenarioGraph.OfAsync(("scenario", scenario.Name))));
        }

        var failed = SecurityControls
            .All.Where(control => graphs.Exists(entry => control.In(entry.Graph) == false))
            .Select(control => control.Id)
            .ToList();

        Assert.Equal(failed.Order(StringComparer.Ordinal), Reasons.Keys.Order(StringComparer.Ordinal));
        AssertIs(PageOf(graphs));
    }

    [Fact]
    public async Task Controls_OfADatabaseThatIsNoExperiment_HoldByDefault()
    {
        var graph = await ScenarioGraph.OfAsync(("scenario", "port-forwarding"), ("databaseDeletion", "protected"));

        string[] strict = ["RDS.2", "RDS.3", "RDS.8", "RDS.11", "RDS.13", "RDS.17", "RDS.39"];
        Assert.All(SecurityControls.All.Where(control => strict.Contains(control.Id)), control =>
            Assert.True(control.In(graph), control.Id)
        );
    }

    private static string PageOf(IReadOnlyList<(string Scenario, ResourceGraph Graph)> graphs)
    {
        var page = new StringBuilder(
            """
            # Security controls

            Which controls of AWS Foundational Security Best Practices each scenario passes (+) with its default
            settings, and which it fails on purpose (**no**). A control that is about nothing in a scenario has no mark.
            Controls of whole accounts are not here. A test holds this page against the scenarios' graphs.


            """
        );
        page.Append("| control | asks for |");
        page.AppendJoin("", graphs.Select(entry => $" {entry.Scenario} |")).Append('\n');
        page.Append("|---|---|").AppendJoin("", graphs.Select(_ => ":-:|")).Append('\n');
        foreach (var control in SecurityControls.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {control.Id} | {control.Title} |");
            foreach (var (_, graph) in graphs)
            {
                page.Append(
                    control.In(graph) switch
                    {
                        true => " + |",
                        false => " **no** |",
                        null => " |",
                    }
                );
            }

            page.Append('\n');
        }

        page.Append("\n## What fails on purpose, and why\n\n| control | why |\n|---|---|\n");
        foreach (var control in SecurityControls.All.Where(control => Reasons.ContainsKey(control.Id)))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {control.Id} | {Reasons[control.Id]} |\n");
        }

        return page.ToString();
    }

    private static void AssertIs(string expected)
    {
        var path = RepositoryFile.PathOf(Page);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
