using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Lab.Settings;

/// <summary>A --config that is no KEY=VALUE.</summary>
internal static class SettingSlip
{
    /// <summary>
    /// Says what is wrong. Only a known key is repeated: anything else may be a secret whose key was forgotten.
    /// </summary>
    public static LabFailure Of(string text)
    {
        var known = ConfigKeys.All.Any(key => key.Name == text);
        return LabFailure.BadInput(
            $"--config {(known ? $"{text} has no value: it " : "")}takes KEY=VALUE, for example "
                + $"--config {(known ? text : "flowLogs")}=VALUE."
        );
    }

    /// <summary>Whether a text is no KEY=VALUE.</summary>
    public static bool Is(string text) => text.IndexOf('=', StringComparison.Ordinal) <= 0;
}
