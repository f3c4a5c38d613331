using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateResourceServerTests
{
    [Fact]
    public async Task Replaces_name_and_scopes_and_leaves_clients_their_lists()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "API", Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }] });
        var client = await cognito.AClient(pool, c => c with { AllowedOAuthScopes = ["api/read"] });
        var updated = (await cognito.Invoke(new UpdateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "New", Scopes = [new() { ScopeName = "write", ScopeDescription = "Write" }] })).ResourceServer;
        Assert.Equal(("New", "write"), (updated.Name, updated.Scopes!.Single().ScopeName));
        Assert.Equal(["api/read"], (await cognito.Pools.Client(client.ClientId!)).Client.AllowedOAuthScopes);
        Assert.Empty((await cognito.Invoke(new UpdateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "New" })).ResourceServer.Scopes!);
    }

    [Fact]
    public async Task Refuses_an_unknown_one_and_a_scope_twice()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var request = new UpdateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "API" };
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request)).Code);
        Assert.Equal("Duplicate scope name a.", (await cognito.Refusal(request with { Scopes = [new() { ScopeName = "a", ScopeDescription = "1" }, new() { ScopeName = "a", ScopeDescription = "2" }] })).Message);
    }
}
