using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListUserPoolClientSecretsTests
{
    [Fact]
    public async Task Shows_ids_and_dates_but_no_values()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool, c => c with { GenerateSecret = true });
        await cognito.Invoke(new AddUserPoolClientSecretRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! });
        var secrets = (await cognito.Invoke(new ListUserPoolClientSecretsRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! })).ClientSecrets!;
        Assert.Equal(2, secrets.Select(s => s.ClientSecretId).Distinct().Count());
        Assert.All(secrets, s => Assert.Null(s.ClientSecretValue));
        Assert.All(secrets, s => Assert.Equal(cognito.Clock.GetUtcNow().ToUnixTimeSeconds(), s.ClientSecretCreateDate!.Value.ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task Is_empty_for_a_public_client_and_has_no_second_page()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        Assert.Empty((await cognito.Invoke(new ListUserPoolClientSecretsRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! })).ClientSecrets!);
        Assert.Equal("Invalid pagination token.", (await cognito.Refusal(new ListUserPoolClientSecretsRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, NextToken = "x" })).Message);
    }
}
