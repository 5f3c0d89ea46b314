namespace Pulumi;

/// <summary>Where in the arguments a value stands, put into words only when something is wrong with it.</summary>
internal sealed class PropertyPath
{
    private readonly PropertyPath? _parent;
    private readonly object _label;

    private PropertyPath(PropertyPath? parent, object label) => (_parent, _label) = (parent, label);

    public static PropertyPath Of(Resource resource) => new(null, resource);

    public static PropertyPath Of(string root) => new(null, root);

    public PropertyPath At(string name) => new(this, name);

    public PropertyPath At(int index) => new(this, index);

    public override string ToString() =>
        _label switch
        {
            Resource resource => $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]",
            int index => $"{_parent}[{index}]",
            string name when _parent is not null => $"{_parent}.{name}",
            var name => (string)name,
        };
}
