using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Drawing;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The small picture of an act's network.</summary>
internal static class PlayPicture
{
    /// <summary>Draws a network with characters.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="width">How long a line may be.</param>
    // By itself, so that other commands load nothing of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ImmutableArray<string> Of(ResourceGraph graph, int width)
    {
        var reader = new NetworkReader(ModelBuilder.Build(graph));
        var diagram = NetworkDiagram.Finish("", reader, [], ImmutableArray.CreateBuilder<string>());
        return TerminalWriter.Write(diagram, reader.Structure, width);
    }
}
