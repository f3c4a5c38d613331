using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class CheckConfirmationLinkTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolClientType _client = null!;
    private string _code = null!;

    public async ValueTask InitializeAsync()
    {
        var pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], VerificationMessageTemplate = new() { DefaultEmailOption = DefaultEmailOptionType.ConfirmWithLink } });
        await _cognito.ADomain(pool);
        _client = await _cognito.AWebClient(pool, c => c with { GenerateSecret = false });
        await _cognito.SignUp(_client, "eva");
        var mail = System.Net.WebUtility.HtmlDecode((await _cognito.Outbox(pool))[0].Body);
        _code = TestCognito.Member(mail[mail.IndexOf("http", StringComparison.Ordinal)..].Split('"')[0], "confirmation_code");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Knows_the_code_that_has_confirmed_and_no_other()
    {
        Assert.False(await Check(_code));
        await Confirm();
        Assert.True(await Check(_code));
        Assert.True(await Check(_code));
        Assert.False(await Check(_code == "000000" ? "000001" : "000000"));
        Assert.False(await Check(_code, "ana"));
    }

    [Fact]
    public async Task Knows_it_for_a_day()
    {
        await Confirm();
        _cognito.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True(await Check(_code));
        _cognito.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await Check(_code));
    }

    [Fact]
    public async Task Is_no_way_to_guess()
    {
        await Confirm();
        for (var i = 0; i < 15; i++) Assert.False(await Check("x" + i));
        Assert.False(await Check(_code));
    }

    [Fact]
    public async Task The_operation_itself_refuses_as_before()
    {
        await Confirm();
        await _cognito.RefusesAsUnauthorized(new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = "eva", ConfirmationCode = _code }, "User cannot be confirmed. Current status is CONFIRMED");
    }

    [Fact]
    public async Task Is_for_the_hosted_UI_alone() =>
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(Request(_code), _cognito.Anyone)).Code);

    private Task Confirm() => _cognito.Invoke(new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = "eva", ConfirmationCode = _code });

    private async Task<bool> Check(string code, string username = "eva") => (await _cognito.Invoke(Request(code, username))).HasConfirmed;

    private CheckConfirmationLinkRequest Request(string code, string username = "eva") => new() { Domain = TestCognito.Domain, ClientId = _client.ClientId!, Username = username, ConfirmationCode = code };
}
