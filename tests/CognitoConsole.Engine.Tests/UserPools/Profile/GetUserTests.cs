using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetUserTests
{
    [Fact]
    [Shows("UserPoolClient.ReadAttributes")]
    public async Task Shows_what_the_client_may_read()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Schema = [new() { Name = "role", AttributeDataType = AttributeDataType.String }] });
        var plain = await cognito.AClient(pool);
        var narrow = await cognito.AClient(pool, c => c with { ReadAttributes = ["custom:role"] });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("custom:role", "clerk"));
        Assert.Equal(["email", "email_verified", "sub"], await Names(plain));
        Assert.Equal(["custom:role", "sub"], await Names(narrow));

        async Task<IEnumerable<string>> Names(UserPoolClientType client) =>
            (await cognito.Invoke(new GetUserRequest { AccessToken = (await cognito.SignIn(client)).AccessToken! })).UserAttributes!.Select(a => a.Name).Order();
    }

    [Fact]
    public async Task Refuses_every_token_that_is_not_a_living_access_token_of_the_api()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        var access = tokens.AccessToken!;
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = "garbage" }, "Invalid Access Token");
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = "a.b.c" }, "Invalid Access Token");
        Assert.Contains((await cognito.Refusal(new GetUserRequest { AccessToken = tokens.IdToken! })).Message, new[] { "Invalid Access Token", "Could not verify signature for Access Token" });
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = tokens.RefreshToken! }, "Invalid Access Token");
        var parts = access.Split('.');
        var other = (await cognito.SignIn(client)).AccessToken!.Split('.');
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = $"{parts[0]}.{parts[1]}.{other[2]}" }, "Could not verify signature for Access Token");
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = access }, "Access Token has expired");
    }

    [Fact]
    public async Task Takes_no_token_of_a_client_or_scope_that_is_gone()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var access = (await cognito.SignIn(client)).AccessToken!;
        await cognito.Database(async db =>
        {
            db.UserPoolClients.Remove(db.UserPoolClients.Single());
            return await db.SaveChangesAsync();
        });
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = access }, "Invalid Access Token");
    }

    [Fact]
    public async Task Without_revocation_a_global_sign_out_still_counts()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool, c => c with { EnableTokenRevocation = false });
        await cognito.AUser(pool);
        var access = (await cognito.SignIn(client)).AccessToken!;
        Assert.False(TestCognito.Claims(access).TryGetProperty("origin_jti", out _));
        await cognito.Invoke(new GetUserRequest { AccessToken = access });
        await cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = access }, "Access Token has been revoked");
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.Invoke(new GetUserRequest { AccessToken = (await cognito.SignIn(client)).AccessToken! });
    }
}
