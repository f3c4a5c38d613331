using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ChangePasswordTests
{
    [Fact]
    public async Task The_right_previous_password_sets_the_new_one_for_every_flow()
    {
        await using var cognito = new TestCognito();
        var (_, client, token) = await SignedIn(cognito);
        await cognito.Invoke(Change(token));
        await cognito.SignIn(client, password: "Another-Horse-9");
        Assert.NotNull((await cognito.Invoke(await cognito.SrpProof(client, password: "Another-Horse-9"))).AuthenticationResult);
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client), "Incorrect username or password.");
    }

    [Fact]
    public async Task Refuses_a_wrong_or_missing_previous_password_and_a_weak_new_one()
    {
        await using var cognito = new TestCognito();
        var (_, client, token) = await SignedIn(cognito);
        await cognito.RefusesAsUnauthorized(Change(token) with { PreviousPassword = "Wrong-Horse-9" }, "Incorrect username or password.");
        await cognito.RefusesAsInvalid(Change(token) with { PreviousPassword = null }, "Missing required parameter PreviousPassword");
        await cognito.Refuses(Change(token) with { ProposedPassword = "weak" }, ErrorCodes.InvalidPasswordException, "Password did not conform with policy: Password not long enough");
        await cognito.SignIn(client);
    }

    [Fact]
    public async Task Five_times_an_hour()
    {
        await using var cognito = new TestCognito();
        var (_, _, token) = await SignedIn(cognito);
        for (var i = 0; i < 5; i++) await cognito.RefusesAsUnauthorized(Change(token) with { PreviousPassword = "Wrong-Horse-9" }, "Incorrect username or password.");
        cognito.Clock.Advance(TimeSpan.FromSeconds(2));
        await cognito.Refuses(Change(token), ErrorCodes.LimitExceededException, "Attempt limit exceeded, please try after some time.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [Shows("UserPool.Policies.PasswordPolicy.PasswordHistorySize")]
    public async Task The_history_remembers_as_many_as_the_pool_says(int size)
    {
        await using var cognito = new TestCognito();
        var (pool, client, _) = await SignedIn(cognito, p => p with { Policies = new() { PasswordPolicy = new() { MinimumLength = 8, PasswordHistorySize = size } } });
        var current = TestCognito.Password;
        for (var i = 1; i <= 5; i++) current = await To($"Horse-{i}-Horse");
        for (var back = 5; back >= 1; back--)
        {
            cognito.Clock.Advance(TimeSpan.FromHours(1));
            var token = (await cognito.SignIn(client, password: current)).AccessToken!;
            var request = new ChangePasswordRequest { AccessToken = token, PreviousPassword = current, ProposedPassword = $"Horse-{back}-Horse" };
            if (5 - back < size) await cognito.Refuses(request, ErrorCodes.PasswordHistoryPolicyViolationException, "Password has previously been used.");
            else break;
        }

        Assert.InRange(await cognito.Database(async db => await Task.FromResult(db.PreviousPasswords.Count(p => p.UserPoolId == pool.Id))), 0, Math.Max(0, size - 1));
        if (size < 5) await To($"Horse-{5 - size}-Horse");

        async Task<string> To(string next)
        {
            cognito.Clock.Advance(TimeSpan.FromHours(1));
            await cognito.Invoke(new ChangePasswordRequest { AccessToken = (await cognito.SignIn(client, password: current)).AccessToken!, PreviousPassword = current, ProposedPassword = next });
            return next;
        }
    }

    [Fact]
    public async Task Refuses_a_token_that_is_no_access_token_of_the_api()
    {
        await using var cognito = new TestCognito();
        var (_, client, _) = await SignedIn(cognito);
        var tokens = await cognito.SignIn(client);
        await cognito.RefusesAsUnauthorized(Change("no-token"), "Invalid Access Token");
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await cognito.Refusal(Change(tokens.IdToken!))).Code);
    }

    private static async Task<(UserPoolType, UserPoolClientType, string)> SignedIn(TestCognito cognito, Func<CreateUserPoolRequest, CreateUserPoolRequest>? with = null)
    {
        var pool = await cognito.APool(with);
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        return (pool, client, (await cognito.SignIn(client)).AccessToken!);
    }

    private static ChangePasswordRequest Change(string token) => new() { AccessToken = token, PreviousPassword = TestCognito.Password, ProposedPassword = "Another-Horse-9" };
}
