using CsCheck;

namespace PrivateLinkLab.Graph.Tests;

public class ResourceUrnTests
{
    [Fact]
    public void Parse_NestedResource_GivesItsParts()
    {
        var urn = ResourceUrn.Parse("urn:pulumi:dev::shop::lab:network:PrivateVpc$aws:ec2/vpc:Vpc::main-vpc");

        Assert.Equal("dev", urn.Stack);
        Assert.Equal("shop", urn.Project);
        Assert.Equal("lab:network:PrivateVpc$aws:ec2/vpc:Vpc", urn.QualifiedType);
        Assert.Equal(["lab:network:PrivateVpc", "aws:ec2/vpc:Vpc"], urn.TypeChain);
        Assert.Equal("aws:ec2/vpc:Vpc", urn.Type);
        Assert.Equal("main-vpc", urn.Name);
    }

    [Theory]
    [InlineData("urn:pulumi:dev::shop::t::a::b", "a::b")]
    [InlineData("urn:pulumi:dev::shop::t:::x", ":x")]
    [InlineData("urn:pulumi:dev::shop::t::a$b", "a$b")]
    public void Parse_NameWithDelimiters_KeepsThem(string text, string name) =>
        Assert.Equal(name, ResourceUrn.Parse(text).Name);

    [Theory]
    [InlineData("")]
    [InlineData("vpc")]
    [InlineData("urn:pulumi:")]
    [InlineData("urn:pulumi:dev")]
    [InlineData("urn:pulumi:dev::shop::t")]
    [InlineData("urn:pulumi:dev::shop::t::")]
    [InlineData("urn:pulumi:::shop::t::n")]
    [InlineData("urn:pulumi:dev::::t::n")]
    [InlineData("urn:pulumi:dev::shop::::n")]
    [InlineData("URN:pulumi:dev::shop::t::n")]
    public void Parse_NoUrn_SaysWhatIsAccepted(string text)
    {
        Assert.False(ResourceUrn.TryParse(text, out _));
        var error = Assert.Throws<FormatException>(() => ResourceUrn.Parse(text));
        Assert.Equal($"'{text}' is not a URN of the form urn:pulumi:STACK::PROJECT::TYPE::NAME.", error.Message);
    }

    [Theory]
    [InlineData("", "p", "t", "n", "The stack '' cannot be part of a URN; expected a name without ':'.")]
    [InlineData("a:b", "p", "t", "n", "The stack 'a:b' cannot be part of a URN; expected a name without ':'.")]
    [InlineData("s", "p::q", "t", "n", "The project 'p::q' cannot be part of a URN; expected a name without ':'.")]
    [InlineData(
        "s",
        "p",
        "a$b",
        "n",
        "The type 'a$b' cannot be part of a URN; expected a type such as aws:ec2/vpc:Vpc, without '$' and '::'."
    )]
    [InlineData(
        "s",
        "p",
        "a:",
        "n",
        "The type 'a:' cannot be part of a URN; expected a type such as aws:ec2/vpc:Vpc, without '$' and '::'."
    )]
    [InlineData("s", "p", "t", "", "The name '' cannot be part of a URN; expected at least one character.")]
    public void Create_BadPart_NamesIt(string stack, string project, string type, string name, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<FormatException>(() => ResourceUrn.Create(stack, project, null, type, name)).Message
        );

    [Fact]
    public void Create_BelowTheStack_LeavesItsTypeOut()
    {
        var stack = ResourceUrn.Create("dev", "shop", null, ResourceUrn.StackType, "shop-dev");
        var component = ResourceUrn.Create("dev", "shop", stack, "lab:network:PrivateVpc", "main");
        var vpc = ResourceUrn.Create("dev", "shop", component, "aws:ec2/vpc:Vpc", "main-vpc");

        Assert.Equal("urn:pulumi:dev::shop::lab:network:PrivateVpc::main", component.ToString());
        Assert.Equal("urn:pulumi:dev::shop::lab:network:PrivateVpc$aws:ec2/vpc:Vpc::main-vpc", vpc.ToString());
    }

    [Fact]
    public void Parse_WhatWasComposed_GivesTheParts() =>
        Gen.Select(Gen.Char.AlphaNumeric.Array[1, 9], Gen.String[1, 9], Gen.Int[0, 4])
            .Sample(
                (letters, name, depth) =>
                {
                    var word = new string(letters);
                    ResourceUrn? parent = null;
                    for (var i = 0; i < depth; i++)
                    {
                        parent = ResourceUrn.Create(word, word, parent, $"lab:x:{word}{i}", "parent");
                    }

                    var urn = ResourceUrn.Create(word, word, parent, "aws:ec2/vpc:Vpc", name);
                    Assert.Equal(urn, ResourceUrn.Parse(urn.ToString()));
                    Assert.Equal((word, word, "aws:ec2/vpc:Vpc"), (urn.Stack, urn.Project, urn.Type));
                    Assert.Equal(depth + 1, urn.TypeChain.Length);
                    Assert.Equal(PropertyValue.Of(name).Value, urn.Name);
                }
            );

    [Fact]
    public void Compare_None_ComesFirst()
    {
        ResourceUrn? none = null;
        var urn = ResourceUrn.Parse("urn:pulumi:s::p::t::n");

        Assert.True(none == null && none != urn && urn != none && !urn.Equals(none));
        Assert.True(none < urn && none <= urn && urn > none && urn >= none && urn.CompareTo(none) > 0);
    }

    [Theory]
    [InlineData("urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0::0a1b", "default_7_48_0", "0a1b")]
    [InlineData("urn:pulumi:dev::shop::pulumi:providers:aws::a::b::id", "a::b", "id")]
    public void ProviderReference_Text_GivesUrnAndId(string text, string name, string id)
    {
        Assert.True(ProviderReference.TryParse(text, out var reference));
        Assert.Equal((name, id, text), (reference.Urn.Name, reference.Id, reference.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("urn:pulumi:dev::shop::t::")]
    public void ProviderReference_OtherText_IsNone(string? text) =>
        Assert.False(ProviderReference.TryParse(text, out _));
}
