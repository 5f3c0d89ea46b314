namespace PrivateLinkLab.Graph.Replacements;

/// <summary>Types of IAM; it is global, so that there is no region to change.</summary>
internal static class IamReplacements
{
    public static (string Type, string Paths)[] Table =>
    [
        // Terraform AWS provider, resource aws_iam_role, 'Forces new resource'.
        ("aws:iam/role:Role", "name namePrefix path"),

        // Terraform AWS provider, resource aws_iam_role_policy, 'Forces new resource'.
        ("aws:iam/rolePolicy:RolePolicy", "name namePrefix role"),

        // Terraform AWS provider, resource aws_iam_policy, 'Forces new resource'.
        ("aws:iam/policy:Policy", "description name namePrefix path"),

        // Terraform AWS provider, resource aws_iam_instance_profile, 'Forces new resource'.
        ("aws:iam/instanceProfile:InstanceProfile", "name namePrefix path"),
    ];
}
