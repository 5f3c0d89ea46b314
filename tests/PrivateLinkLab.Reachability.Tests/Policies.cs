namespace PrivateLinkLab.Reachability.Tests;

/// <summary>Policy documents of one statement.</summary>
internal static class Policies
{
    public static string Allow(string action, string resource, string? principal = null)
    {
        var who = principal switch
        {
            null => "",
            "*" => "\"Principal\":\"*\",",
            _ => $"\"Principal\":{{\"AWS\":\"{principal}\"}},",
        };
        return $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow",{{who}}"Action":"{{action}}","Resource":"{{resource}}"}]}""";
    }
}
