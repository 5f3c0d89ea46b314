using System.Text;
using CsCheck;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Graph.Tests.Deployments;

public class DeploymentWriterTests
{
    private static readonly ResourceUrn StackUrn = ResourceUrn.Create(
        "dev",
        "shop",
        null,
        ResourceUrn.StackType,
        "shop-dev"
    );
    private static readonly ResourceUrn VpcUrn = ResourceUrn.Create("dev", "shop", StackUrn, "aws:ec2/vpc:Vpc", "main");

    private static readonly ResourceGraph Small = ResourceGraph.Create(
        "shop",
        "dev",
        [
            new() { Urn = StackUrn, Outputs = MapValue.Create(("greeting", "Olá <b> & 'c'")) },
            new()
            {
                Urn = VpcUrn,
                Custom = true,
                Id = "vpc-1",
                Parent = StackUrn,
                Protect = true,
                Dependencies = [StackUrn],
                Inputs = MapValue.Create(
                    ("ratio", 0.5),
                    ("count", 3),
                    ("big", 1e16),
                    ("huge", 1e300),
                    ("empty", MapValue.Empty),
                    ("none", ListValue.Empty),
                    ("list", PropertyValue.Of("a", true, PropertyValue.Null)),
                    ("later", PropertyValue.Unknown),
                    ("password", PropertyValue.Secret(MapValue.Create(("pin", "hunter2"))))
                ),
            },
        ]
    );

    [Fact]
    public void Write_SmallGraph_IsPulumisFormat() =>
        Assert.Equal(
            """
            {
              "version": 3,
              "deployment": {
                "manifest": {
                  "time": "0001-01-01T00:00:00Z",
                  "magic": "",
                  "version": ""
                },
                "resources": [
                  {
                    "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
                    "custom": false,
                    "type": "pulumi:pulumi:Stack",
                    "outputs": {
                      "greeting": "Olá <b> & 'c'"
                    }
                  },
                  {
                    "urn": "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main",
                    "custom": true,
                    "id": "vpc-1",
                    "type": "aws:ec2/vpc:Vpc",
                    "inputs": {
                      "big": 10000000000000000,
                      "count": 3,
                      "empty": {},
                      "huge": 1E+300,
                      "later": "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
                      "list": [
                        "a",
                        true,
                        null
                      ],
                      "none": [],
                      "password": {
                        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                        "ciphertext": ""
                      },
                      "ratio": 0.5
                    },
                    "parent": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
                    "protect": true,
                    "dependencies": [
                      "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev"
                    ]
                  }
                ],
                "metadata": {}
              }
            }

            """.ReplaceLineEndings("\n"),
            Text(Small, SecretOutput.Hide)
        );

    [Fact]
    public void Write_ShowPlaintext_HasPulumisPlaintextForm()
    {
        Assert.Contains(
            "\"plaintext\": \"{\\\"pin\\\":\\\"hunter2\\\"}\"",
            Text(Small, SecretOutput.ShowPlaintext),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hunter2", Text(Small, SecretOutput.Hide), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyGraph_IsReadBackWithoutPlaintexts() =>
        Generate.Graph.Sample(graph =>
            Assert.Equal(
                Generate.WithoutPlaintexts(graph),
                DeploymentReader.Read(DeploymentWriter.Write(graph).Span, "x")
            )
        );

    [Fact]
    public void Write_AnyGraphWithPlaintexts_IsReadBackTheSame() =>
        Generate.Graph.Sample(graph =>
            Assert.Equal(
                graph,
                DeploymentReader.Read(DeploymentWriter.Write(graph, SecretOutput.ShowPlaintext).Span, "x")
            )
        );

    [Fact]
    public void Write_EqualGraphs_GiveEqualBytesWithoutMarkOrCarriageReturn() =>
        Generate.Graph.Sample(graph =>
        {
            var bytes = DeploymentWriter.Write(graph).Span;
            var again = DeploymentWriter.Write(DeploymentReader.Read(bytes, "x")).Span;
            Assert.True(bytes.SequenceEqual(again));
            Assert.Equal((byte)'{', bytes[0]);
            Assert.False(bytes.Contains((byte)'\r'));
        });

    [Fact]
    public void Write_AnyNumber_IsReadBackExactly() =>
        Gen.OneOf(Generate.Number, Gen.Long.Select(bits => BitConverter.Int64BitsToDouble(bits)).Where(double.IsFinite))
            .Sample(number =>
            {
                var graph = ResourceGraph.Create(
                    "shop",
                    "dev",
                    [new() { Urn = VpcUrn, Inputs = MapValue.Create(("n", number)) }]
                );
                var read = DeploymentReader
                    .Read(DeploymentWriter.Write(graph).Span, "x")
                    .Resources[0]
                    .Inputs.Find("n")!
                    .AsNumber()!;
                Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(read.Value));
            });

    private static string Text(ResourceGraph graph, SecretOutput secrets) =>
        Encoding.UTF8.GetString(DeploymentWriter.Write(graph, secrets).Span);
}
