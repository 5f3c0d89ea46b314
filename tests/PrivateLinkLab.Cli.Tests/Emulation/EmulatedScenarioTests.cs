using System.Diagnostics;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Scenarios;
using Xunit.Sdk;

namespace PrivateLinkLab.Cli.Tests.Emulation;

/// <summary>Every scenario with AWS's own provider on moto, by the lab's commands as a person gives them.</summary>
[Trait("Category", EmulatorCheck.Category)]
public class EmulatedScenarioTests
{
    // The provider waits most of the time, but each of its processes takes more than half a gigabyte.
    private const int SideBySide = 6;

    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string EndpointService = "aws:ec2/vpcEndpointService:VpcEndpointService";
    private const string Queue = "aws:sqs/queue:Queue";
    private const string Database = "aws:rds/instance:Instance";
    private const string Greeting = "Olá mundo!";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenarios_UpAgainDiffAwsCliDestroy_WorkAndLeaveNothing()
    {
        EmulatorCheck.SkipUnlessRequired();
        using var turns = new SemaphoreSlim(SideBySide);

        // The last ones build most and take longest.
        var failures = await Task.WhenAll(
            ScenarioCatalog.All.Reverse().Select(scenario => FailureOfAsync(scenario.Name, turns))
        );

        Assert.True(failures.All(failure => failure is null), string.Join('\n', failures.OfType<string>()));
    }

    private static async Task<string?> FailureOfAsync(string scenario, SemaphoreSlim turns)
    {
        await turns.WaitAsync(Cancellation);
        var time = Stopwatch.StartNew();
        try
        {
            using var moto = await RunningMoto.StartAsync(Cancellation);
            using var project = new LabProject();
            await CheckAsync(scenario, project, moto.Endpoint);
            TestContext.Current.SendDiagnosticMessage($"{scenario}: {time.Elapsed.TotalSeconds:0} s");
            return null;
        }
        catch (XunitException failure)
        {
            return $"{scenario} after {time.Elapsed.TotalSeconds:0} s: {failure.Message}";
        }
        finally
        {
            turns.Release();
        }
    }

    private static async Task CheckAsync(string scenario, LabProject project, Uri endpoint)
    {
        using var inventory = new MotoInventory(endpoint);
        var up = await RunAsync(project, 0, "up", scenario, "--target", "emulated", "--endpoint", endpoint.ToString());
        var state = DeploymentReader.ReadFile(project.StatePath);
        var before = await inventory.ReadAsync(Cancellation);
        Assert.Empty(MotoInventory.ExpectedFor(state).Except(before));

        await CheckAwsCliAsync(new(up), state, project);

        var preview = await RunAsync(project, 0, "preview", scenario, "--target", "emulated");
        Assert.Contains(": no changes, ", preview, StringComparison.Ordinal);
        Assert.Contains("\nTerraform's own plan: no changes.\n", preview, StringComparison.Ordinal);
        await RunAsync(project, 0, "diff", scenario, "--target", "emulated");

        Assert.Contains(
            "deleted; nothing is left.\n",
            await RunAsync(project, 0, "destroy", "--target", "emulated"),
            StringComparison.Ordinal
        );
        Assert.Empty(await inventory.ReadAsync(Cancellation));
        Assert.Equal(
            ["dev.lock"],
            Directory.EnumerateFileSystemEntries(project.PathOf(".lab")).Select(Path.GetFileName)
        );
    }

    // What the articles do by hand, as far as it does not go through the network that is built.
    private static async Task CheckAwsCliAsync(AwsCli aws, ResourceGraph state, LabProject project)
    {
        var endpoints = state.OfType(Endpoint).ToDictionary(endpoint => endpoint.Id!);
        if (endpoints.Count > 0)
        {
            var described = (
                await aws.RunAsync(["ec2", "describe-vpc-endpoints", "--vpc-endpoint-ids", .. endpoints.Keys])
            ).GetProperty("VpcEndpoints");
            Assert.Equal(endpoints.Count, described.GetArrayLength());
            Assert.All(described.EnumerateArray(), endpoint =>
                Assert.Equal(
                    endpoints[endpoint.GetProperty("VpcEndpointId").GetString()!].Outputs.GetText("serviceName"),
                    endpoint.GetProperty("ServiceName").GetString()
                )
            );
        }

        var interfaces = endpoints
            .Values.SelectMany(endpoint =>
                endpoint
                    .Outputs.GetTexts("networkInterfaceIds")
                    .Select(id => (id, Subnets: endpoint.Outputs.GetTexts("subnetIds")))
            )
            .ToDictionary(found => found.id, found => found.Subnets);
        if (interfaces.Count > 0)
        {
            var enis = (
                await aws.RunAsync([
                    "ec2",
                    "describe-network-interfaces",
                    "--network-interface-ids",
                    .. interfaces.Keys,
                ])
            ).GetProperty("NetworkInterfaces");
            Assert.Equal(interfaces.Count, enis.GetArrayLength());
            Assert.All(enis.EnumerateArray(), eni =>
                Assert.Contains(
                    eni.GetProperty("SubnetId").GetString(),
                    interfaces[eni.GetProperty("NetworkInterfaceId").GetString()!]
                )
            );
        }

        if (state.OfType(Queue).Any())
        {
            var url = (await RunAsync(project, 0, "outputs", "sqsQueueUrl")).TrimEnd('\n');
            await aws.RunAsync("sqs", "send-message", "--queue-url", url, "--message-body", Greeting);
            var received = await aws.RunAsync("sqs", "receive-message", "--queue-url", url);
            Assert.Equal(
                Greeting,
                Assert.Single(received.GetProperty("Messages").EnumerateArray()).GetProperty("Body").GetString()
            );
        }

        foreach (var database in state.OfType(Database))
        {
            var described = await aws.RunAsync(
                "rds",
                "describe-db-instances",
                "--db-instance-identifier",
                database.Inputs.GetText("identifier") ?? database.Id!
            );
            Assert.False(described.GetProperty("DBInstances")[0].GetProperty("PubliclyAccessible").GetBoolean());
        }

        // moto has no connections to list; the service and its consumer's endpoint are there.
        foreach (var service in state.OfType(EndpointService))
        {
            var described = (
                await aws.RunAsync("ec2", "describe-vpc-endpoint-service-configurations", "--service-ids", service.Id!)
            ).GetProperty("ServiceConfigurations")[0];
            Assert.Equal(service.Outputs.GetText("serviceName"), described.GetProperty("ServiceName").GetString());
        }
    }

    private static async Task<string> RunAsync(LabProject project, int status, params string[] arguments)
    {
        var result = await project.RunAsync(arguments);
        Assert.True(
            result.Status == status,
            $"lab {string.Join(' ', arguments)}: {result.Status}\n{result.Output}\n{result.Error}"
        );
        return result.Output;
    }
}
