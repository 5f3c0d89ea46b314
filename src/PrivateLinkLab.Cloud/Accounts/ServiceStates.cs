namespace PrivateLinkLab.Cloud.Accounts;

/// <summary>
/// What the services keep: each asks for the state that it has defined itself, and it is there, empty at first. So the
/// core knows no service. Guarded by the cloud's lock.
/// </summary>
internal sealed class ServiceStates
{
    private readonly Dictionary<Type, object> _states = [];

    /// <summary>The one state of a type.</summary>
    public T Of<T>()
        where T : class, new()
    {
        if (!_states.TryGetValue(typeof(T), out var state))
        {
            _states[typeof(T)] = state = new T();
        }

        return (T)state;
    }
}

/// <summary>The records of one kind, by the key that their service chooses: an id, an ARN, a name.</summary>
internal sealed class Records<T> : Dictionary<string, T>
{
    public Records()
        : base(StringComparer.Ordinal) { }
}
