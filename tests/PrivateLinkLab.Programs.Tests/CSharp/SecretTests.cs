using System.Text;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Programs.Tests.CSharp;

/// <summary>Secrets are marked wherever they end up.</summary>
public sealed class SecretTests
{
    private const string Secret = "Hidden0Value1";

    [Fact]
    public async Task Input_Secret_IsMarkedAmongInputsAndOutputs()
    {
        var graph = await Programs.GraphAsync(() =>
            _ = new Network(
                "net",
                new NetworkArgs
                {
                    Block = "10.0.0.0/16",
                    SecretNote = Secret,
                    Labels = { ["open"] = "seen", ["closed"] = Output.CreateSecret(Secret) },
                }
            )
        );
        var component = graph.Node("net");

        Assert.IsType<SecretValue>(component.Inputs["secretNote"]);
        Assert.IsType<SecretValue>(component.Inputs["labels"]);
        Assert.IsType<SecretValue>(component.Outputs["note"]);
        Assert.IsNotType<SecretValue>(component.Outputs["vpcId"]);
        AssertHidden(graph);
    }

    [Fact]
    public async Task Input_SecretInNestedArguments_IsMarkedWhereItIs()
    {
        var graph = await Programs.GraphAsync(() =>
            _ = new Network(
                "net",
                new NetworkArgs
                {
                    Block = "10.0.0.0/16",
                    Parts =
                    [
                        new NetworkPartArgs { Name = "seen", Owner = "seen" },
                        new NetworkPartArgs { Name = Output.CreateSecret(Secret), Owner = "seen" },
                    ],
                    Choice = new NetworkPartArgs { Owner = Output.CreateSecret(Secret) },
                    Document = new NetworkPartArgs { Name = Output.CreateSecret(Secret) },
                }
            )
        );
        var inputs = graph.Node("net").Inputs;

        Assert.Equal("seen", inputs.Find("parts")!.At("[0].name")!.AsText());
        Assert.IsType<SecretValue>(inputs["parts"].At("[1].name"));
        Assert.IsNotType<SecretValue>(inputs["parts"].At("[1].owner"));
        Assert.IsType<SecretValue>(inputs["choice"].At("owner"));
        Assert.IsType<SecretValue>(inputs["document"]);
        AssertHidden(graph);
    }

    [Fact]
    public async Task Database_Password_IsMarkedWithoutTheProgramSayingSo()
    {
        var graph = await Programs.GraphAsync(() => Database(Secret));
        var database = graph.Node("database");

        Assert.IsType<SecretValue>(database.Inputs["password"]);
        Assert.IsType<SecretValue>(database.Outputs["password"]);
        Assert.Contains("password", database.AdditionalSecretOutputs);
        AssertHidden(graph);
    }

    [Fact]
    public async Task RandomPassword_Result_IsSecretWhereverItGoes()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            var password = new Pulumi.Random.RandomPassword(
                "password",
                new Pulumi.Random.RandomPasswordArgs { Length = 20, Special = false }
            );
            Database(password.Result);
            _ = Programs.Vpc("tagged", new CustomResourceOptions { DependsOn = password });
            _ = new Aws.Sqs.Queue(
                "queue",
                new Aws.Sqs.QueueArgs { Name = password.Result.Apply(text => text + "-queue") }
            );
            return new Dictionary<string, object?>
            {
                ["password"] = password.Result,
                ["url"] = Output.Format($"mysql://admin:{password.Result}@db"),
                ["nested"] = new Dictionary<string, object?> { ["inner"] = password.Result },
                ["length"] = password.Length,
            };
        });
        var result = Assert.IsType<SecretValue>(graph.Node("password").Outputs["result"]).Plaintext!.AsText()!;

        Assert.IsType<SecretValue>(graph.Outputs["password"]);
        Assert.IsType<SecretValue>(graph.Outputs["url"]);
        Assert.IsType<SecretValue>(graph.Outputs["nested"].At("inner"));
        Assert.Equal(20d, graph.Outputs["length"].AsNumber());
        Assert.IsType<SecretValue>(graph.Node("database").Inputs["password"]);
        Assert.IsType<SecretValue>(graph.Node("queue").Inputs["name"]);
        // The queue's URL is computed from its name, and no class says that it is secret: only there may it stand.
        Assert.DoesNotContain(result, WithoutQueue(graph), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_SecretOfTheStack_IsMarkedAtItsPlace()
    {
        var graph = await Programs.GraphAsync(() =>
            new Dictionary<string, object?>
            {
                ["secret"] = Output.CreateSecret(Secret),
                ["list"] = new object[] { "seen", Output.CreateSecret(Secret) },
                ["derived"] = Output.CreateSecret(Secret).Apply(text => text.Length),
            }
        );

        Assert.IsType<SecretValue>(graph.Outputs["secret"]);
        Assert.Equal("seen", graph.Outputs["list"].At("[0]")!.AsText());
        Assert.IsType<SecretValue>(graph.Outputs["list"].At("[1]"));
        Assert.IsType<SecretValue>(graph.Outputs["derived"]);
        AssertHidden(graph);
    }

    private static void Database(Input<string> password)
    {
        var vpc = Programs.Vpc();
        var group = new Aws.Rds.SubnetGroup(
            "group",
            new Aws.Rds.SubnetGroupArgs
            {
                SubnetIds =
                {
                    Programs.Subnet("one", vpc.Id).Id,
                    new Aws.Ec2.Subnet(
                        "two",
                        new Aws.Ec2.SubnetArgs
                        {
                            VpcId = vpc.Id,
                            CidrBlock = "10.0.2.0/24",
                            AvailabilityZone = "us-east-1b",
                        }
                    ).Id,
                },
            }
        );
        _ = new Aws.Rds.Instance(
            "database",
            new Aws.Rds.InstanceArgs
            {
                Engine = "mysql",
                InstanceClass = "db.t3.micro",
                AllocatedStorage = 20,
                Username = "admin",
                Password = password,
                SkipFinalSnapshot = true,
                DbSubnetGroupName = group.Name,
            }
        );
    }

    private static void AssertHidden(ResourceGraph graph)
    {
        Assert.DoesNotContain(
            Secret,
            Encoding.UTF8.GetString(DeploymentWriter.Write(graph).Span),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Secret,
            Encoding.UTF8.GetString(DeploymentWriter.Write(graph, SecretOutput.ShowPlaintext).Span),
            StringComparison.Ordinal
        );
    }

    private static string WithoutQueue(ResourceGraph graph) =>
        Encoding.UTF8.GetString(
            DeploymentWriter
                .Write(
                    ResourceGraph.Create(
                        graph.Project,
                        graph.Stack,
                        graph.Resources.Where(node => node.Name != "queue")
                    )
                )
                .Span
        );
}
