using PrivateLinkLab.Terraform;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>Failures of the Terraform library as the lab's own.</summary>
internal static class TerraformFailures
{
    /// <summary>Carries something out.</summary>
    /// <exception cref="LabFailure">It failed.</exception>
    public static T Translated<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (TerraformException failure)
        {
            throw Translated(failure);
        }
    }

    /// <summary>Gives the lab's failure for one of the library's.</summary>
    public static LabFailure Translated(TerraformException failure) =>
        failure.Failure is TerraformFailure.EndpointRefused
            ? LabFailure.BadInput(failure.Message, failure)
            : LabFailure.NotCarriedOut(failure.Message, failure);
}
