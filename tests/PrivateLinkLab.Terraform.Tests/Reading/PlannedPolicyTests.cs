using System.Text;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Terraform.Reading;

namespace PrivateLinkLab.Terraform.Tests.Reading;

/// <summary>
/// Policies of a plan (policies.json) that hold ARNs which are known after the apply only: Terraform calls their texts
/// unknown as a whole.
/// </summary>
public class PlannedPolicyTests
{
    // By what the policy's expression refers to.
    public static TheoryData<string, string> Expressions =>
        new()
        {
            {
                """{"references":["aws_s3_bucket.data.arn","aws_s3_bucket.data"]}""",
                "policy app is not known yet: it has values of data, which are known when that is made"
            },
            {
                """{"references":["data.aws_iam_policy_document.app.json","data.aws_iam_policy_document.app"]}""",
                "policy app is not known yet: it has values of data, jobs, which are known when those are made"
            },
            { """{"references":["local.policy"]}""", "policy app is not known yet." },
        };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Probe_PolicyThatIsNotKnown_IsUnknownAndNamesWhatItWaitsFor(string expression, string said)
    {
        var plan = File.ReadAllText(RepositoryFile.PathOf("tests/PrivateLinkLab.Terraform.Tests/Reading/policies.json"))
            .Replace("\"POLICY\"", expression, StringComparison.Ordinal);
        var prober = new Prober(
            ModelBuilder.Build(StackFile.Read(Encoding.UTF8.GetBytes(plan), "plan", TerraformFormat.Instance))
        );

        var network = prober.Probe("app", "https://s3.us-east-1.amazonaws.com");
        var action = prober.Probe("app", "https://s3.us-east-1.amazonaws.com", "s3:ListAllMyBuckets");

        Assert.Equal(Verdict.Reachable, network.Verdict);
        Assert.Equal(Verdict.Unknown, action.Verdict);
        Assert.Equal(AuthorizationReason.UnknownPolicy, action.Reason);
        Assert.Contains(said, action.Explanation, StringComparison.Ordinal);
    }
}
