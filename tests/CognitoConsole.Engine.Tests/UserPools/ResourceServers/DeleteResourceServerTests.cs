using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteResourceServerTests
{
    [Fact]
    public async Task Deletes_it_and_its_scopes_can_no_longer_be_given_to_a_client()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "API", Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }] });
        var delete = new DeleteResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api" };
        await cognito.Invoke(delete);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(delete)).Code);
        Assert.Equal(ErrorCodes.ScopeDoesNotExistException, (await cognito.Refusal(new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "app", AllowedOAuthScopes = ["api/read"] })).Code);
    }
}
