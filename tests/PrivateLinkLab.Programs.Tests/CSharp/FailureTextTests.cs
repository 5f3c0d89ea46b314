using PrivateLinkLab.Programs.CSharp;

namespace PrivateLinkLab.Programs.Tests.CSharp;

public sealed class FailureTextTests
{
    [Theory]
    [InlineData("A plain sentence.", "A plain sentence.")]
    [InlineData(
        "Running program 'x' failed with an unhandled exception:\nSystem.InvalidOperationException: Boom: twice.\n   "
            + "at Some.Place()",
        "Boom: twice."
    )]
    [InlineData(
        "Running program 'x' failed with an unhandled exception:\nSystem.AggregateException: Two.\n ---> "
            + "System.Exception: One.\n   at A()",
        "Two."
    )]
    [InlineData(
        "Running program 'x' failed with an unhandled exception:\nMy.Own: First line\nsecond line\n   at A()\n   "
            + "at B()",
        "First line\nsecond line"
    )]
    [InlineData("Running program 'x' failed with an unhandled exception:\nNo type: here", "No type: here")]
    public void Sentence_OfWhatTheSdkSays_IsTheMessage(string said, string sentence) =>
        Assert.Equal(sentence, FailureText.Sentence(said));

    [Theory]
    [InlineData("Wrong.", "args", "Wrong.")]
    [InlineData("Wrong.", null, "Wrong.")]
    public void Of_ArgumentException_LeavesTheParameterOut(string message, string? parameter, string text) =>
        Assert.Equal(text, FailureText.Of(new ArgumentException(message, parameter)));
}
