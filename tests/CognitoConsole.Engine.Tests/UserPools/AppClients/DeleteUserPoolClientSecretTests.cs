using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteUserPoolClientSecretTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _client = await _cognito.AClient(_pool, c => c with { GenerateSecret = true });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Ends_the_secret_at_once_and_keeps_the_other()
    {
        var added = (await _cognito.Invoke(new AddUserPoolClientSecretRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId! })).ClientSecretDescriptor!;
        await _cognito.Invoke(Request(await FirstId()));
        Assert.Equal([added.ClientSecretValue!], (await _cognito.Pools.Client(_client.ClientId!)).Secrets);
    }

    [Fact]
    public async Task Refuses_the_last_one() =>
        Assert.Equal((ErrorCodes.InvalidParameterException, "The last secret of a client cannot be deleted."), await _cognito.Refusal(Request(await FirstId())) is var r ? (r.Code, r.Message) : default);

    [Fact]
    public async Task Refuses_an_id_that_is_not_the_clients() =>
        Assert.Equal((ErrorCodes.ResourceNotFoundException, "Client secret x--1 does not exist."), await _cognito.Refusal(Request("x--1")) is var r ? (r.Code, r.Message) : default);

    private async Task<string> FirstId() => (await _cognito.Invoke(new ListUserPoolClientSecretsRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId! })).ClientSecrets![0].ClientSecretId!;

    private DeleteUserPoolClientSecretRequest Request(string id) => new() { UserPoolId = _pool.Id!, ClientId = _client.ClientId!, ClientSecretId = id };
}
