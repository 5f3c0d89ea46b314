using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Graph.Tests;
using PrivateLinkLab.Graph.Tests.Diffs;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Tests.State;

public sealed class SecretFingerprintsTests : IDisposable
{
    private const string Database = "aws:rds/instance:Instance";

    private readonly TemporaryFolder _folder = new();
    private readonly StateStore _store;

    public SecretFingerprintsTests() => _store = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_AfterSave_TellsWhetherASecretChanged()
    {
        _store.Save("dev", WithPassword("hunter1"));

        Assert.Equal(ChangeKind.Same, Change(WithPassword("hunter1")).Kind);
        var changed = Change(WithPassword("hunter2"));
        Assert.Equal(ChangeKind.Update, changed.Kind);
        Assert.Equal("password: [secret] -> [secret]", Assert.Single(changed.Properties).ToString());
    }

    [Fact]
    public void Save_OnlyASecretChanged_WritesFingerprintsAndLeavesTheState()
    {
        _store.Save("dev", WithPassword("hunter1"));
        var state = File.ReadAllBytes(_store.PathOf("dev"));

        Assert.True(_store.Save("dev", WithPassword("hunter2")));
        Assert.Equal(state, File.ReadAllBytes(_store.PathOf("dev")));
        Assert.False(_store.Save("dev", WithPassword("hunter2"), _store.LoadFingerprints("dev")));
        Assert.Equal(ChangeKind.Same, Change(WithPassword("hunter2")).Kind);
    }

    [Fact]
    public void Save_AnySecret_LeavesNoPlaintextInAnyFile()
    {
        _store.Save("dev", WithPassword("hunter2"));

        Assert.All(Directory.EnumerateFiles(_folder.Path), file =>
            Assert.DoesNotContain("hunter2", File.ReadAllText(file), StringComparison.Ordinal)
        );
        Assert.DoesNotContain("hunter2", $"{_store.LoadFingerprints("dev")}", StringComparison.Ordinal);
        Assert.Equal("Fingerprints of 1 secrets", _store.LoadFingerprints("dev").ToString());
    }

    [Fact]
    public void Save_EqualSecrets_HaveDifferentFingerprintsAndSalts()
    {
        var graph = Nodes.GraphOf(Password("a", "hunter2"), Password("b", "hunter2"));
        _store.Save("dev", graph);
        _store.Save("prod", graph);

        var lines = File.ReadAllLines(_folder.File("dev.secrets.json"))
            .Where(line => line.Contains("\"password\"", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(2, lines.Count);
        Assert.NotEqual(lines[0], lines[1]);
        Assert.NotEqual(
            File.ReadAllText(_folder.File("dev.secrets.json")),
            File.ReadAllText(_folder.File("prod.secrets.json"))
        );
        Assert.Equal(File.ReadAllText(_folder.File("dev.json")), File.ReadAllText(_folder.File("prod.json")));
    }

    [Fact]
    public void Save_FingerprintFile_IsForItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        _store.Save("dev", WithPassword("hunter2"));
        _store.Save("dev", WithPassword("hunter3"));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(_folder.File("dev.secrets.json"))
            );
        }
    }

    [Fact]
    public void Save_NoSecretsAnyMore_RemovesTheFile()
    {
        _store.Save("dev", WithPassword("hunter2"));
        _store.Save("dev", Nodes.GraphOf());

        Assert.False(File.Exists(_folder.File("dev.secrets.json")));
    }

    [Fact]
    public void Save_SecretWithoutPlaintext_KeepsWhatIsKnown()
    {
        _store.Save("dev", WithPassword("hunter1"));
        _store.Save("dev", _store.Load("dev")!);

        Assert.Equal(ChangeKind.Update, Change(WithPassword("hunter2")).Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\":1}")]
    [InlineData(
        "{\"version\":2,\"algorithm\":\"PBKDF2-SHA256\",\"iterations\":100000,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"fingerprints\":{}}"
    )]
    [InlineData(
        "{\"version\":1,\"algorithm\":\"PBKDF2-SHA256\",\"iterations\":2000000000,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"fingerprints\":{}}"
    )]
    [InlineData(
        "{\"version\":1,\"algorithm\":\"PBKDF2-SHA256\",\"iterations\":100000,\"salt\":\"!\",\"fingerprints\":{}}"
    )]
    [InlineData(
        "{\"version\":1,\"algorithm\":\"PBKDF2-SHA256\",\"iterations\":100000,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"fingerprints\":{\"u\":7}}"
    )]
    [InlineData(
        "{\"version\":1,\"algorithm\":\"PBKDF2-SHA256\",\"iterations\":100000,\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"fingerprints\":{\"u\":{\"a\":\"x\",\"a\":\"y\"}}}"
    )]
    public void Load_MissingOrCorruptFile_CannotTellAndCountsAsUnchanged(string? content)
    {
        _store.Save("dev", WithPassword("hunter1"));
        File.Delete(_folder.File("dev.secrets.json"));
        if (content is not null)
        {
            File.WriteAllText(_folder.File("dev.secrets.json"), content);
        }

        Assert.Equal(ChangeKind.Same, Change(WithPassword("hunter2")).Kind);
        Assert.True(_store.Save("dev", WithPassword("hunter2")));
        Assert.Equal(ChangeKind.Update, Change(WithPassword("hunter3")).Kind);
    }

    [Fact]
    public void Matches_RenamedResource_IsAskedByItsOldUrn()
    {
        _store.Save("dev", WithPassword("hunter1"));
        var renamed = Password("database", "hunter2") with { Aliases = [Nodes.Urn(Database, "db")] };

        Assert.Equal(ChangeKind.Update, Change(Nodes.GraphOf(renamed)).Kind);
    }

    [Fact]
    public void Matches_NestedSecret_IsKnownByItsPath()
    {
        static ResourceGraph Nested(PropertyValue secret) =>
            Nodes.GraphOf(
                Nodes.Node(
                    Database,
                    "db",
                    ("list", PropertyValue.Of("x", MapValue.Create(("a.b", PropertyValue.Secret(secret)))))
                )
            );
        _store.Save("dev", Nested(MapValue.Create(("pin", 1))));

        Assert.Equal(ChangeKind.Same, Change(Nested(MapValue.Create(("pin", 1)))).Kind);
        Assert.Equal(
            "list[1][\"a.b\"]: [secret] -> [secret]",
            Assert.Single(Change(Nested(MapValue.Create(("pin", 2)))).Properties).ToString()
        );
    }

    private static ResourceGraph WithPassword(string password) => Nodes.GraphOf(Password("db", password));

    private static ResourceNode Password(string name, string password) =>
        Nodes.Node(Database, name, ("engine", "mysql"), ("password", PropertyValue.Secret(password)));

    private ResourceChange Change(ResourceGraph @new) =>
        GraphDiff.Compare(_store.Load("dev"), @new, _store.LoadFingerprints("dev").Matches).Changes[1];
}
