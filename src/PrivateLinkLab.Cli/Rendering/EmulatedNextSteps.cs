using PrivateLinkLab.Lab.Grounds;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What to try after a deployment on an emulator.</summary>
internal static class EmulatedNextSteps
{
    /// <summary>Shows how the aws CLI talks to the emulator, and commands to try.</summary>
    public static void Show(Screen screen, StackChange change)
    {
        var option = change.Stack == "dev" ? "" : $" --stack {change.Stack}";
        screen.Line("");
        screen.Line("The aws CLI works against the emulator:");
        screen.Line(
            $"  export AWS_ENDPOINT_URL={change.Endpoint?.ToString().TrimEnd('/')} AWS_DEFAULT_REGION={change.Region} "
                + "AWS_ACCESS_KEY_ID=emulated AWS_SECRET_ACCESS_KEY=emulated"
        );
        // Version 1 of the CLI asks AWS itself for a queue unless the option is given.
        screen.Line("  aws ec2 describe-vpc-endpoints --endpoint-url $AWS_ENDPOINT_URL");
        screen.Line("What to try next:");
        var diff = $"./lab diff {change.Scenario}{option} --target emulated";
        NextSteps.Step(screen, diff, diff.Length, "compare it with the simulated cloud");
        NextSteps.Step(screen, $"./lab destroy{option}", diff.Length, "remove everything");
    }
}
