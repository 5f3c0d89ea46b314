using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The inputs of an arguments class that is written by hand, found once for each class.</summary>
internal static class InputMembers
{
    private static readonly ConcurrentDictionary<Type, InputMember[]> s_byType = new();

    /// <summary>Adds the values of the members that have an <see cref="InputAttribute"/>.</summary>
    public static void AddTo(InputValues values, InputArgs args)
    {
        foreach (var member in s_byType.GetOrAdd(args.GetType(), Find))
        {
            member.AddTo(values, args);
        }
    }

    private static InputMember[] Find(Type type)
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return
        [
            .. type.GetFields(any)
                .Concat<MemberInfo>(type.GetProperties(any))
                .Select(member => (member, attribute: member.GetCustomAttribute<InputAttribute>()))
                .Where(input => input.attribute is not null)
                .Select(input => new InputMember(input.member, input.attribute!)),
        ];
    }

    private sealed class InputMember(MemberInfo member, InputAttribute attribute)
    {
        public void AddTo(InputValues values, InputArgs args)
        {
            var value = member is PropertyInfo property
                ? property.GetValue(args, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null)
                : ((FieldInfo)member).GetValue(args);
            if (attribute.IsRequired)
            {
                values.AddRequired(attribute.Name, member.Name, value, attribute.Json);
            }
            else
            {
                values.Add(attribute.Name, value, attribute.Json);
            }
        }
    }
}
