namespace Pulumi;

/// <summary>A list or map whose elements are inputs themselves, each known or secret on its own.</summary>
internal interface IInputCollection
{
    IOutput Elements { get; }
}
