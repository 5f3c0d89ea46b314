using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Configuration;

/// <summary>The settings that the Pulumi engine hands to the program.</summary>
internal static class PulumiSettings
{
    /// <summary>Reads the value of every key that is set, secrets included.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync()
    {
        var own = new Config();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in ConfigKeys.All)
        {
            var value = key is SecretKey ? await RevealAsync(own.GetSecret(key.Name)) : own.Get(key.Name);
            if (value is not null)
            {
                settings[key.Name] = value;
            }
        }

        var region = new Config("aws").Get("region")
            ?? Environment.GetEnvironmentVariable("AWS_REGION")
            ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION");
        if (region is not null)
        {
            settings[ConfigKeys.Region] = region;
        }

        return settings;
    }

    // The value is checked before anything is registered; the component makes it a secret again.
    private static async Task<string?> RevealAsync(Output<string>? secret) =>
        secret is null ? null : await OutputUtilities.GetValueAsync(secret);
}
