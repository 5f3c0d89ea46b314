namespace PrivateLinkLab.Components.Policies;

/// <summary>
/// The accounts from whose registries Amazon EKS takes the images of its add-ons (Amazon EKS user guide, "View Amazon
/// container image registries for Amazon EKS add-ons").
/// </summary>
internal static class EksRegistry
{
    private const string MostRegions = "602401143452";

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["af-south-1"] = "877085696533",
        ["ap-east-1"] = "800184023465",
        ["ap-south-2"] = "900889452093",
        ["ap-southeast-3"] = "296578399912",
        ["ap-southeast-4"] = "491585149902",
        ["ap-southeast-5"] = "151610086707",
        ["ca-west-1"] = "761377655185",
        ["cn-north-1"] = "918309763551",
        ["cn-northwest-1"] = "961992271922",
        ["eu-central-2"] = "900612956339",
        ["eu-south-1"] = "590381155156",
        ["eu-south-2"] = "455263428931",
        ["il-central-1"] = "066635153087",
        ["me-central-1"] = "759879836304",
        ["me-south-1"] = "558608220178",
        ["us-gov-east-1"] = "151742754352",
        ["us-gov-west-1"] = "013241004608",
    };

    /// <summary>Gives the account of a region.</summary>
    public static string AccountOf(string region) => Others.GetValueOrDefault(region, MostRegions);
}
