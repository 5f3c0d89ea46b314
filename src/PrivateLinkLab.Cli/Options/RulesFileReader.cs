using PrivateLinkLab.Lab;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Options;

/// <summary>Reads the file of rules that a command line names.</summary>
internal static class RulesFileReader
{
    /// <summary>Reads it.</summary>
    /// <exception cref="LabFailure">It cannot be read.</exception>
    /// <exception cref="RulesException">It is no file of rules.</exception>
    public static RulesFile Read(LabInvocation invocation, string name)
    {
        var path = invocation.Stack.PathOf(name);
        try
        {
            using var text = new StreamReader(path, detectEncodingFromByteOrderMarks: true);
            return RulesFile.Read(name, text);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw LabFailure.BadInput(
                $"There is no file '{name}'; `lab check init` writes the rules that hold today.",
                missing
            );
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw LabFailure.BadInput($"The rules cannot be read from '{name}': {refusal.Message}", refusal);
        }
    }
}
