using PrivateLinkLab.Terraform.Emulation;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Emulation;

/// <summary>What a network is with AWS's own provider on moto, when things go wrong on the way.</summary>
[Trait("Category", EmulatorCheck.Category)]
public sealed class EmulatedTargetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-emulated-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task KilledAndVanished_NextCommand_GoesOn()
    {
        EmulatorCheck.SkipUnlessRequired();
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
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                    target.UpAsync(planned, interrupted.Token)
                );
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

    private EmulatedTarget Target(string stack) =>
        new(
            new()
            {
                Directory = _folder,
                Stack = stack,
                Search = ToolSearch.OfThisMachine(),
            }
        );
}
