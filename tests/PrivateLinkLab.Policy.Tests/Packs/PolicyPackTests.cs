using PrivateLinkLab.Policy.Packs;

namespace PrivateLinkLab.Policy.Tests.Packs;

public sealed class PolicyPackTests
{
    [Theory]
    [InlineData("The web tier reaches the database", "the-web-tier-reaches-the-database")]
    [InlineData("  --  S3: only (from) the VPC!  ", "s3-only-from-the-vpc")]
    [InlineData("All", "all-2")]
    [InlineData("…", "rule")]
    public void Policy_OfARule_IsNamedAfterIt(string rule, string policy)
    {
        using var disk = new PackOnDisk($"rules: [{{ name: '{rule}', from: a, to: 'b:1' }}]");

        Assert.Equal([policy], PolicyPack.Read(disk.Folder, "paths.yaml").Policies.Select(one => one.Name));
    }

    [Fact]
    public void Policies_OfRulesWithOneName_HaveTheirOwn()
    {
        using var disk = new PackOnDisk(
            """
            rules:
              - { name: a-b, from: a, to: "b:1" }
              - { name: a b, from: a, to: "b:2" }
              - { name: A b 2, from: a, to: "b:3" }
              - { name: A.B, from: a, to: "b:4" }
            """
        );

        var pack = PolicyPack.Read(disk.Folder, "paths.yaml");

        Assert.Equal("network-paths", pack.Name);
        Assert.Equal(["a-b", "a-b-2", "a-b-2-2", "a-b-3"], pack.Policies.Select(policy => policy.Name));
    }

    [Fact]
    public void Read_WithoutTheFile_SaysHowToGetOne()
    {
        using var disk = new PackOnDisk("", "other.yaml");

        var refusal = Assert.Throws<PolicyPackException>(() => PolicyPack.Read(disk.Folder, "paths.yaml"));

        Assert.Equal(
            $"The policy pack in '{disk.Folder}' has no file 'paths.yaml'; `lab check init --output paths.yaml` writes "
                + "the rules that hold in a stack today.",
            refusal.Message
        );
    }

    [Fact]
    public void Read_NoRules_NamesThePlace()
    {
        using var disk = new PackOnDisk("rules: [{ from: a }]");

        var refusal = Assert.Throws<PolicyPackException>(() => PolicyPack.Read(disk.Folder, "paths.yaml"));

        Assert.StartsWith(
            "paths.yaml, line 1, column 9: a rule has no " + "'to';",
            refusal.Message,
            StringComparison.Ordinal
        );
    }
}
