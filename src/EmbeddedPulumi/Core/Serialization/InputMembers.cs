using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The inputs of an arguments class, found once for each class.</summary>
internal static class InputMembers
{
    private static readonly ConcurrentDictionary<Type, InputMember[]> s_byType = new();

    public static InputMember[] Of(InputArgs args) => s_byType.GetOrAdd(args.GetType(), Find);

    /// <summary>The values of all inputs, each of which must be there when it is required.</summary>
    public static (InputMember Member, object? Value)[] ValuesOf(InputArgs args)
    {
        var members = Of(args);
        var values = new (InputMember, object?)[members.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (members[i], members[i].Get(args));
        return values;
    }

    private static InputMember[] Find(Type type)
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var members = new List<InputMember>();
        foreach (var field in type.GetFields(any))
        {
            if (field.GetCustomAttribute<InputAttribute>() is { } attribute)
                members.Add(new InputField(field).Initialize(type, attribute, field));
        }

        foreach (var property in type.GetProperties(any))
        {
            if (property.GetCustomAttribute<InputAttribute>() is { } attribute)
            {
                var member = typeof(InputProperty<,>).MakeGenericType(property.DeclaringType!, property.PropertyType);
                members.Add(((InputMember)Activator.CreateInstance(member)!).Initialize(type, attribute, property));
            }
        }

        return [.. members];
    }
}

/// <summary>An input of an arguments class.</summary>
internal abstract class InputMember
{
    private string _fullName = "";
    private string _memberName = "";
    private bool _isRequired;

    public string Name { get; private set; } = "";

    public bool IsJson { get; private set; }

    /// <summary>Takes what would be constructor arguments: an object is created by reflection without code of its own
    /// when its constructor has none.</summary>
    public virtual InputMember Initialize(Type owner, InputAttribute attribute, MemberInfo member)
    {
        (Name, IsJson, _isRequired) = (attribute.Name, attribute.Json, attribute.IsRequired);
        (_fullName, _memberName) = ($"[Input] {owner.FullName}.{member.Name}", member.Name);
        return this;
    }

    /// <summary>The input's value, which must be there when the input is required.</summary>
    public object? Get(InputArgs args)
    {
        var value = GetValue(args);
        return value is null && _isRequired
            ? throw new ArgumentNullException(_memberName, $"{_fullName} is required but was not given a value")
            : value;
    }

    protected abstract object? GetValue(InputArgs args);
}

internal sealed class InputField(FieldInfo field) : InputMember
{
    protected override object? GetValue(InputArgs args) => field.GetValue(args);
}

/// <summary>A property read through a delegate, which costs less than reflection does from the first call on.</summary>
internal sealed class InputProperty<TArgs, TValue> : InputMember
    where TArgs : InputArgs
{
    private Func<TArgs, TValue> _get = null!;

    public override InputMember Initialize(Type owner, InputAttribute attribute, MemberInfo member)
    {
        _get = ((PropertyInfo)member).GetGetMethod(nonPublic: true)!.CreateDelegate<Func<TArgs, TValue>>();
        return base.Initialize(owner, attribute, member);
    }

    protected override object? GetValue(InputArgs args) => _get((TArgs)args);
}
