namespace EmbeddedPulumi.Tests.Configuration;

/// <summary>Tests that set environment variables, which the SDK reads configuration from and offers no other way to
/// give. They run alone and put everything back.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentCollection
{
    public const string Name = "Environment variables";
}
