using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class KeepProviderAnswerTests
{
    [Fact]
    public async Task The_first_answer_counts_and_waits_for_the_browser()
    {
        await using var cognito = new TestCognito();
        var (_, client, provider) = await cognito.AFederatedSite();
        var answer = TestCognito.AnswerIn(provider.SignIn(await cognito.ToProvider(client)));
        await cognito.Invoke(new KeepProviderAnswerRequest { Domain = TestCognito.Domain, Answer = answer });
        await cognito.Refuses(new KeepProviderAnswerRequest { Domain = TestCognito.Domain, Answer = answer with { Code = "another" } }, ErrorCodes.InvalidRequest, Over);
        var signedIn = await cognito.Invoke(new CompleteFederatedSignInRequest { Domain = TestCognito.Domain, Answer = new ProviderAnswer { State = answer.State, Code = "of-the-address" }, BrowserKey = TestCognito.BrowserKey });
        Assert.StartsWith(TestCognito.Callback + "?code=", signedIn.Location);
    }

    [Fact]
    public async Task It_is_kept_encrypted_and_for_ten_minutes()
    {
        await using var cognito = new TestCognito();
        var (_, client, provider) = await cognito.AFederatedSite();
        var answer = TestCognito.AnswerIn(provider.SignIn(await cognito.ToProvider(client)));
        await cognito.Invoke(new KeepProviderAnswerRequest { Domain = TestCognito.Domain, Answer = answer });
        var row = await cognito.Database(db => db.FederationAttempts.AsNoTracking().SingleAsync());
        Assert.DoesNotContain(answer.Code!, System.Text.Encoding.UTF8.GetString(row.Answer!));
        Assert.DoesNotContain(answer.State!, row.StateHash);
        cognito.Clock.Advance(TimeSpan.FromMinutes(10));
        await cognito.Refuses(new CompleteFederatedSignInRequest { Domain = TestCognito.Domain, Answer = answer, BrowserKey = TestCognito.BrowserKey }, ErrorCodes.InvalidRequest, Over);
    }

    [Fact]
    public async Task Nothing_is_kept_for_nobody()
    {
        await using var cognito = new TestCognito();
        await cognito.AFederatedSite();
        await cognito.Refuses(new KeepProviderAnswerRequest { Domain = TestCognito.Domain, Answer = new ProviderAnswer { State = "made-up", Code = "x" } }, ErrorCodes.InvalidRequest, Over);
        await cognito.Refuses(new KeepProviderAnswerRequest { Domain = TestCognito.Domain, Answer = new ProviderAnswer() }, ErrorCodes.InvalidRequest, Over);
        Assert.False(await cognito.Database(db => db.FederationAttempts.AnyAsync()));
    }

    internal const string Over = "This sign-in is no longer valid. It may have been open for too long, or cookies are switched off.";
}
