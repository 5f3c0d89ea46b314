namespace EmbeddedPulumi.Tests.Configuration;

/// <summary>Sets environment variables until it is disposed.</summary>
internal sealed class EnvironmentVariables : IDisposable
{
    private readonly List<(string Name, string? Value)> _former = [];

    public EnvironmentVariables(params (string Name, string? Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _former.Add((name, Environment.GetEnvironmentVariable(name)));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _former)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
