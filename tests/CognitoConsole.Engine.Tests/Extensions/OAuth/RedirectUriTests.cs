using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>Ways in which an address may look like the registered one. None is it.</summary>
public sealed class RedirectUriTests
{
    private const string Registered = TestCognito.Callback;

    [Fact]
    public async Task No_trick_passes_for_the_registered_address()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { LogoutURLs = [Registered] });
        var tricks = RedirectTricks.All;
        Assert.True(tricks.Count >= 250, $"{tricks.Count} tricks");
        foreach (var trick in tricks)
        {
            var authorize = await cognito.Refusal(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) with { RedirectUri = trick } });
            Assert.True(authorize.Code is ErrorCodes.RedirectMismatch or ErrorCodes.ValidationException, trick);
            var logout = await cognito.Refusal(new EndBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = new() { ClientId = client.ClientId }, LogoutUri = trick });
            Assert.True(logout.Code is ErrorCodes.RedirectMismatch or ErrorCodes.ValidationException, trick);
        }
    }

    [Fact]
    [Shows("UserPoolClient.CallbackURLs", "UserPoolClient.LogoutURLs")]
    public async Task The_registered_address_itself_passes()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { LogoutURLs = [Registered] });
        Assert.Null((await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) })).Location);
        var logout = await cognito.Invoke(new EndBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = new() { ClientId = client.ClientId, State = "s" }, LogoutUri = Registered });
        Assert.Equal(Registered + "?state=s", logout.Location);
    }
}
