namespace Pulumi;

/// <summary>Arguments whose <see cref="InputAttribute"/> members are the inputs.</summary>
public abstract class InputArgs
{
    private protected InputArgs() { }

    /// <summary>Adds the values of the inputs. Generated classes do it without reflection.</summary>
    internal virtual void AddTo(InputValues values) => InputMembers.AddTo(values, this);
}

/// <summary>The arguments of a resource, or a part of them.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly ResourceArgs Empty = new None();

    private sealed class None : ResourceArgs;
}

/// <summary>The arguments of a function, or a part of them.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new None();

    private sealed class None : InvokeArgs;
}
