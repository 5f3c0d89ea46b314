using System.Diagnostics;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Scenarios;
using PrivateLinkLab.Terraform.Differences;
using PrivateLinkLab.Terraform.Emulation;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Emulation;

/// <summary>Every scenario with the real provider on moto: built, the same again, removed. The scenarios run side by side.</summary>
public sealed class EmulatedTargetTests : IDisposable
{
    private const string Wanted = "PRIVATELINKLAB_EMULATOR_TESTS";

    private readonly string _folder = Directory.CreateTempSubdirectory("lab-emulated-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Scenarios_BuiltAndRemoved_LeaveNothing()
    {
        SkipUnlessWanted();
        var failures = await Task.WhenAll(ScenarioCatalog.All.Select(scenario => FailuresOfAsync(scenario.Name)));

        Assert.Empty(failures.SelectMany(failure => failure));
    }

    [Fact]
    public async Task KilledAndVanished_NextCommand_GoesOn()
    {
        SkipUnlessWanted();
        const string Stack = "killed";
        var planned = await ScenarioGraph.OfAsync("private-subnet");
        var target = Target(Stack);
        try
        {
            await Task.Run(() => target.UpAsync(planned, Cancellation), Cancellation);
            var endpoint = await target.FindEndpointAsync(Cancellation);
            KnownProcess.Stop(new EmulatorFile(Path.Combine(_folder, $"{Stack}.emulator.json")).Load()!.Emulator);

            Assert.Null(await target.PlanAsync(planned, Cancellation));
            using (var interrupted = new CancellationTokenSource(TimeSpan.FromSeconds(8)))
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => target.UpAsync(planned, interrupted.Token));
            }

            await target.UpAsync(planned, Cancellation);
            Assert.NotEqual(endpoint, await target.FindEndpointAsync(Cancellation));
            Assert.Empty((await target.PlanAsync(planned, Cancellation))!);
        }
        finally
        {
            Assert.True(await target.DestroyAsync(CancellationToken.None));
        }
    }

    private async Task<IEnumerable<string>> FailuresOfAsync(string scenario)
    {
        var planned = await ScenarioGraph.OfAsync(scenario);
        var target = Target(scenario);
        var failures = new List<string>();
        var time = Stopwatch.StartNew();
        try
        {
            var emulated = await target.UpAsync(planned, Cancellation);
            var endpoint = (await target.FindEndpointAsync(Cancellation))!;
            failures.AddRange(GroundComparison.Of(planned, emulated).Unexplained.Select(difference => $"{scenario}: unexplained: {difference}"));
            failures.AddRange((await target.PlanAsync(planned, Cancellation))!.Select(change => $"{scenario}: a second plan has {change}"));
            var record = new EmulatorFile(Path.Combine(_folder, $"{scenario}.emulator.json")).Load()!;

            using (var inventory = new Inventory(endpoint))
            {
                var before = await inventory.ReadAsync();
                failures.AddRange(Inventory.ExpectedFor(planned).Except(before).Select(action => $"{scenario}: before destroy, {action} has nothing"));

                // The emulator runs on, so that it can be asked what is left.
                await target.RemoveResourcesAsync(Cancellation);
                failures.AddRange((await inventory.ReadAsync()).Select(action => $"{scenario}: after destroy, {action} still has something"));
            }

            await target.DestroyAsync(Cancellation);
            if (KnownProcess.IsRunning(record.Emulator) || Directory.Exists(Path.Combine(_folder, $"{scenario}.terraform")))
            {
                failures.Add($"{scenario}: the emulator or its folder is left");
            }
        }
        catch (TerraformException failure)
        {
            failures.Add($"{scenario} after {time.Elapsed.TotalSeconds:0} s: {failure.Message}");
            await target.DestroyAsync(CancellationToken.None);
        }

        TestContext.Current.SendDiagnosticMessage($"{scenario}: {time.Elapsed.TotalSeconds:0} s");
        return failures;
    }

    private EmulatedTarget Target(string stack) => new(new() { Directory = _folder, Stack = stack, Search = ToolSearch.OfThisMachine() });

    private static void SkipUnlessWanted() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Wanted) == "1", $"This takes minutes and needs terraform, the AWS provider and moto_server; set {Wanted}=1 to run it.");

    /// <summary>Asks moto what it has of the lab's resources.</summary>
    private sealed class Inventory(Uri endpoint) : IDisposable
    {
        private const string Tag = "privatelinklab";

        // The type, the action that lists its kind, and what the answer has when there is one. moto keeps deleted endpoints.
        private static readonly (string Type, string Service, string Action, string Version, string Mark)[] Kinds =
        [
            ("aws:ec2/vpc:Vpc", "ec2", "DescribeVpcs", "2016-11-15", Tag),
            ("aws:ec2/subnet:Subnet", "ec2", "DescribeSubnets", "2016-11-15", Tag),
            ("aws:ec2/vpcEndpoint:VpcEndpoint", "ec2", "DescribeVpcEndpoints", "2016-11-15", "<state>available</state>"),
            ("aws:ec2/securityGroup:SecurityGroup", "ec2", "DescribeSecurityGroups", "2016-11-15", Tag),
            ("aws:ec2/routeTable:RouteTable", "ec2", "DescribeRouteTables", "2016-11-15", Tag),
            ("aws:ec2/flowLog:FlowLog", "ec2", "DescribeFlowLogs", "2016-11-15", Tag),
            ("aws:iam/role:Role", "iam", "ListRoles", "2010-05-08", "<RoleName>"),
            ("aws:iam/instanceProfile:InstanceProfile", "iam", "ListInstanceProfiles", "2010-05-08", "<InstanceProfileName>"),
            ("aws:rds/instance:Instance", "rds", "DescribeDBInstances", "2014-10-31", "<DBInstanceIdentifier>"),
            ("aws:rds/subnetGroup:SubnetGroup", "rds", "DescribeDBSubnetGroups", "2014-10-31", "<DBSubnetGroupName>"),
            ("aws:sqs/queue:Queue", "sqs", "ListQueues", "2012-11-05", "<QueueUrl>"),
        ];

        private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });

        public static IEnumerable<string> ExpectedFor(ResourceGraph graph) => Kinds.Where(kind => graph.OfType(kind.Type).Any()).Select(kind => kind.Action);

        public void Dispose() => _client.Dispose();

        public async Task<IReadOnlyList<string>> ReadAsync()
        {
            var found = new List<string>();
            foreach (var (_, service, action, version, mark) in Kinds)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
                {
                    Content = new FormUrlEncodedContent([KeyValuePair.Create("Action", action), KeyValuePair.Create("Version", version)]),
                };
                // moto finds the service in the signature, and does not check it.
                request.Headers.TryAddWithoutValidation(
                    "Authorization", $"AWS4-HMAC-SHA256 Credential=emulated/20250101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
                using var answer = await _client.SendAsync(request, Cancellation);
                answer.EnsureSuccessStatusCode();
                if ((await answer.Content.ReadAsStringAsync(Cancellation)).Contains(mark, StringComparison.Ordinal))
                {
                    found.Add(action);
                }
            }

            return found;
        }
    }
}
