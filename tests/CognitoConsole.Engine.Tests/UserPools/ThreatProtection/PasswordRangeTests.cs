using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A list of breached passwords elsewhere. Its people's password is on no local list.</summary>
public sealed class PasswordRangeTests : IAsyncLifetime
{
    private const string List = "https://passwords.example.com/range/";
    private const string Breached = "Wheelbarrow-Tin-7-Roof";

    private static readonly string Hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(Breached)));

    private readonly TestCognito _cognito = new(options: new EngineOptions { PasswordRange = new Uri(List) });
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.AProtectedPool();
        _client = await _cognito.AClient(_pool);
        await _cognito.BlockCommonPasswords(_pool);
        _cognito.Web.Asked.Clear();
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData(":17", false)]
    [InlineData(":1\r\n00000000000000000000000000000000000:3", false)]
    [InlineData(":0", true)] // padding
    [InlineData("", true)]
    [InlineData("0:5", true)]
    public async Task A_listed_password_is_refused_at_sign_up(string behind, bool passes)
    {
        Answer($"0018A45C4D1DEF81644B54AB7F969B88D65:4\r\n{Hash[5..]}{behind}");

        var (answer, refusal) = await _cognito.Outcome(SignUp("ben"));
        Assert.Equal(passes, answer is not null);
        if (!passes) Assert.Equal(ErrorCodes.InvalidPasswordException, refusal!.Code);
        var (address, headers) = Assert.Single(_cognito.Web.Asked);
        Assert.Equal((List + Hash[..5], "true"), (address.AbsoluteUri, headers!["Add-Padding"]));
    }

    [Fact]
    public async Task A_breach_that_comes_later_makes_the_person_choose_another_password()
    {
        Answer("");
        await _cognito.Invoke(SignUp("ben"));
        await _cognito.Invoke(new AdminConfirmSignUpRequest { UserPoolId = _pool.Id!, Username = "ben" });
        Assert.NotNull((await _cognito.Invoke(_cognito.PasswordAuth(_client, "ben", Breached))).AuthenticationResult);

        Answer(Hash[5..] + ":2");
        // Within the hour the answer of before holds.
        Assert.NotNull((await _cognito.Invoke(_cognito.PasswordAuth(_client, "ben", Breached))).AuthenticationResult);
        Assert.Single(_cognito.Web.Asked);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(ErrorCodes.PasswordResetRequiredException, (await _cognito.Refusal(_cognito.PasswordAuth(_client, "ben", Breached))).Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(503)]
    public async Task A_list_that_gives_no_answer_stops_nobody_and_is_left_alone_for_a_while(int? status)
    {
        if (status is { } answered) _cognito.Web.Answers(List + Hash[..5], Hash[5..] + ":2", answered);
        await _cognito.Invoke(SignUp("ben"));
        await _cognito.Invoke(SignUp("cleo"));
        Assert.Single(_cognito.Web.Asked);

        Answer(Hash[5..] + ":2");
        _cognito.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(ErrorCodes.InvalidPasswordException, (await _cognito.Refusal(SignUp("dora"))).Code);
    }

    [Fact]
    public async Task A_password_of_the_local_list_and_a_pool_without_threat_protection_ask_nobody()
    {
        Assert.Equal(ErrorCodes.InvalidPasswordException, (await _cognito.Refusal(SignUp("ben") with { Password = "Password1!" })).Code);
        var plain = await _cognito.APool();
        await _cognito.Invoke(SignUp("ben") with { ClientId = (await _cognito.AClient(plain)).ClientId! });
        Assert.Empty(_cognito.Web.Asked);
    }

    private void Answer(string body) => _cognito.Web.Answers(List + Hash[..5], body);

    private SignUpRequest SignUp(string username) => new() { ClientId = _client.ClientId!, Username = username, Password = Breached };
}
