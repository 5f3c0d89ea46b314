using PrivateLinkLab.Components.Databases;

namespace PrivateLinkLab.Configuration;

/// <summary>The settings of the database's master user.</summary>
internal static class DatabaseCredentialSettings
{
    /// <summary>Reads its name and where its password comes from.</summary>
    public static DatabaseCredentials Read(SettingsReader reader)
    {
        var username = reader.Text(ConfigKeys.DatabaseUsername, "admin");
        var password = reader.TextOrNull(ConfigKeys.DatabasePassword);
        var source = reader.Choice(ConfigKeys.DatabaseCredentials, ("managed", 'm'), ("generated", 'g'), ("given", 'p'));
        switch (source)
        {
            case 'p' when password is null:
                reader.Add(
                    ConfigKeys.DatabasePassword, "is not set, and databaseCredentials is given", "Set it, 8 to 41 letters and digits.");
                return DatabaseCredentials.Managed(username);
            case 'p':
                return DatabaseCredentials.Given(username, password);
            case var _ when password is not null:
                reader.Add(
                    ConfigKeys.DatabasePassword,
                    $"is set, and {ConfigKeys.DatabaseCredentials} is not given",
                    $"Set {ConfigKeys.DatabaseCredentials} to given, or remove the password.");
                return DatabaseCredentials.Managed(username);
            case 'g':
                return DatabaseCredentials.Generated(username);
            default:
                return DatabaseCredentials.Managed(username);
        }
    }
}
