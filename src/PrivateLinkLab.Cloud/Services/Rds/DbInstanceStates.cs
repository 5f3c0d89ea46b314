using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>
/// Stopping DB instances: Amazon RDS API Reference, "StopDBInstance". The provider waits until the instance is
/// available before it does anything, so that it stops one and starts none
/// (github.com/hashicorp/terraform-provider-aws/issues/40785).
/// </summary>
internal static class DbInstanceStates
{
    public static readonly ResourceKind Kind = new(AwsTypes.DbInstanceState, "RDS Instance State", Set);

    public const string Available = "available";
    public const string Stopped = "stopped";

    private static readonly string[] States = [Available, Stopped];

    public static Answer Set(ResourceRequest request)
    {
        var identifier = request.RequiredText("identifier");
        var state = request.RequiredText("state");
        request.RequireOneOf("state", States);
        var instance = DbInstances.Find(request, identifier);
        request.Require(
            instance is not null,
            "DBInstanceNotFound",
            $"the DB instance '{identifier}' does not exist in {request.Region}."
        );
        request.Require(
            instance.Status == Available,
            "InvalidDBInstanceState",
            $"the DB instance '{identifier}' is {instance.Status}, and the provider waits for an available one. Start "
                + $"it with `aws rds start-db-instance --db-instance-identifier {identifier}`, and have one resource "
                + $"for its state."
        );
        instance.Status = state;
        return new Answer(identifier, request.NewRegionalState().Build());
    }
}
