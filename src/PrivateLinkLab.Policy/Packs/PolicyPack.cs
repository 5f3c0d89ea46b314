using System.Collections.Immutable;
using System.Text;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Policy.Packs;

/// <summary>A policy pack: a folder with PulumiPolicy.yaml and a file of rules, each of which is a policy.</summary>
internal sealed class PolicyPack
{
    /// <summary>The file of rules, unless PulumiPolicy.yaml names another.</summary>
    public const string UsualRules = "paths.yaml";

    private PolicyPack(string name, RulesFile file) => (Name, File, Policies) = (name, file, [.. Named(file.Rules)]);

    /// <summary>The pack's name: its folder's.</summary>
    public string Name { get; }

    /// <summary>The rules.</summary>
    public RulesFile File { get; }

    /// <summary>The rules as policies, in the file's order.</summary>
    public ImmutableArray<Policy> Policies { get; }

    /// <summary>The version of what runs the pack.</summary>
    public static string Version { get; } = typeof(PolicyPack).Assembly.GetName().Version!.ToString(3);

    /// <summary>Reads a pack.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="rules">The file of rules in it.</param>
    /// <exception cref="PolicyPackException">It cannot be read; the message is a sentence.</exception>
    public static PolicyPack Read(string folder, string rules)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var path = Path.Combine(folder, rules);
        try
        {
            using var text = new StreamReader(path, detectEncodingFromByteOrderMarks: true);
            return new(Path.GetFileName(folder), RulesFile.Read(rules, text));
        }
        catch (RulesException wrong)
        {
            throw new PolicyPackException(wrong.Message, wrong);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PolicyPackException(
                $"The policy pack in '{folder}' has no file '{rules}'; `lab check init --output {rules}` writes the "
                    + "rules that hold in a stack today.",
                missing
            );
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new PolicyPackException($"The rules cannot be read from '{rules}': {refusal.Message}", refusal);
        }
    }

    // Pulumi's configuration of policies names them, so that a name has only what needs no quotes.
    private static IEnumerable<Policy> Named(ImmutableArray<Rule> rules)
    {
        // The engine takes "all" for every policy.
        var taken = new HashSet<string>(StringComparer.Ordinal) { "all" };
        foreach (var rule in rules)
        {
            var name = NameOf(rule.Name);
            var unique = name;
            for (var number = 2; !taken.Add(unique); number++)
            {
                unique = $"{name}-{number}";
            }

            yield return new(unique, rule);
        }
    }

    private static string NameOf(string sentence)
    {
        var name = new StringBuilder(sentence.Length);
        foreach (var character in sentence)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var trimmed = name.ToString().TrimEnd('-');
        return trimmed.Length == 0 ? "rule" : trimmed;
    }
}

/// <summary>A rule as a policy.</summary>
/// <param name="Name">Its name, by which Pulumi's configuration of policies knows it.</param>
/// <param name="Rule">The rule.</param>
internal sealed record Policy(string Name, Rule Rule);

/// <summary>A policy pack cannot be read; the message is a sentence.</summary>
internal sealed class PolicyPackException(string message, Exception cause) : Exception(message, cause);
