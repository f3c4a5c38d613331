using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>Two people and one e-mail address, which the first has verified.</summary>
public sealed class SetAliasProtectionTests : IAsyncLifetime
{
    private const string Address = "shared@example.com";

    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool(p => p with { AliasAttributes = ["email"], AutoVerifiedAttributes = ["email"] });
        _client = await _cognito.AClient(_pool);
        await _cognito.AUser(_pool, "ana");
        await Verified("ana");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sign_up_that_forces_the_alias_gets_it_only_where_aliases_move(bool never)
    {
        await _cognito.Invoke(Set(never));
        await _cognito.Invoke(new SignUpRequest { ClientId = _client.ClientId!, Username = "ben", Password = TestCognito.Password, UserAttributes = [new() { Name = "email", Value = Address }] });
        var confirm = new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = "ben", ConfirmationCode = await _cognito.NewestCode(_pool), ForceAliasCreation = true };

        if (never) await RefusesAlias(confirm);
        else await _cognito.Invoke(confirm);
        await Owns(never ? "ana" : "ben");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Proving_the_alias_by_a_code_moves_it_only_where_aliases_move(bool never)
    {
        await _cognito.Invoke(Set(never));
        await _cognito.AUser(_pool, "ben");
        var token = (await _cognito.SignIn(_client, "ben")).AccessToken!;
        await _cognito.Invoke(new UpdateUserAttributesRequest { AccessToken = token, UserAttributes = [new() { Name = "email", Value = Address }] });
        var verify = new VerifyUserAttributeRequest { AccessToken = token, AttributeName = "email", Code = await _cognito.NewestCode(_pool) };

        if (never) await RefusesAlias(verify);
        else await _cognito.Invoke(verify);
        await Owns(never ? "ana" : "ben");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_administrator_cannot_force_it_either(bool never)
    {
        await _cognito.Invoke(Set(never));
        var create = new AdminCreateUserRequest
        {
            UserPoolId = _pool.Id!,
            Username = "ben",
            ForceAliasCreation = true,
            MessageAction = "SUPPRESS",
            UserAttributes = [new() { Name = "email", Value = Address }, new() { Name = "email_verified", Value = "true" }],
        };

        if (never) await RefusesAlias(create);
        else await _cognito.Invoke(create);
        await Owns(never ? "ana" : "ben");
    }

    [Fact]
    public Task Of_a_pool_that_does_not_exist_there_is_none() => _cognito.RefusesUnknownPool(new SetAliasProtectionRequest { UserPoolId = "us-east-1_NoSuchOne", NeverMoves = true });

    private SetAliasProtectionRequest Set(bool never) => new() { UserPoolId = _pool.Id!, NeverMoves = never };

    private Task Verified(string username) => _cognito.Invoke(new AdminUpdateUserAttributesRequest
    {
        UserPoolId = _pool.Id!,
        Username = username,
        UserAttributes = [new() { Name = "email", Value = Address }, new() { Name = "email_verified", Value = "true" }],
    });

    private Task RefusesAlias<T>(IRequest<T> request) => _cognito.Refuses(request, ErrorCodes.AliasExistsException, "An account with the email already exists.");

    private async Task Owns(string username) =>
        Assert.Equal(username, (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = Address })).Username);
}
