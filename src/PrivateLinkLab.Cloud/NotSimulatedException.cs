namespace PrivateLinkLab.Cloud;

/// <summary>The program uses a resource type or function that the simulated cloud does not have.</summary>
public sealed class NotSimulatedException : NotSupportedException
{
    internal NotSimulatedException(string what, string token, string name)
        : base($"The simulated cloud does not know the {what} '{token}' (of '{name}'); "
            + "src/PrivateLinkLab.Cloud/Services/ServiceCatalog.cs lists those it knows.")
    {
        Token = token;
    }

    /// <summary>The resource type or function token that is not known.</summary>
    public string Token { get; }
}
