using System.Collections.Immutable;
using PrivateLinkLab.Graph.Deployments;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace PrivateLinkLab.Testing.Tests;

/// <summary>A stack comes up, as a class and as a program, and can be looked at.</summary>
public class RunTests
{
    public static TheoryData<bool> Forms => [true, false];

    public static Task<SimulatedAws> RunAsync(bool asClass, SimulatedAwsOptions? options = null) =>
        asClass ? SimulatedAws.RunAsync<ShopStack>(options) : SimulatedAws.RunAsync(Shop.Create, options);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Resource_OfTheStack_HasTheValuesThatAwsGivesIt(bool asClass)
    {
        var aws = await RunAsync(asClass);

        var vpc = aws.Resource<Vpc>("main");
        var id = await SimulatedAws.ValueOf(vpc.Id);
        Assert.StartsWith("vpc-0", id);
        Assert.Equal("10.0.0.0/16", await SimulatedAws.ValueOf(vpc.CidrBlock));
        Assert.Equal(id, aws.Output<string>("vpcId"));
        Assert.Equal(2, aws.Resources.OfType<Subnet>().Count());
        Assert.Empty(aws.NotSimulated);
    }

    [Fact]
    public async Task Stack_AsClassAndAsProgram_IsTheSame()
    {
        var (one, other) = (await RunAsync(true), await RunAsync(false));

        var expected = other.Graph.Resources.Skip(1).ToDictionary(node => node.Urn);
        Assert.Equal(expected.Count, one.Graph.Resources.Length - 1);
        Assert.All(one.Graph.Resources.Skip(1), node =>
        {
            var same = expected[node.Urn];
            Assert.Equal(
                (same.Id, same.Parent, same.Inputs, same.Outputs),
                (node.Id, node.Parent, node.Inputs, node.Outputs)
            );
            Assert.Equal(same.Dependencies.Order(), node.Dependencies.Order());
        });
    }

    [Fact]
    public async Task Save_Stack_WritesTheFileThatTheLabReads()
    {
        var aws = await RunAsync(true);
        var folder = Directory.CreateTempSubdirectory("privatelinklab-");
        try
        {
            var file = Path.Combine(folder.FullName, "new", "stack.json");

            aws.Save(file);

            var read = DeploymentReader.ReadFile(file);
            Assert.Equal(
                aws.Graph.Resources.Select(node => (node.Urn, node.Id, node.Inputs)),
                read.Resources.Select(node => (node.Urn, node.Id, node.Inputs))
            );
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Config_OfTheRun_IsTheProgramsOwn()
    {
        var aws = await SimulatedAws.RunAsync<ShopStack>(new Dictionary<string, string> { ["cidr"] = "10.9.0.0/16" });

        Assert.Equal("10.9.0.0/16", await SimulatedAws.ValueOf(aws.Resource<Vpc>("main").CidrBlock));
        Assert.Null(Environment.GetEnvironmentVariable("PULUMI_CONFIG"));
    }

    [Fact]
    public async Task Runs_AtOnce_DoNotMeet()
    {
        var runs = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    Task.Run(() =>
                        RunAsync(
                            number % 2 == 0,
                            new() { Config = new Dictionary<string, string> { ["cidr"] = $"10.{number}.0.0/16" } }
                        )
                    )
                )
        );

        foreach (var (number, aws) in runs.Index())
        {
            Assert.Equal($"10.{number}.0.0/16", await SimulatedAws.ValueOf(aws.Resource<Vpc>("main").CidrBlock));
            aws.Reaches("web", "db:3306");
        }
    }

    [Fact]
    public async Task Options_AreWhatTheProgramIsTold()
    {
        var options = new SimulatedAwsOptions
        {
            Project = "shop",
            Stack = "prod",
            Organization = "acme",
            AccountId = "210987654321",
            Config = new Dictionary<string, string> { ["aws:region"] = "eu-central-1", ["other:key"] = "value" },
            IsPreview = true,
        };

        var aws = await SimulatedAws.RunAsync(
            () =>
            {
                var deployment = Deployment.Instance;
                return new Dictionary<string, object?>
                {
                    ["where"] = $"{deployment.OrganizationName}/{deployment.ProjectName}/{deployment.StackName}",
                    ["preview"] = deployment.IsDryRun,
                    ["other"] = new Config("other").Require("key"),
                    ["region"] = new Config("aws").Require("region"),
                    ["arn"] = new Vpc("main", new() { CidrBlock = "10.0.0.0/16" }).Arn,
                };
            },
            options
        );

        Assert.Equal("acme/shop/prod", aws.Output<string>("where"));
        Assert.True(aws.Output<bool>("preview"));
        Assert.Equal("value", aws.Output<string>("other"));
        Assert.Equal("eu-central-1", aws.Output<string>("region"));
        Assert.StartsWith("arn:aws:ec2:eu-central-1:210987654321:vpc/", aws.Output<string>("arn"));
    }

    [Fact]
    public async Task Program_OfEveryForm_Runs()
    {
        static void Create() => _ = new Vpc("main", new() { CidrBlock = "10.0.0.0/16" });

        Assert.Single((await SimulatedAws.RunAsync(Create)).Resources);
        Assert.Single(
            (
                await SimulatedAws.RunAsync(async () =>
                {
                    await Task.Yield();
                    Create();
                })
            ).Resources
        );
        var aws = await SimulatedAws.RunAsync(async Task<IDictionary<string, object?>> () =>
        {
            await Task.Yield();
            Create();
            return new Dictionary<string, object?> { ["count"] = 3 };
        });
        Assert.Equal(3, aws.Output<int>("count"));
        Assert.Equal(3306, (await SimulatedAws.RunAsync(() => new ShopStack())).Output<int>("DatabasePort"));
    }

    [Fact]
    public async Task Outputs_OfLists_AreArrays()
    {
        var aws = await RunAsync(false);

        Assert.Equal(["web", "db"], aws.Output<ImmutableArray<object>>("names"));
        Assert.Equal(
            "The stack has no output 'vpc'; it has names, vpcId.",
            Assert.Throws<QuestionException>(() => aws.Output<string>("vpc")).Message
        );
        Assert.Equal(
            "The output 'vpcId' is a String, and not a Boolean.",
            Assert.Throws<QuestionException>(() => aws.Output<bool>("vpcId")).Message
        );
    }

    [Fact]
    public async Task Resource_ThatIsNotThere_NamesThoseThatAre()
    {
        var aws = await RunAsync(true);

        Assert.Equal(
            "The stack has no Subnet 'opened'; it has open, closed.",
            Assert.Throws<QuestionException>(() => aws.Resource<Subnet>("opened")).Message
        );
        Assert.Equal(
            "The stack has no Volume.",
            Assert
                .Throws<QuestionException>(() => aws.Resource<NatGateway>("out"))
                .Message.Replace("NatGateway", "Volume")
        );
    }

    [Fact]
    public async Task Program_ThatThrows_FailsWithItsOwnSentence()
    {
        var failure = await Assert.ThrowsAsync<StackFailedException>(() =>
            SimulatedAws.RunAsync(void () => throw new InvalidOperationException("The tier is missing."))
        );

        Assert.Equal("The tier is missing.", failure.Message);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public async Task Stack_ThatAwsRefuses_FailsWithItsCode()
    {
        static void Create()
        {
            var vpc = new Vpc("main", new() { CidrBlock = "10.0.0.0/16" });
            _ = new Subnet("one", new() { VpcId = vpc.Id, CidrBlock = "10.0.0.0/24" });
            _ = new Subnet("two", new() { VpcId = vpc.Id, CidrBlock = "10.0.0.0/25" });
        }

        var refusal = await Assert.ThrowsAsync<StackRefusedException>(() => SimulatedAws.RunAsync(Create));

        Assert.Equal("InvalidSubnet.Conflict", refusal.Code);
        Assert.Equal("aws:ec2/subnet:Subnet", refusal.ResourceType);
        Assert.Contains(refusal.ResourceName, (string[])["one", "two"]);
        Assert.StartsWith("creating EC2 Subnet", refusal.Message);
    }
}
