using System.CommandLine;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Grounds;

namespace PrivateLinkLab.Cli.Options;

/// <summary>The options that choose the ground.</summary>
internal sealed class GroundOptions
{
    private readonly Option<string?> _target = new("--target")
    {
        Description =
            $"The ground: {Ground.Simulated}, in this process, or {Ground.Emulated}, an AWS emulator by Terraform and "
            + "AWS's own provider.",
        HelpName = string.Join("|", Ground.All),
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description =
            "The URL of an emulator that runs already (moto, LocalStack, floci); without it moto is started on this "
            + "machine.",
        HelpName = "URL",
    };

    private readonly Option<bool> _allowRemote = new("--allow-remote-endpoint")
    {
        Description = "Allow an --endpoint that is not on this machine. AWS itself is refused in any case.",
        Arity = ArgumentArity.Zero,
    };

    /// <summary>Adds the ground alone to a command, which then says no more than where the stack has to be.</summary>
    public void AddTargetTo(Command command) => command.Add(_target);

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_target);
        command.Add(_endpoint);
        command.Add(_allowRemote);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="LabFailure">They are not accepted.</exception>
    public GroundChoice Read(ParseResult line)
    {
        var target = line.GetValue(_target);
        if (target is not null && !Ground.All.Contains(target, StringComparer.Ordinal))
        {
            throw LabFailure.BadInput($"--target is '{target}'; expected {string.Join(" or ", Ground.All)}.");
        }

        var text = line.GetValue(_endpoint);
        var allowRemote = line.GetValue(_allowRemote);
        if (target != Ground.Emulated && (text is not null || allowRemote))
        {
            throw LabFailure.BadInput(
                $"{(text is null ? _allowRemote.Name : _endpoint.Name)} is for the emulator: give "
                    + $"--target {Ground.Emulated} too."
            );
        }

        return new(target, text is null ? null : Url(text), allowRemote);
    }

    private static Uri Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? url
            : throw LabFailure.BadInput(
                $"--endpoint is '{text}', which is no URL; expected the URL of an emulator, such as "
                    + "http://127.0.0.1:5000."
            );
}
