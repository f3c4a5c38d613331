using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SetUserPoolClientSessionConfigurationTests : TrackedPool
{
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(10, 9, true)]
    [InlineData(10, 10, false)]
    [InlineData(1440, 1439, true)]
    public async Task A_browser_goes_on_for_as_long_as_the_client_says(int validity, int minutes, bool goesOn)
    {
        await Cognito.Invoke(Set(validity));
        var (browser, _) = await SignInAtSite();
        Cognito.Clock.Advance(TimeSpan.FromMinutes(minutes));
        var answer = await Cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(Client), BrowserSession = browser });
        Assert.Equal(goesOn, answer.Location is not null);
    }

    [Fact]
    public async Task Is_kept_and_needs_tracking()
    {
        Assert.Equal(5, (await Cognito.Invoke(Set(5))).SSOSession!.MaxValidityMinutes);
        Assert.Equal(5, (await Cognito.Invoke(new GetUserPoolClientSessionConfigurationRequest { UserPoolId = Pool.Id!, ClientId = Client.ClientId! })).SSOSession!.MaxValidityMinutes);
        Assert.Equal("ResourceNotFoundException", (await Cognito.Refusal(Set(5) with { ClientId = "unknown" })).Code);
        await Track(20, "DISABLED");
        await RefusesAsUntracked(Set(5));
    }

    private SetUserPoolClientSessionConfigurationRequest Set(int minutes) => new() { UserPoolId = Pool.Id!, ClientId = Client.ClientId!, SSOSession = new() { MaxValidityMinutes = minutes } };
}
