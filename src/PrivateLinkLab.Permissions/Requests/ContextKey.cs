namespace PrivateLinkLab.Permissions;

/// <summary>
/// A context key as a policy names it. Names of keys are not case-sensitive (IAM user guide, "Condition").
/// </summary>
internal readonly record struct ContextKey(string Name, string Folded, GlobalKey Global)
{
    private const string PrincipalTagPrefix = "aws:principaltag/";

    /// <summary>The name of the tag that aws:PrincipalTag/NAME asks for.</summary>
    public string TagName => Name[PrincipalTagPrefix.Length..];

    public static ContextKey Parse(string name)
    {
        var folded = name.ToLowerInvariant();
        return new(
            name,
            folded,
            folded switch
            {
                "aws:sourcevpce" => GlobalKey.SourceVpce,
                "aws:sourcevpc" => GlobalKey.SourceVpc,
                "aws:vpcsourceip" => GlobalKey.VpcSourceIp,
                "aws:sourcevpcarn" or "aws:vpceaccount" or "aws:vpceorgid" or "aws:vpceorgpaths" =>
                    GlobalKey.OfEndpoint,
                "aws:sourceip" => GlobalKey.SourceIp,
                "aws:securetransport" => GlobalKey.SecureTransport,
                "aws:principalarn" => GlobalKey.PrincipalArn,
                "aws:principalaccount" => GlobalKey.PrincipalAccount,
                "aws:principalorgid" => GlobalKey.PrincipalOrgId,
                "aws:principaltype" => GlobalKey.PrincipalType,
                "aws:principalisawsservice" => GlobalKey.PrincipalIsAwsService,
                "aws:principalservicename" => GlobalKey.PrincipalServiceName,
                "aws:principalservicenameslist" => GlobalKey.PrincipalServiceNames,
                "aws:resourceaccount" => GlobalKey.ResourceAccount,
                "s3:resourceaccount" => GlobalKey.ResourceAccountOfS3,
                "aws:requestedregion" => GlobalKey.RequestedRegion,
                "aws:calledvia" or "aws:calledviafirst" or "aws:calledvialast" => GlobalKey.CalledVia,
                "aws:viaawsservice" => GlobalKey.ViaAwsService,
                "aws:sourcearn" or "aws:sourceaccount" or "aws:sourceorgid" or "aws:sourceorgpaths" =>
                    GlobalKey.SourceOfService,
                "ssm:sessiondocumentaccesscheck" => GlobalKey.SessionDocumentAccessCheck,
                "aws:userid" => GlobalKey.UserId,
                "aws:username" => GlobalKey.UserName,
                _ when folded.StartsWith(PrincipalTagPrefix, StringComparison.Ordinal) => GlobalKey.PrincipalTag,
                _ => GlobalKey.None,
            }
        );
    }

    public override string ToString() => Name;
}

/// <summary>
/// The keys whose values follow from the request itself (IAM user guide, "AWS global condition context keys").
/// </summary>
internal enum GlobalKey
{
    /// <summary>Any other key: only <see cref="AuthorizationRequest.Context"/> knows it.</summary>
    None,
    SourceVpce,
    SourceVpc,
    VpcSourceIp,
    OfEndpoint,
    SourceIp,
    SecureTransport,
    PrincipalArn,
    PrincipalAccount,
    PrincipalOrgId,
    PrincipalType,
    PrincipalIsAwsService,
    PrincipalServiceName,
    PrincipalServiceNames,
    PrincipalTag,
    ResourceAccount,
    ResourceAccountOfS3,
    RequestedRegion,
    CalledVia,
    ViaAwsService,
    SourceOfService,
    UserId,
    UserName,
    SessionDocumentAccessCheck,
}
