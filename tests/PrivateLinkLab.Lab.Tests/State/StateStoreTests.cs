using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Graph.Tests;
using PrivateLinkLab.Graph.Tests.Diffs;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Tests.State;

public sealed class StateStoreTests : IDisposable
{
    private static readonly ResourceGraph Graph = Nodes.GraphOf(
        Nodes.Node("aws:ec2/vpc:Vpc", "main", ("cidrBlock", "10.0.0.0/16"))
    );

    private readonly TemporaryFolder _folder = new();
    private readonly StateStore _store;

    public StateStoreTests() => _store = new(_folder.File(".lab"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dev")]
    [InlineData("a")]
    [InlineData("Feature_1.2-x")]
    [InlineData(".hidden")]
    [InlineData("secrets")]
    public void CheckName_Accepted_Passes(string name)
    {
        StateStore.CheckName(name);

        Assert.EndsWith(Path.Combine(".lab", name + ".json"), _store.PathOf(name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../dev")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("dev\n")]
    [InlineData("é")]
    [InlineData("c:dev")]
    [InlineData("dev.secrets")]
    [InlineData("dev.retained")]
    [InlineData("dev.SECRETS")]
    [InlineData("dev.emulator")]
    public void CheckName_Other_SaysWhatIsAccepted(string name)
    {
        var message =
            $"The stack name '{name}' is not accepted: use 1 to 100 letters, digits, '-', '_' and '.', "
            + "not '.' or '..' alone and not '.secrets', '.emulator' or '.retained' at the end.";

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => StateStore.CheckName(name)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => _store.Load(name)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => _store.Save(name, Graph)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => _store.Delete(name)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => _store.Lock(name)).Message);
    }

    [Fact]
    public void Retain_TwiceUnderOneUrn_RemembersBothByTheirIdsAndOutlivesTheState()
    {
        var snapshot = Nodes.Node("aws:rds/snapshot:Snapshot", "parked", ("dbInstanceIdentifier", "mydb")) with
        {
            Dependencies = [Nodes.StackUrn],
        };
        _store.Save("dev", Graph);

        _store.Retain("dev", "shop", [snapshot with { Id = "mydb-1" }]);
        _store.Retain("dev", "shop", []);
        _store.Retain("dev", "shop", [snapshot with { Id = "mydb-2" }, snapshot with { Id = "mydb-1" }]);
        _store.Delete("dev");

        Assert.Equal(["mydb-1", "mydb-2"], _store.LoadRetained("dev").Select(node => node.Name));
        Assert.All(_store.LoadRetained("dev"), node =>
            Assert.Equal("mydb", node.Inputs.GetText("dbInstanceIdentifier"))
        );
        Assert.Null(_store.Load("dev"));
        Assert.Empty(_store.LoadRetained("other"));
    }

    [Fact]
    public void Retain_Nothing_WritesNothing()
    {
        _store.Retain("dev", "shop", []);

        Assert.False(Directory.Exists(_folder.File(".lab")));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void CheckName_Length_IsAtMost100(int length, bool accepted) =>
        Assert.Equal(accepted, Record.Exception(() => StateStore.CheckName(new string('a', length))) is null);

    [Fact]
    public void Load_NothingSaved_IsNullAndMakesNoFolder()
    {
        Assert.Null(_store.Load("dev"));
        Assert.False(_store.Delete("dev"));
        Assert.False(Directory.Exists(_folder.File(".lab")));
    }

    [Fact]
    public void Load_AfterSave_GivesTheGraphAndNothingElseIsLeft()
    {
        Assert.True(_store.Save("dev", Graph));

        Assert.Equal(Graph, _store.Load("dev"));
        Assert.Equal(["dev.json"], Files());
        Assert.Null(_store.Load("prod"));
    }

    [Fact]
    public void Save_SameGraph_WritesNothing()
    {
        _store.Save("dev", Graph);
        var before = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_store.PathOf("dev"), before);

        Assert.False(_store.Save("dev", Graph));
        Assert.Equal(before, File.GetLastWriteTimeUtc(_store.PathOf("dev")));
        Assert.True(_store.Save("dev", Nodes.GraphOf()));
        Assert.Equal(Nodes.GraphOf(), _store.Load("dev"));
    }

    [Fact]
    public void Save_AfterACrash_IgnoresTheRemains()
    {
        Directory.CreateDirectory(_folder.File(".lab"));
        File.WriteAllText(_folder.File(".lab/.dev.json.q1w2e3.tmp"), "half");

        Assert.Null(_store.Load("dev"));
        Assert.True(_store.Save("dev", Graph));
        Assert.Equal(["dev.json"], Files());
    }

    [Theory]
    [InlineData("", "is not valid JSON")]
    [InlineData("{\"version\":3,", "is not valid JSON")]
    [InlineData("{\"name\":\"x\"}", "is not a Pulumi deployment of version 3 or 4")]
    public void Load_TruncatedOrForeign_IsAnErrorAndTheFileStays(string content, string message)
    {
        Directory.CreateDirectory(_folder.File(".lab"));
        File.WriteAllText(_store.PathOf("dev"), content);

        var error = Assert.Throws<DeploymentFileException>(() => _store.Load("dev"));
        Assert.Contains($"The file '{_store.PathOf("dev")}' {message}", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(_store.PathOf("dev")));
    }

    [Fact]
    public void Save_WhereAFileIsInTheWay_IsOneSentence()
    {
        File.WriteAllText(_folder.File(".lab"), "");

        var error = Assert.Throws<StateAccessException>(() => _store.Save("dev", Graph));
        Assert.StartsWith(
            $"The file '{_store.PathOf("dev")}' cannot be written: ",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Throws<StateAccessException>(() => _store.Lock("dev"));
    }

    [Fact]
    public void Delete_SavedStack_RemovesItsFilesOnly()
    {
        _store.Save("dev", Nodes.GraphOf(Nodes.Node("a:b:C", "x", ("p", PropertyValue.Secret("hunter2")))));
        _store.Save("prod", Graph);

        Assert.True(_store.Delete("dev"));
        Assert.Null(_store.Load("dev"));
        Assert.Equal(["prod.json"], Files());
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_folder.File(".lab")).Select(file => Path.GetFileName(file)).Order();
}
