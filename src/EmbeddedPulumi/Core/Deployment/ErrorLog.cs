using System.Reflection;

namespace Pulumi;

/// <summary>The errors that were reported during a run.</summary>
internal sealed class ErrorLog
{
    private readonly Lock _lock = new();
    private readonly List<string> _messages = [];

    public void Add(string message)
    {
        lock (_lock)
        {
            _messages.Add(message);
        }
    }

    public void Add(Exception exception) =>
        Add(
            exception switch
            {
                RunException => exception.Message,
                ResourceException { HideStack: true } => exception.Message,
                ResourceException => exception.ToString(),
                _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n"
                    + exception,
            }
        );

    /// <summary>Throws when there are errors: one as it is, several as an <see cref="AggregateException"/>.</summary>
    public void ThrowIfAny()
    {
        RunException[] errors;
        lock (_lock)
        {
            errors = [.. _messages.Select(message => new RunException(message))];
        }

        if (errors.Length == 1)
        {
            throw errors[0];
        }

        if (errors.Length > 1)
        {
            throw new AggregateException(errors);
        }
    }
}
