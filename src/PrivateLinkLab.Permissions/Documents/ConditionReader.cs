using System.Collections.Immutable;
using System.Text.Json;

namespace PrivateLinkLab.Permissions;

/// <summary>Reads the Condition of a statement.</summary>
internal static class ConditionReader
{
    /// <summary>Reads the element.</summary>
    /// <param name="conditions">The element.</param>
    /// <param name="at">The statement's place, as a sentence begins with it.</param>
    /// <param name="withVariables">Whether the policy's version has variables.</param>
    /// <exception cref="PolicyFormatException">It is none.</exception>
    public static ImmutableArray<Condition> Read(JsonElement conditions, string at, bool withVariables)
    {
        if (conditions.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"The Condition of {StatementReader.Lower(at)} is {PolicyJson.Kind(conditions)}; it is an object.");
        }

        var read = ImmutableArray.CreateBuilder<Condition>();
        foreach (var member in conditions.EnumerateObject())
        {
            var conditionOperator = ConditionOperator.TryParse(member.Name) ?? throw new PolicyFormatException(
                $"The Condition of {StatementReader.Lower(at)} has the operator '{member.Name}'; there are "
                + $"{string.Join(", ", ConditionOperator.Names)}, with ForAllValues: or ForAnyValue: before them or IfExists after.");
            if (member.Value.ValueKind != JsonValueKind.Object)
            {
                throw new PolicyFormatException($"{member.Name} in {StatementReader.Lower(at)} is {PolicyJson.Kind(member.Value)}; it is an object of keys.");
            }

            foreach (var key in member.Value.EnumerateObject())
            {
                read.Add(new(
                    conditionOperator,
                    ContextKey.Parse(key.Name),
                    [.. PolicyJson.Texts(key.Value, $"{key.Name} in {StatementReader.Lower(at)}", scalars: true)
                        .Select(value => ConditionValue.Parse(value, conditionOperator.Comparison, withVariables))]));
            }
        }

        return read.ToImmutable();
    }
}
