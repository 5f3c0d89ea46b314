using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Values as a person or a shell wants them.</summary>
internal static class ValueText
{
    /// <summary>What stands for a secret.</summary>
    public const string Secret = "[secret]";

    /// <summary>Gives a text as it is, and anything else as JSON on one line.</summary>
    public static string Of(PropertyValue value, bool showSecrets) =>
        Shown(value, showSecrets) switch
        {
            TextValue text => text.Value,
            SecretValue => Secret,
            var other => PropertyJson.Text(other, showSecrets),
        };

    /// <summary>Whether a value has a secret that cannot be shown, because it is not known.</summary>
    public static bool HidesSecret(PropertyValue value) =>
        value switch
        {
            SecretValue secret => secret.Plaintext is null || HidesSecret(secret.Plaintext),
            ListValue list => list.HasSecrets && list.Any(HidesSecret),
            MapValue map => map.HasSecrets && map.Values.Any(HidesSecret),
            _ => false,
        };

    private static PropertyValue Shown(PropertyValue value, bool showSecrets) =>
        showSecrets && value is SecretValue { Plaintext: { } plaintext } ? Shown(plaintext, showSecrets) : value;
}
