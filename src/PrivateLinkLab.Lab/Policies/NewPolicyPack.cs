using System.Text;
using PrivateLinkLab.Graph.Files;

namespace PrivateLinkLab.Lab.Policies;

/// <summary>A policy pack to begin with: what Pulumi reads of it, and a file of rules.</summary>
internal static class NewPolicyPack
{
    private const string PackFile = "PulumiPolicy.yaml";
    private const string RulesFile = "paths.yaml";

    private const string Pack = """
        # A policy pack: `pulumi preview --policy-pack DIR` fails when the network that the program would leave breaks a
        # rule. What runs it is installed once, with `lab policy install`.
        runtime:
          name: privatelinklab
          options:
            rules: paths.yaml
        version: 0.1.0
        description: Who may reach what in the network of a stack

        """;

    private const string Rules = """
        # Who must reach what, and who must not. `lab check --rules` takes the same file; every rule is a policy.
        # `lab check init` writes the rules that hold in a stack today.
        version: 1
        rules:
          - name: Nobody on the internet reaches anything
            from: internet
            to: any
            ports: any
            expect: blocked

          # - name: The web tier reaches the database
          #   from: web-*
          #   to: db:3306

          # - name: Only the web tier reaches the database
          #   to: db
          #   only-from: tag:tier=web
          #   because: reports read the copy, which is in another account

          # - name: The workers send to the queue
          #   from: group:workers
          #   to: https://sqs.us-east-1.amazonaws.com
          #   action: sqs:SendMessage

          # A verdict of unknown breaks a rule, unless the rule says otherwise:
          # - name: Partners do not reach the database
          #   from: 198.51.100.0/24
          #   to: db:3306
          #   expect: blocked
          #   unknown: allow

        """;

    /// <summary>Writes one.</summary>
    /// <param name="folder">Where to; it is created when it is missing.</param>
    /// <returns>The files.</returns>
    /// <exception cref="LabFailure">One of the files is there already, or cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder)
    {
        (string Path, string Content)[] files =
        [
            (Path.Combine(folder, PackFile), Pack),
            (Path.Combine(folder, RulesFile), Rules),
        ];
        if (files.FirstOrDefault(file => Path.Exists(file.Path)).Path is { } there)
        {
            throw LabFailure.BadInput(
                $"There is a '{there}' already; `lab policy init` takes the folder of a " + $"new pack."
            );
        }

        try
        {
            foreach (var (path, content) in files)
            {
                AtomicFile.Write(path, Encoding.UTF8.GetBytes(content));
            }
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw LabFailure.NotCarriedOut($"The pack cannot be written to '{folder}': {refusal.Message}", refusal);
        }

        return [.. files.Select(file => file.Path)];
    }
}
