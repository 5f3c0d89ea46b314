using System.Text.RegularExpressions;
using CsCheck;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests.Export;

public partial class TerraformNamesTests
{
    [Theory]
    [InlineData("myVPC", "my_vpc")]
    [InlineData("SSMEndpoint", "ssm_endpoint")]
    [InlineData("FilaTeste-dead-letter", "fila_teste_dead_letter")]
    [InlineData("https-from-10.0.0.0-16", "https_from_10_0_0_0_16")]
    [InlineData("10-net", "n10_net")]
    [InlineData("são", "s_o")]
    [InlineData("ção", "o")]
    [InlineData("---", "resource")]
    [InlineData("", "resource")]
    public void SnakeCase_Name_IsWrittenSo(string name, string expected) =>
        Assert.Equal(expected, TerraformNames.SnakeCase(name));

    [Theory]
    [InlineData("aws_vpc", "myVPC-vpc", "my_vpc")]
    [InlineData("aws_security_group", "endpoints-security-group", "endpoints")]
    [InlineData("aws_db_instance", "myDB-instance", "my_db")]
    [InlineData("aws_vpc", "vpc", "vpc")]
    [InlineData("aws_vpc", "aws-vpc", "aws")]
    [InlineData("aws_iam_role_policy", "log-role-policy", "log")]
    [InlineData("aws_subnet", "net-a", "net_a")]
    public void Of_OneResource_LeavesOutWhatTheTypeSays(string type, string name, string expected) =>
        Assert.Equal([expected], NamesOf((name, type)));

    [Fact]
    public void Of_TwoOfOneShortName_KeepTheWholeNames() =>
        Assert.Equal(
            ["orders_queue", "orders"],
            NamesOf(("orders-queue", "aws_sqs_queue"), ("orders", "aws_sqs_queue"))
        );

    [Fact]
    public void Of_NamesThatDifferInSignsOnly_AreNumbered() =>
        Assert.Equal(["a_b", "a_b_2", "a_b"], NamesOf(("a.b", "aws_vpc"), ("a_b", "aws_vpc"), ("a/b", "aws_subnet")));

    [Fact]
    public void Of_AnyNames_AreUniqueIdentifiersAndTheSameAgain()
    {
        var name = Gen.OneOf("a", "B", "vpc", "-vpc", "-", ".", "1", "é", "_2").Array[1, 4].Select(string.Concat);
        name.Array[1, 12]
            .Sample(all =>
            {
                var resources = all.Distinct().Select(text => (text, "aws_vpc")).ToArray();
                var names = NamesOf(resources);

                Assert.Equal(names.Length, names.Distinct().Count());
                Assert.All(names, text => Assert.Matches(Identifier(), text));
                Assert.Equal(names, NamesOf(resources));
            });
    }

    private static string[] NamesOf(params (string Name, string Type)[] resources)
    {
        var nodes = resources
            .Select(
                (resource, index) =>
                    (
                        Node: new ResourceNode
                        {
                            Urn = ResourceUrn.Create("dev", "lab", null, $"aws:ec2/t{index}:T", resource.Name),
                        },
                        resource.Type
                    )
            )
            .ToArray();
        var names = TerraformNames.Of(nodes);
        return [.. nodes.Select(node => names[node.Node.Urn])];
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Identifier();
}
