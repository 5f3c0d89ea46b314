using System.Collections.Concurrent;
using System.Reflection;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>The members of argument classes that are inputs, by the name under which they travel.</summary>
internal static class InputMembers
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<InputMember>> Known = new();

    /// <summary>The input members of a class, private backing fields included.</summary>
    public static IReadOnlyList<InputMember> Of(Type type) => Known.GetOrAdd(type, Find);

    private static List<InputMember> Find(Type type)
    {
        const BindingFlags instance =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var members = new List<InputMember>();
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var field in current.GetFields(instance))
            {
                Add(field, field.GetValue);
            }

            foreach (var property in current.GetProperties(instance))
            {
                Add(property, property.GetValue);
            }
        }

        return members;

        // InputAttribute keeps its name to itself; what it was written with is public.
        void Add(MemberInfo member, Func<object, object?> read)
        {
            if (!member.IsDefined(typeof(InputAttribute), inherit: false))
            {
                return;
            }

            var attribute = member.CustomAttributes.First(attribute =>
                attribute.AttributeType == typeof(InputAttribute)
            );
            members.Add(new InputMember((string)attribute.ConstructorArguments[0].Value!, read));
        }
    }
}

/// <summary>One input: its name and how to read it.</summary>
internal sealed record InputMember(string Name, Func<object, object?> Read);
