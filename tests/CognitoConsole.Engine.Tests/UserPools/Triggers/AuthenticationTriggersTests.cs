using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AuthenticationTriggersTests : TriggerContext
{
    [Fact]
    [Shows("UserPool.LambdaConfig.PreAuthentication")]
    public async Task PreAuthentication_refuses_before_the_password_is_looked_at()
    {
        await Given(async f => new() { PreAuthentication = await f("if (event.request.validationData?.device !== 'known') throw new Error('Unknown device')") });
        await Cognito.AUser(Pool);
        await Refuses(Cognito.PasswordAuth(Client), ErrorCodes.UserLambdaValidationException, "PreAuthentication failed with error Unknown device.");
        await Refuses(Cognito.PasswordAuth(Client, password: "Wrong-Horse-9"), ErrorCodes.UserLambdaValidationException, "PreAuthentication failed with error Unknown device.");
        var known = new Dictionary<string, string> { ["device"] = "known" };
        Assert.NotNull((await Cognito.Invoke(Cognito.PasswordAuth(Client) with { ClientMetadata = known })).AuthenticationResult);
        await Refuses(TestCognito.SrpAuth(Client, new SrpClient()), ErrorCodes.UserLambdaValidationException, "PreAuthentication failed with error Unknown device.");
        await Cognito.Invoke(TestCognito.SrpAuth(Client, new SrpClient()) with { ClientMetadata = known });
        await Refuses(TestCognito.AdminPasswordAuth(Client), ErrorCodes.UserLambdaValidationException, "PreAuthentication failed with error Unknown device.");
    }

    [Fact]
    public async Task PreAuthentication_hears_of_strangers_only_where_existence_is_hidden()
    {
        await Given(async f => new() { PreAuthentication = await f("") }, client: c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled });
        await Cognito.RefusesAsUnauthorized(Cognito.PasswordAuth(Client, "nobody"), "Incorrect username or password.");
        var sent = await OnlyCall("PreAuthentication");
        Assert.True((bool)sent["request"]!["userNotFound"]!);
        Assert.Empty(sent["request"]!["userAttributes"]!.AsObject());

        var open = await Cognito.AClient(Pool, c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Legacy });
        await Cognito.RefusesUnknownUser(Cognito.PasswordAuth(open, "nobody"));
        Assert.Single(await Calls("PreAuthentication"));
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.PostAuthentication")]
    public async Task PostAuthentication_may_deny_the_tokens()
    {
        await Given(async f => new() { PostAuthentication = await f("if (event.request.userAttributes.email === 'ana@example.com') throw new Error('Too late in the day')") });
        await Cognito.AUser(Pool);
        await Cognito.AUser(Pool, "ben");
        await Refuses(Cognito.PasswordAuth(Client), ErrorCodes.UserLambdaValidationException, "PostAuthentication failed with error Too late in the day.");
        await Cognito.SignIn(Client, "ben");
        await Cognito.RefusesAsUnauthorized(Cognito.PasswordAuth(Client, password: "Wrong-Horse-9"), "Incorrect username or password.");
        Assert.Equal(2, (await Calls("PostAuthentication")).Count);
        Assert.Equal(0, await Cognito.Database(db => Task.FromResult(db.RefreshTokens.Count(t => t.Username == "ana"))));
    }

    [Fact]
    public async Task Nothing_is_asked_again_at_a_refresh()
    {
        await Given(async f => new() { PreAuthentication = await f(""), PostAuthentication = await f("") });
        await Cognito.AUser(Pool);
        var tokens = await Cognito.SignIn(Client);
        await Cognito.Invoke(TestCognito.RefreshAuth(Client, tokens.RefreshToken!));
        Assert.Single(await Calls("PreAuthentication"));
        Assert.Single(await Calls("PostAuthentication"));
    }

    [Fact]
    public async Task The_hosted_UI_asks_both_and_says_what_they_say()
    {
        await Given(async f => new() { PreAuthentication = await f("if (event.userName === 'ben') throw new Error('Ben is on holiday')"), PostAuthentication = await f("") });
        await Cognito.ADomain(Pool);
        var site = await Cognito.AWebClient(Pool, c => c with { GenerateSecret = false });
        await Cognito.AUser(Pool);
        await Cognito.AUser(Pool, "ben");
        Assert.NotNull((await Cognito.SignInAtSite(site)).Location);
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => Cognito.SignInAtSite(site, "ben"));
        Assert.Equal("PreAuthentication failed with error Ben is on holiday.", refusal.Message);
        Assert.Single(await Calls("PostAuthentication"));
    }
}
