using Pulumi;

namespace PrivateLinkLab.Components.Validation;

/// <summary>
/// Refusals that come after something was registered: they fail the run, whatever the program does with them.
/// </summary>
internal static class LateRefusal
{
    /// <summary>
    /// Computes a value from an answer. Where that throws a <see cref="ComponentArgumentException"/>, the run fails
    /// with its sentence alone, and the output stays without a value. If the output failed, whatever takes it as an
    /// input would fail as well, and Pulumi would print each of those failures with a stack trace.
    /// </summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <typeparam name="TResult">The type of the value.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="func">Computes the value.</param>
    public static Output<TResult> ApplyUnlessRefused<T, TResult>(this Output<T> answer, Func<T, TResult> func) =>
        answer.Apply(value =>
        {
            try
            {
                return Output.Create(func(value));
            }
            catch (ComponentArgumentException refusal)
            {
                _ = refusal.FailsTheRun();
                return Output.Create(new TaskCompletionSource<TResult>().Task);
            }
        });

    /// <summary>
    /// Fails the run with a refusal, and gives it to be thrown. Where a resource is refused whose outputs the SDK has
    /// made already, a program that caught the exception would wait for those outputs for ever.
    /// </summary>
    /// <param name="refusal">The refusal.</param>
    public static ComponentArgumentException FailsTheRun(this ComponentArgumentException refusal)
    {
        // An output that fails and that nothing takes: a run ends with the first failure, whatever else it waits for.
        _ = Output.Create(Task.FromException<object>(refusal));
        return refusal;
    }
}
