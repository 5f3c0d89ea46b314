using Pulumi;
using Aws = Pulumi.Aws;
using Random = Pulumi.Random;

namespace PrivateLinkLab.Components.Databases;

/// <summary>The password of a database's master user.</summary>
internal static class DatabasePassword
{
    /// <summary>Sets it, or leaves it to RDS.</summary>
    /// <param name="component">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="credentials">Where the password comes from.</param>
    /// <param name="database">The database's arguments, which get it.</param>
    /// <returns>The password, a secret; null when RDS manages it.</returns>
    public static Output<string>? Set(
        Resource component,
        string name,
        DatabaseCredentials credentials,
        Aws.Rds.InstanceArgs database
    )
    {
        switch (credentials)
        {
            case DatabaseCredentials.GivenPassword given:
                database.Password = Output.CreateSecret(given.Password);
                return Output.CreateSecret(given.Password);
            case DatabaseCredentials.GeneratedPassword:
                var password = new Random.RandomPassword(
                    $"{name}-password",
                    new Random.RandomPasswordArgs { Length = 32, Special = false },
                    new CustomResourceOptions { Parent = component }
                );
                var secret = Output.CreateSecret(password.Result);
                database.Password = secret;
                return secret;
            default:
                database.ManageMasterUserPassword = true;
                return null;
        }
    }
}
