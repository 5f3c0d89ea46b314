using System.CommandLine;
using System.Globalization;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Pricing;

namespace PrivateLinkLab.Cli.Options;

/// <summary>What cost takes beside the common options.</summary>
internal sealed class CostArguments
{
    private readonly Option<string?> _gigabytes = Number(
        "--gb",
        "N",
        "Gigabytes a month through the endpoints, and each other way there is; without "
            + $"it {Text(Traffic.DefaultGigabytes)}."
    );

    private readonly Option<string?> _requests = Number(
        "--requests",
        "N",
        $"Requests a month to each of SQS, SNS and S3; without it {Text(Traffic.DefaultRequests)}."
    );

    private readonly Option<string?> _logGigabytes = Number(
        "--log-gb",
        "N",
        $"Gigabytes of logs a month; without it {Text(Traffic.DefaultLogGigabytes)}."
    );

    /// <summary>What is priced.</summary>
    public StackArguments Stack { get; } =
        new("The scenario to plan and price; without it what is built, or else the settings' scenario.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command, LabOptions options)
    {
        Stack.AddTo(command, options);
        command.Add(_gigabytes);
        command.Add(_requests);
        command.Add(_logGigabytes);
    }

    /// <summary>Gives the traffic to assume.</summary>
    /// <exception cref="LabFailure">A number is not accepted.</exception>
    public Traffic TrafficOf(ParseResult line) =>
        new()
        {
            Gigabytes = Read(line, _gigabytes, Traffic.DefaultGigabytes, Traffic.MostGigabytes),
            Requests = Read(line, _requests, Traffic.DefaultRequests, Traffic.MostRequests),
            LogGigabytes = Read(line, _logGigabytes, Traffic.DefaultLogGigabytes, Traffic.MostGigabytes),
        };

    private static Option<string?> Number(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };

    private static decimal Read(ParseResult line, Option<string?> option, decimal otherwise, decimal most)
    {
        if (line.GetValue(option) is not { } text)
        {
            return otherwise;
        }

        return
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= most
            ? number
            : throw LabFailure.BadInput(
                $"{option.Name} is '{text}'; expected a number from 0 to {Text(most)}, for "
                    + $"example {option.Name} {Text(otherwise)}."
            );
    }

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
