using System.Text;
using System.Text.Json;
using CsCheck;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Graph.Tests.Deployments;

public class DeploymentReaderTests
{
    private const string Urn = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";
    private const string Secret = "\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\"";

    [Theory]
    [InlineData("{\"version\":1,\"deployment\":{}}", "its version is 1")]
    [InlineData("{\"version\":2,\"deployment\":{}}", "its version is 2")]
    [InlineData("{\"deployment\":{\"resources\":7},\"version\":5}", "its version is 5")]
    [InlineData("{\"version\":3.5,\"deployment\":{}}", "its version is 3.5")]
    [InlineData("{\"version\":\"3\",\"deployment\":{}}", "version is a text, not a number")]
    [InlineData("{\"version\":1e999,\"deployment\":{}}", "version is a number that is too large")]
    [InlineData("{}", "it has no \"version\"")]
    [InlineData("{\"version\":3}", "it has no \"deployment\"")]
    [InlineData("{\"version\":3,\"checkpoint\":{}}", "it is a checkpoint of a Pulumi backend")]
    [InlineData("[]", "its content is a list, not an object")]
    [InlineData("null", "its content is null, not an object")]
    [InlineData("\"x\"", "its content is a text, not an object")]
    [InlineData("{\"version\":3,\"deployment\":[]}", "\"deployment\" is a list, not an object")]
    [InlineData("{\"version\":3,\"deployment\":{\"resources\":{}}}", "\"resources\" is an object, not a list")]
    public void Read_ForeignJson_SaysWhatIsWrong(string json, string reason) =>
        Assert.Equal(
            $"The file 'x.json' is not a Pulumi deployment of version 3 or 4: {reason}; expected what 'pulumi stack "
                + "export' prints.",
            Error(json)
        );

    [Theory]
    [InlineData("7", "resources[0] is a number, not an object")]
    [InlineData("{}", "resources[0] has no \"urn\"")]
    [InlineData("{\"urn\":\"main\"}", "resources[0].urn is not a URN")]
    [InlineData("{\"urn\":7}", "resources[0].urn is a number, not a text")]
    [InlineData(
        "{\"urn\":\"" + Urn + "\",\"type\":\"a:b:C\"}",
        "resources[0].type is 'a:b:C', but its URN says 'aws:ec2/vpc:Vpc'"
    )]
    [InlineData("{\"urn\":\"" + Urn + "\",\"custom\":\"yes\"}", "resources[0].custom is a text, not true or false")]
    [InlineData("{\"urn\":\"" + Urn + "\",\"inputs\":[]}", "resources[0].inputs is a list, not an object")]
    [InlineData(
        "{\"urn\":\"" + Urn + "\",\"inputs\":{\"a\":1e999}}",
        "resources[0].inputs is a number that is too large"
    )]
    [InlineData("{\"urn\":\"" + Urn + "\",\"dependencies\":[\"x\"]}", "resources[0].dependencies is not a URN")]
    [InlineData("{\"urn\":\"" + Urn + "\",\"dependencies\":\"x\"}", "resources[0].dependencies is a text, not a list")]
    [InlineData(
        "{\"urn\":\"" + Urn + "\",\"propertyDependencies\":{\"a\":7}}",
        "resources[0].propertyDependencies.a is a number, not a list"
    )]
    [InlineData("{\"urn\":\"" + Urn + "\"},{\"urn\":\"" + Urn + "\"}", $"two resources have the URN '{Urn}'")]
    public void Read_WrongResource_NamesTheField(string resources, string reason) =>
        Assert.Equal(
            $"The file 'x.json' is not a Pulumi deployment of version 3 or 4: {reason}; expected what 'pulumi stack "
                + "export' prints.",
            Error("{\"version\":3,\"deployment\":{\"resources\":[" + resources + "]}}")
        );

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\"version\": 3,\n  \"deploy", 2, 10)]
    [InlineData("{\"version\":3,\"deployment\":{}}}", 1, 30)]
    [InlineData("not json", 1, 2)]
    public void Read_TruncatedOrNoJson_NamesLineAndPosition(string json, int line, int position) =>
        Assert.Equal(
            $"The file 'x.json' is not valid JSON: it breaks off or goes wrong at line {line}, position {position}; "
                + "expected what 'pulumi stack export' prints.",
            Error(json)
        );

    [Theory]
    [InlineData("{\"version\":3,\"deployment\":null}")]
    [InlineData("{\"version\":4,\"features\":[\"refreshBeforeUpdate\"],\"deployment\":{}}")]
    [InlineData("{\"version\":3,\"deployment\":{}}")]
    [InlineData("{\"deployment\":{\"resources\":null},\"version\":3.0}")]
    [InlineData("\uFEFF{\"version\":3,\"deployment\":{\"manifest\":{},\"resources\":[]}}")]
    public void Read_NoResources_IsAnEmptyGraph(string json)
    {
        var graph = DeploymentReader.Read(Encoding.UTF8.GetBytes(json), "x.json");

        Assert.Empty(graph.Resources);
        Assert.Equal(("", ""), (graph.Project, graph.Stack));
    }

    [Theory]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    public void Read_HalfASurrogatePair_IsTheFilesError(string inputs) =>
        Assert.Contains("a text that is not valid Unicode", Error(WithInputs(inputs)), StringComparison.Ordinal);

    [Fact]
    public void Read_BytesThatAreNotUtf8_AreTheFilesError()
    {
        var json = Encoding.UTF8.GetBytes(WithInputs("{\"a\":\"@\"}"));
        json[Array.LastIndexOf(json, (byte)'@')] = 0xFF;

        Assert.Throws<DeploymentFileException>(() => DeploymentReader.Read(json, "x.json"));
    }

    [Fact]
    public void Read_SecretWithPlaintext_HoldsIt()
    {
        var inputs = Inputs("{\"p\":{" + Secret + ",\"plaintext\":\"{\\\"pin\\\":[1,\\\"hunter2\\\"]}\"}}");

        Assert.Equal("hunter2", inputs.At("p.pin[1]")!.AsText());
        Assert.Equal("{\"p\": [secret]}", inputs.ToString());
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData("{hunter2")]
    [InlineData("\\\"hunter2\\\" x")]
    public void Read_PlaintextThatIsNoJson_IsRefusedWithoutShowingIt(string plaintext)
    {
        var json = Encoding.UTF8.GetBytes(WithInputs("{\"p\":{" + Secret + ",\"plaintext\":\"" + plaintext + "\"}}"));
        var error = Assert.Throws<DeploymentFileException>(() => DeploymentReader.Read(json, "x.json"));

        Assert.Contains("a secret whose plaintext is not JSON", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public void Read_KeyTwice_TakesTheLast() =>
        Assert.Equal("{\"a\": 2, \"b\": 3}", Inputs("{\"b\":3,\"a\":1,\"a\":2}").ToString());

    [Fact]
    public void Read_DeepNesting_IsAnErrorNotACrash()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);

        Assert.Contains("is not valid JSON", Error(WithInputs("{\"a\":" + deep + "}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50_000)]
    public void Read_ParentsInACircle_IsAnError(int length) =>
        Assert.Contains(
            "the parents of the resource 'urn:pulumi:dev::lab::a:b:C::r0' go round in a circle",
            Error(Line(length, closed: true)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_MoreAncestorsThanAnyProgramHas_IsAnError()
    {
        Assert.Equal(
            1001,
            DeploymentReader.Read(Encoding.UTF8.GetBytes(Line(1001, closed: false)), "x.json").Resources.Length
        );
        Assert.Contains(
            "the resource 'urn:pulumi:dev::lab::a:b:C::r0' has more than 1000 ancestors",
            Error(Line(20_000, closed: false)),
            StringComparison.Ordinal
        );
    }

    // Each resource's parent is the next one; of a closed line, the last one's the first.
    private static string Line(int length, bool closed)
    {
        const string Prefix = "urn:pulumi:dev::lab::a:b:C::r";
        var resources = Enumerable
            .Range(0, length)
            .Select(index =>
                (index + 1 < length || closed)
                    ? $"{{\"urn\":\"{Prefix}{index}\",\"parent\":\"{Prefix}{(index + 1) % length}\"}}"
                    : $"{{\"urn\":\"{Prefix}{index}\"}}"
            );
        return $"{{\"version\":3,\"deployment\":{{\"resources\":[{string.Join(',', resources)}]}}}}";
    }

    [Fact]
    public void Read_StreamWithoutAnEnd_IsAnError() =>
        Assert.Equal(
            "Standard input has more than 512 MB; expected what 'pulumi stack export' prints, or "
                + "'pulumi preview --json'.",
            Assert.Throws<DeploymentFileException>(() => StackFile.ReadStandardInput(new EndlessStream())).Message
        );

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override int Read(Span<byte> buffer) => buffer.Length;
    }

    [Fact]
    public void ReadFile_MissingFile_NamesIt()
    {
        var error = Assert.Throws<DeploymentFileException>(() => DeploymentReader.ReadFile("no/such/export.json"));

        Assert.Equal(
            "The file 'no/such/export.json' does not exist; expected what 'pulumi stack export' prints.",
            error.Message
        );
    }

    [Fact]
    public void ReadFile_Folder_IsAnError() =>
        Assert.Contains(
            "cannot be opened",
            Assert.Throws<DeploymentFileException>(() => DeploymentReader.ReadFile(Path.GetTempPath())).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_AnyJson_GivesAGraphOrTheError() =>
        Json(0).Sample(json => ReadsOrRefuses(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Read_AnyJsonInAResource_GivesAGraphOrTheError() =>
        Gen.Select(Field, Json(2))
            .Array[0, 4]
            .Sample(fields =>
                ReadsOrRefuses(
                    Encoding.UTF8.GetBytes(
                        "{\"version\":3,\"deployment\":{\"resources\":[{\"urn\":\""
                            + Urn
                            + "\""
                            + string.Concat(fields.Select(field => $",\"{field.Item1}\":{field.Item2}"))
                            + "}]}}"
                    )
                )
            );

    [Fact]
    public void Read_MutatedFile_GivesAGraphOrTheError() =>
        Gen.Select(Generate.Graph, Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte).Array[1, 4], Gen.Int[0, 1_000_000])
            .Sample(
                (graph, mutations, cut) =>
                {
                    var bytes = DeploymentWriter.Write(graph, SecretOutput.ShowPlaintext).ToArray();
                    foreach (var (position, value) in mutations)
                    {
                        bytes[position % bytes.Length] = value;
                    }

                    ReadsOrRefuses(bytes);
                    ReadsOrRefuses(bytes[..(cut % bytes.Length)]);
                }
            );

    private static readonly Gen<string> Field = Gen.OneOf(
        "urn",
        "type",
        "custom",
        "id",
        "inputs",
        "outputs",
        "parent",
        "protect",
        "dependencies",
        "propertyDependencies",
        "provider",
        "aliases",
        "additionalSecretOutputs",
        "deletedWith",
        "delete",
        "external",
        "ignoreChanges",
        "other"
    );

    private static Gen<string> Json(int depth)
    {
        var key = Gen.OneOf(
            "version",
            "deployment",
            "resources",
            "urn",
            "inputs",
            "ciphertext",
            "plaintext",
            "4dabf18193072939515e22adb298388d",
            "\\ud83d"
        );
        var scalar = Gen.OneOf(
            Gen.OneOf(
                "null",
                "true",
                "3",
                "-0",
                "1e999",
                "0.1e-400",
                "\"\"",
                $"\"{Urn}\"",
                "\"\\ud800\"",
                "\"{\"",
                "\"1b47061264138c4ac30d75fd1eb44270\"",
                "\"c44067f5952c0a294b673a41bacd8c17\"",
                "\"5cf8f73096256a8f31e491e813e4eb8e\""
            ),
            Gen.String.Select(text => JsonSerializer.Serialize(text))
        );
        if (depth > 4)
        {
            return scalar;
        }

        var inner = Json(depth + 1);
        return Gen.OneOf(
            scalar,
            inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(key, inner)
                .Array[0, 4]
                .Select(entries =>
                    $"{{{string.Join(',', entries.Select(entry => $"\"{entry.Item1}\":{entry.Item2}"))}}}"
                )
        );
    }

    // Whatever else the reader throws fails the test; what it reads can be written.
    private static void ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            var graph = DeploymentReader.Read(bytes, "x.json");
            var again = DeploymentReader.Read(DeploymentWriter.Write(graph).Span, "y");
            Assert.Equal(graph.Resources.Length, again.Resources.Length);
        }
        catch (DeploymentFileException e)
        {
            Assert.StartsWith("The file 'x.json' is not ", e.Message, StringComparison.Ordinal);
        }
    }

    private static string WithInputs(string inputs) =>
        "{\"version\":3,\"deployment\":{\"resources\":[{\"urn\":\"" + Urn + "\",\"inputs\":" + inputs + "}]}}";

    private static MapValue Inputs(string inputs) =>
        DeploymentReader.Read(Encoding.UTF8.GetBytes(WithInputs(inputs)), "x.json").Resources[0].Inputs;

    private static string Error(string json) =>
        Assert
            .Throws<DeploymentFileException>(() => DeploymentReader.Read(Encoding.UTF8.GetBytes(json), "x.json"))
            .Message;
}
