namespace Pulumi;

/// <summary>Tells the engine something. Under mocks an error fails the run, and everything else is dropped.</summary>
public static class Log
{
    /// <summary>Logs a message for someone who looks for a mistake.</summary>
    /// <param name="message">The message.</param>
    /// <param name="resource">The resource that it is about.</param>
    /// <param name="streamId">The stream of messages that it belongs to.</param>
    /// <param name="ephemeral">Whether it need not be kept.</param>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        _ = Deployment.Required;

    /// <summary>Logs a message.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        _ = Deployment.Required;

    /// <summary>Logs a warning.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        _ = Deployment.Required;

    /// <summary>Logs an error, which fails the run at its end.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Required.Errors.Add(message);

    /// <summary>Logs an exception with its stack trace as an error, which fails the run at its end.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="resource">The resource that it is about.</param>
    /// <param name="streamId">The stream of messages that it belongs to.</param>
    /// <param name="ephemeral">Whether it need not be kept.</param>
    public static void Exception(
        Exception exception,
        Resource? resource = null,
        int? streamId = null,
        bool? ephemeral = null
    ) => Error(exception.ToString(), resource, streamId, ephemeral);
}
