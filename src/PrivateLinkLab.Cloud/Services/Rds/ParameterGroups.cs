using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>A DB parameter group.</summary>
internal sealed record ParameterGroupRecord(string Name, string Family);

/// <summary>DB parameter groups: Amazon RDS User Guide, "Parameter groups for Amazon RDS".</summary>
internal static partial class ParameterGroups
{
    public static readonly ResourceKind Kind = new(AwsTypes.DbParameterGroup, "RDS DB Parameter Group", Create);

    private static readonly string[] ApplyMethods = ["immediate", "pending-reboot"];

    public static Answer Create(ResourceRequest request)
    {
        var name = request.PhysicalName();
        request.Require(
            GroupName().IsMatch(name),
            "InvalidParameterValue",
            $"name '{name}' is not 1 to 255 lower-case letters, digits and single hyphens that begin with a letter "
                + $"and do not end with a hyphen."
        );
        var family = request.RequiredText("family");
        Engines.RequireFamily(request, family);
        foreach (var parameter in request.Inputs.Bags("parameters"))
        {
            request.Require(
                parameter.Text("name") is not null && parameter.Has("value"),
                "MissingParameter",
                "each of parameters needs name and value."
            );
            request.Require(
                parameter.Text("applyMethod") is not { } method || ApplyMethods.Contains(method),
                "InvalidParameterValue",
                $"applyMethod '{parameter.Text("applyMethod")}' of parameter '{parameter.Text("name")}' is not "
                    + $"accepted; use {Format.Choice(ApplyMethods)}."
            );
        }

        if (request.Account.TakeName("db parameter group", $"{request.Region}/{name}", request.Name) is { } taken)
        {
            throw request.Refuse(
                "DBParameterGroupAlreadyExists",
                $"the DB parameter group '{name}' exists already, by '{taken}'."
            );
        }

        request.All<ParameterGroupRecord>().Add($"{request.Region}/{name}", new ParameterGroupRecord(name, family));
        return new Answer(
            name,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("rds", $"pg:{name}"))
                .Set("name", name)
                .Defaults(("description", "Managed by Pulumi"), ("namePrefix", ""), ("skipDestroy", false))
                .TagsAll()
                .Build()
        );
    }

    /// <summary>The parameter group an instance gets, which must be for its engine and major version.</summary>
    public static string ForInstance(ResourceRequest request, Engine engine, string major)
    {
        var family = engine.Family(major);
        if (request.Inputs.Text("parameterGroupName") is not { } name)
        {
            return $"default.{family}";
        }

        var actual =
            name.StartsWith("default.", StringComparison.Ordinal) ? name["default.".Length..]
            : request.All<ParameterGroupRecord>().TryGetValue($"{request.Region}/{name}", out var group) ? group.Family
            : throw request.Refuse(
                "DBParameterGroupNotFound",
                $"the DB parameter group '{name}' does not exist in {request.Region}."
            );
        request.Require(
            actual == family,
            "InvalidParameterCombination",
            $"the parameter group '{name}' is for {actual}, the instance runs {engine.Name} {major}. "
                + $"Use a parameter group of family {family}."
        );
        return name;
    }

    [GeneratedRegex("^(?=.{1,255}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex GroupName();
}
