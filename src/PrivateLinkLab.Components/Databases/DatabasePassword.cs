using Pulumi;
using Random = Pulumi.Random;

namespace PrivateLinkLab.Components.Databases;

/// <summary>The password of a database's master user.</summary>
internal static class DatabasePassword
{
    /// <summary>Gives it, or leaves it to RDS.</summary>
    /// <param name="component">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="credentials">Where the password comes from.</param>
    /// <returns>The password, a secret; null when RDS manages it.</returns>
    public static Output<string>? Of(Resource component, string name, DatabaseCredentials credentials) =>
        credentials switch
        {
            DatabaseCredentials.GivenPassword given => Output.CreateSecret(given.Password),
            DatabaseCredentials.GeneratedPassword => Output.CreateSecret(
                new Random.RandomPassword(
                    $"{name}-password",
                    new Random.RandomPasswordArgs { Length = 32, Special = false },
                    new CustomResourceOptions { Parent = component }
                ).Result
            ),
            _ => null,
        };
}
