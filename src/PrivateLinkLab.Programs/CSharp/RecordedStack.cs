using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>The stack that runs a program under the recorder.</summary>
internal sealed class RecordedStack : Stack
{
    public RecordedStack(ProgramRecorder recorder, Action program)
        : base(new StackOptions { ResourceTransformations = { recorder.Record } }) => program();
}
