using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AddCustomAttributesTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { Schema = [new() { Name = "team" }] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Appends_them_with_their_prefix()
    {
        await Add(new SchemaAttributeType { Name = "level", AttributeDataType = "Number" }, new() { Name = "note", DeveloperOnlyAttribute = true }, new() { Name = "email" });
        var names = (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!.SchemaAttributes!.Select(a => a.Name!).ToList();
        Assert.Equal(["custom:team", "custom:level", "dev:custom:note", "custom:email"], names[20..]);
    }

    [Fact]
    public async Task Refuses_a_name_that_is_there() =>
        Assert.Equal("custom:team: Existing attribute already has name custom:team.", (await Refusal(new SchemaAttributeType { Name = "team" })).Message);

    [Fact]
    public async Task Refuses_the_same_name_twice() =>
        Assert.Equal("Duplicate custom attribute names custom:a are not allowed in a user pool schema.", (await Refusal(new SchemaAttributeType { Name = "a" }, new() { Name = "a" })).Message);

    [Fact]
    public async Task Refuses_a_required_attribute() =>
        Assert.Equal("Required custom attributes are not supported currently.", (await Refusal(new SchemaAttributeType { Name = "a", Required = true })).Message);

    [Fact]
    public async Task Twenty_six_at_once_are_shown_as_they_came_and_cut_off()
    {
        var message = (await Refusal([.. Enumerable.Range(0, 26).Select(i => new SchemaAttributeType { Name = $"a{i}", Mutable = true, StringAttributeConstraints = new() { MaxLength = "5" } })])).Message;
        Assert.StartsWith("1 validation error detected: Value '[SchemaAttributeType(name=a0, attributeDataType=null, developerOnlyAttribute=null, mutable=true, required=null, numberAttributeConstraints=null, stringAttributeConstraints=StringAttributeConstraintsType(minLength=null, maxLength=5)), SchemaAttributeType(name=a1, ", message, StringComparison.Ordinal);
        Assert.EndsWith("' at 'customAttributes' failed to satisfy constraint: Member must have length less than or equal to 25", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 512, 700);
    }

    [Fact]
    public async Task Refuses_the_fifty_first()
    {
        await Add([.. Enumerable.Range(0, 25).Select(i => new SchemaAttributeType { Name = $"a{i}" })]);
        await Add([.. Enumerable.Range(0, 24).Select(i => new SchemaAttributeType { Name = $"b{i}" })]);
        Assert.EndsWith("Member must have length less than or equal to 50", (await Refusal(new SchemaAttributeType { Name = "c" })).Message);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool() =>
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new AddCustomAttributesRequest { UserPoolId = "us-east-1_nothing00", CustomAttributes = [new() { Name = "a" }] })).Code);

    private Task Add(params SchemaAttributeType[] attributes) => _cognito.Invoke(new AddCustomAttributesRequest { UserPoolId = _pool.Id!, CustomAttributes = attributes });

    private Task<CognitoException> Refusal(params SchemaAttributeType[] attributes) => _cognito.Refusal(new AddCustomAttributesRequest { UserPoolId = _pool.Id!, CustomAttributes = attributes });
}
