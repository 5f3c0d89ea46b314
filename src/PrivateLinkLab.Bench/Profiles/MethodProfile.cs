using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PrivateLinkLab.Bench.Profiles;

/// <summary>
/// Writes a list of methods in the form in which the ahead-of-time compiler takes one (.mibc): an assembly that nobody runs, whose
/// method AssemblyDictionary loads the token of a method for each group of assemblies, which loads the tokens of the methods.
/// </summary>
internal sealed class MethodProfile
{
    private readonly MetadataBuilder _metadata = new();
    private readonly BlobBuilder _code = new();
    private readonly Dictionary<string, AssemblyReferenceHandle> _assemblies = [];
    private readonly Dictionary<Type, EntityHandle> _types = [];
    private readonly SortedDictionary<string, List<EntityHandle>> _groups = new(StringComparer.Ordinal);

    /// <summary>Adds a method with its type arguments; false when it cannot be written.</summary>
    public bool TryAdd(MethodBase method)
    {
        try
        {
            var handle = Reference(method);
            var assemblies = new SortedSet<string>(StringComparer.Ordinal);
            AddAssemblies(method.DeclaringType!, assemblies);
            foreach (var argument in method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : [])
            {
                AddAssemblies(argument, assemblies);
            }

            var own = method.DeclaringType!.Assembly.GetName().Name!;
            assemblies.Remove(own);
            var group = string.Concat(assemblies.Prepend(own).Select(name => name + ";"));
            if (!_groups.TryGetValue(group, out var methods))
            {
                _groups.Add(group, methods = []);
            }

            methods.Add(handle);
            return true;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    public void Write(string path)
    {
        var bodies = new MethodBodyStreamEncoder(_code);
        var methods = new List<(string Name, int Body)>();
        var dictionary = new InstructionEncoder(new BlobBuilder());
        foreach (var (group, handles) in _groups)
        {
            var list = new InstructionEncoder(new BlobBuilder());
            foreach (var handle in handles)
            {
                list.OpCode(ILOpCode.Ldtoken);
                list.Token(handle);
                list.OpCode(ILOpCode.Pop);
            }

            list.OpCode(ILOpCode.Ret);
            methods.Add(($"Group{methods.Count}", bodies.AddMethodBody(list)));
            dictionary.LoadString(_metadata.GetOrAddUserString(group));
            dictionary.OpCode(ILOpCode.Ldtoken);
            dictionary.Token(MetadataTokens.MethodDefinitionHandle(methods.Count));
            dictionary.OpCode(ILOpCode.Pop);
        }

        dictionary.OpCode(ILOpCode.Ret);
        methods.Add(("AssemblyDictionary", bodies.AddMethodBody(dictionary)));

        var name = Path.GetFileNameWithoutExtension(path);
        _metadata.AddModule(0, _metadata.GetOrAddString(name), _metadata.GetOrAddGuid(default), default, default);
        _metadata.AddAssembly(_metadata.GetOrAddString(name), new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        _metadata.AddTypeDefinition(
            default, default, _metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature().Parameters(0, type => type.Void(), _ => { });
        foreach (var (method, body) in methods)
        {
            _metadata.AddMethodDefinition(
                MethodAttributes.Public | MethodAttributes.Static, MethodImplAttributes.IL, _metadata.GetOrAddString(method),
                _metadata.GetOrAddBlob(signature), body, MetadataTokens.ParameterHandle(1));
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(_metadata), _code,
            deterministicIdProvider: _ => new BlobContentId(Guid.Empty, 1)).Serialize(image);
        using var file = File.Create(path);
        image.WriteContentTo(file);
    }

    private EntityHandle Reference(MethodBase method)
    {
        var definition = method.Module.ResolveMethod(method.MetadataToken)!;
        var type = method.DeclaringType ?? throw new NotSupportedException();
        var signature = new BlobBuilder();
        var generic = definition.IsGenericMethodDefinition ? definition.GetGenericArguments().Length : 0;
        var parameters = definition.GetParameters();
        new BlobEncoder(signature)
            .MethodSignature(genericParameterCount: generic, isInstanceMethod: !definition.IsStatic)
            .Parameters(
                parameters.Length,
                result =>
                {
                    if (definition is not MethodInfo { ReturnParameter: var returned } || returned.ParameterType == typeof(void))
                    {
                        if (definition is MethodInfo { ReturnParameter: var none })
                        {
                            Modifiers(result.CustomModifiers(), none);
                        }

                        result.Void();
                    }
                    else
                    {
                        Modifiers(result.CustomModifiers(), returned);
                        Encode(result.Type(returned.ParameterType.IsByRef), returned.ParameterType);
                    }
                },
                list =>
                {
                    foreach (var parameter in parameters)
                    {
                        var one = list.AddParameter();
                        Modifiers(one.CustomModifiers(), parameter);
                        Encode(one.Type(parameter.ParameterType.IsByRef), parameter.ParameterType);
                    }
                });
        EntityHandle member = _metadata.AddMemberReference(
            Reference(type), _metadata.GetOrAddString(definition.Name), _metadata.GetOrAddBlob(signature));
        if (generic == 0)
        {
            return member;
        }

        var instantiation = new BlobBuilder();
        var arguments = new BlobEncoder(instantiation).MethodSpecificationSignature(generic);
        foreach (var argument in method.GetGenericArguments())
        {
            Encode(arguments.AddArgument(), argument);
        }

        return _metadata.AddMethodSpecification(member, _metadata.GetOrAddBlob(instantiation));
    }

    private void Modifiers(CustomModifiersEncoder encoder, ParameterInfo parameter)
    {
        foreach (var required in parameter.GetRequiredCustomModifiers())
        {
            encoder = encoder.AddModifier(Definition(required), isOptional: false);
        }

        foreach (var optional in parameter.GetOptionalCustomModifiers())
        {
            encoder = encoder.AddModifier(Definition(optional), isOptional: true);
        }
    }

    private EntityHandle Reference(Type type)
    {
        if (!type.IsGenericType && !type.HasElementType)
        {
            return Definition(type);
        }

        if (!_types.TryGetValue(type, out var handle))
        {
            var blob = new BlobBuilder();
            Encode(new BlobEncoder(blob).TypeSpecificationSignature(), type);
            _types.Add(type, handle = _metadata.AddTypeSpecification(_metadata.GetOrAddBlob(blob)));
        }

        return handle;
    }

    private EntityHandle Definition(Type type)
    {
        type = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (_types.TryGetValue(type, out var handle))
        {
            return handle;
        }

        EntityHandle scope = type.DeclaringType is { } outer ? Definition(outer)
            : IsCanon(type) ? Assembly("System.Private.Canon")
            : Assembly(type.Assembly.GetName().Name!);
        handle = _metadata.AddTypeReference(
            scope, type.IsNested ? default : _metadata.GetOrAddString(type.Namespace ?? ""), _metadata.GetOrAddString(type.Name));
        _types.Add(type, handle);
        return handle;
    }

    private AssemblyReferenceHandle Assembly(string name)
    {
        if (!_assemblies.TryGetValue(name, out var handle))
        {
            handle = _metadata.AddAssemblyReference(_metadata.GetOrAddString(name), new Version(0, 0, 0, 0), default, default, default, default);
            _assemblies.Add(name, handle);
        }

        return handle;
    }

    private void Encode(SignatureTypeEncoder encoder, Type type)
    {
        if (type.IsByRef)
        {
            type = type.GetElementType()!;
        }

        if (type.IsFunctionPointer || type.IsByRef)
        {
            throw new NotSupportedException();
        }

        if (type.IsPointer)
        {
            if (type.GetElementType() == typeof(void))
            {
                encoder.VoidPointer();
            }
            else
            {
                Encode(encoder.Pointer(), type.GetElementType()!);
            }
        }
        else if (type.IsSZArray)
        {
            Encode(encoder.SZArray(), type.GetElementType()!);
        }
        else if (type.IsArray)
        {
            throw new NotSupportedException();
        }
        else if (type.IsGenericMethodParameter)
        {
            encoder.GenericMethodTypeParameter(type.GenericParameterPosition);
        }
        else if (type.IsGenericParameter)
        {
            encoder.GenericTypeParameter(type.GenericParameterPosition);
        }
        else if (type.IsGenericType)
        {
            var arguments = encoder.GenericInstantiation(Definition(type), type.GetGenericArguments().Length, type.IsValueType);
            foreach (var argument in type.GetGenericArguments())
            {
                Encode(arguments.AddArgument(), argument);
            }
        }
        else if (type == typeof(IntPtr))
        {
            encoder.IntPtr();
        }
        else if (type == typeof(UIntPtr))
        {
            encoder.UIntPtr();
        }
        else if (type == typeof(object))
        {
            encoder.Object();
        }
        else if (type == typeof(TypedReference))
        {
            encoder.TypedReference();
        }
        else if (type.IsPrimitive || type == typeof(string))
        {
            encoder.PrimitiveType(Enum.Parse<PrimitiveTypeCode>(type.Name));
        }
        else
        {
            encoder.Type(Definition(type), type.IsValueType);
        }
    }

    private static void AddAssemblies(Type type, SortedSet<string> names)
    {
        if (type.HasElementType)
        {
            AddAssemblies(type.GetElementType()!, names);
            return;
        }

        if (!type.IsPrimitive && !IsCanon(type))
        {
            names.Add(type.Assembly.GetName().Name!);
        }

        foreach (var argument in type.GetGenericArguments())
        {
            AddAssemblies(argument, names);
        }
    }

    private static bool IsCanon(Type type) => type.FullName == "System.__Canon";
}
