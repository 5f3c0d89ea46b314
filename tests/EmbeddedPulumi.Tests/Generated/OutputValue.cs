using Pulumi;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Generated;

internal static class OutputValue
{
    /// <summary>The value of an output, once its run is over.</summary>
    public static Task<T> ValueAsync<T>(this Output<T> output) => OutputUtilities.GetValueAsync(output);
}
