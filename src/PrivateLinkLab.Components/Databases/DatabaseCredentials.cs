using System.Text.RegularExpressions;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Databases;

/// <summary>Where the password of a database's master user comes from.</summary>
public abstract partial class DatabaseCredentials
{
    private DatabaseCredentials(string username) => Username = username;

    /// <summary>The master user's name: 1 to 16 letters and digits, the first a letter.</summary>
    public string Username { get; }

    /// <summary>RDS makes the password, keeps it in Secrets Manager and renews it: it is in no state file.</summary>
    /// <param name="username">The master user's name.</param>
    public static DatabaseCredentials Managed(string username) => new ManagedPassword(username);

    /// <summary>The deployment makes a random password of 32 letters and digits, a secret in the state.</summary>
    /// <param name="username">The master user's name.</param>
    public static DatabaseCredentials Generated(string username) => new GeneratedPassword(username);

    /// <summary>A password of the caller's, a secret in the state.</summary>
    /// <param name="username">The master user's name.</param>
    /// <param name="password">8 to 41 letters and digits.</param>
    public static DatabaseCredentials Given(string username, string password) => new GivenPassword(username, password);

    internal virtual void Check(ArgumentErrors errors, IReadOnlyList<string> reserved)
    {
        errors.Require(
            UsernameForm().IsMatch(Username),
            "the master user's name",
            $"is '{Username}'",
            $"It has 1 to 16 letters and digits, the first a letter."
        );
        errors.Require(
            !reserved.Append("rdsadmin").Contains(Username, StringComparer.OrdinalIgnoreCase),
            "the master user's name",
            $"is '{Username}', which RDS keeps for itself",
            $"Choose another name."
        );
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{0,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UsernameForm();

    [GeneratedRegex(@"^[A-Za-z0-9]{8,41}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PasswordForm();

    internal sealed class ManagedPassword(string username) : DatabaseCredentials(username);

    internal sealed class GeneratedPassword(string username) : DatabaseCredentials(username);

    internal sealed class GivenPassword(string username, string password) : DatabaseCredentials(username)
    {
        public string Password { get; } = password;

        // The value stays out of the sentence: it may be almost the right one.
        internal override void Check(ArgumentErrors errors, IReadOnlyList<string> reserved)
        {
            base.Check(errors, reserved);
            errors.Require(
                PasswordForm().IsMatch(Password),
                "the master user's password",
                $"is not acceptable (the value is not shown; it has {Password.Length} characters)",
                $"It has 8 to 41 letters and digits."
            );
        }
    }
}
