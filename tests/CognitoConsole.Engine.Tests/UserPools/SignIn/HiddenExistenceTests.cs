using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>What <see cref="EnumerationTests"/> leaves out of its comparison: how long sealed texts are, and which addresses are shown by one operation after another.</summary>
public sealed class HiddenExistenceTests : IAsyncLifetime
{
    private static readonly string[] Real = ["real01", "real02", "real03", "real04", "real05"];
    private static readonly string[] Fake = [.. Enumerable.Range(10, 40).Select(i => $"fake{i}")];
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });
        _client = await _cognito.AClient(_pool, c => c with { PreventUserExistenceErrors = "ENABLED", ExplicitAuthFlows = [.. c.ExplicitAuthFlows!, "ALLOW_USER_AUTH"] });
        // Confirmed, invited, unconfirmed, disabled, and without an address.
        await _cognito.AUser(_pool, "real01");
        await _cognito.AnInvitedUser(_pool, "real02", attributes: [("email", "real02@example.com"), ("email_verified", "true")]);
        await _cognito.SignUp(_client, "real03");
        await _cognito.AUser(_pool, "real04");
        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = _pool.Id!, Username = "real04" });
        await _cognito.AnInvitedUser(_pool, "real05");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Secret_blocks_have_one_length()
    {
        string[] names = [.. Real, .. Fake, new('x', 128), "яяяяяя"];
        var lengths = new HashSet<int>();
        foreach (var name in names) lengths.Add((await _cognito.Invoke(TestCognito.SrpAuth(_client, new SrpClient(), name))).ChallengeParameters!["SECRET_BLOCK"].Length);
        Assert.Single(lengths);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PASSWORD")]
    [InlineData("PASSWORD_SRP")]
    [InlineData("EMAIL_OTP")]
    public async Task Sessions_have_one_length(string preferred)
    {
        var lengths = new HashSet<int>();
        var challenges = new HashSet<string>();
        foreach (var name in Real.Concat(Fake))
        {
            var start = await _cognito.Invoke(Start(name, preferred));
            lengths.Add(start.Session!.Length);
            challenges.Add(start.ChallengeName!);
        }

        Assert.Single(lengths);
        Assert.Contains(preferred.Length == 0 ? "SELECT_CHALLENGE" : preferred, challenges);
    }

    [Theory]
    [InlineData("real01", "r***@e***")]
    [InlineData("real02", "r***@e***")]
    [InlineData("real03", "r***@e***")]
    [InlineData("real04", "r***@e***")]
    [InlineData("real05", null)]
    public async Task Somebody_is_shown_one_address_by_all_operations_whatever_his_state_is(string name, string? address)
    {
        var shown = await Shown(name);
        Assert.Single(shown);
        if (address is not null) Assert.Equal(address, shown.Single());
        else Assert.Matches(@"^[a-z]\*\*\*@[a-z]\*\*\*$", shown.Single());
    }

    [Fact]
    public async Task Nobody_is_shown_one_address_by_all_operations_and_others_another()
    {
        var all = new HashSet<string>();
        foreach (var name in Fake)
        {
            var shown = await Shown(name);
            all.Add(Assert.Single(shown));
            Assert.Equal(shown, await Shown(name));
            Assert.Matches(@"^[a-z]\*\*\*@[a-z]\*\*\*$", shown.Single());
        }

        Assert.InRange(all.Count, 20, 40);
    }

    [Fact]
    public async Task Nobody_has_what_people_have_where_the_pool_takes_e_mail_and_phone()
    {
        var pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email", "phone_number"], SmsConfiguration = TestCognito.SmsSettings });
        _client = await _cognito.AClient(pool, c => c with { PreventUserExistenceErrors = "ENABLED" });
        var media = new HashSet<string>();
        for (var i = 0; i < 200; i++)
        {
            var name = $"fake{i}";
            var (forgot, resend) = (await Forgot(name), await Resend(name));
            if (forgot.AttributeName == resend.AttributeName) Assert.Equal(forgot.Destination, resend.Destination);
            media.Add($"{forgot.DeliveryMedium} {resend.DeliveryMedium}");
        }

        // A number that is verified, one that waits for it, and none.
        Assert.Equal(["EMAIL EMAIL", "EMAIL SMS", "SMS SMS"], media.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ana@example.com", "email", "a***@e***")]
    [InlineData("+15550001234", "phone_number", "+*******1234")]
    public async Task A_name_that_is_an_address_is_the_address(string name, string attribute, string address)
    {
        var pool = await _cognito.APool(p => p with { UsernameAttributes = [attribute], AutoVerifiedAttributes = [attribute], SmsConfiguration = TestCognito.SmsSettings });
        _client = await _cognito.AClient(pool, c => c with { PreventUserExistenceErrors = "ENABLED" });
        Assert.Equal((attribute, address), ((await Forgot(name)).AttributeName, (await Forgot(name)).Destination));
        Assert.Equal((attribute, address), ((await Resend(name)).AttributeName, (await Resend(name)).Destination));
    }

    /// <summary>The addresses that the operations show for a name; a code as first factor only where it is offered.</summary>
    private async Task<HashSet<string>> Shown(string name)
    {
        var shown = new HashSet<string> { (await Forgot(name)).Destination!, (await Resend(name)).Destination! };
        var start = await _cognito.Invoke(Start(name, "EMAIL_OTP"));
        if (start.ChallengeName == "EMAIL_OTP") shown.Add(start.ChallengeParameters!["CODE_DELIVERY_DESTINATION"]);
        return shown;
    }

    private async Task<CodeDeliveryDetailsType> Forgot(string name) => (await _cognito.Invoke(new ForgotPasswordRequest { ClientId = _client.ClientId!, Username = name })).CodeDeliveryDetails!;

    private async Task<CodeDeliveryDetailsType> Resend(string name) => (await _cognito.Invoke(new ResendConfirmationCodeRequest { ClientId = _client.ClientId!, Username = name })).CodeDeliveryDetails!;

    private InitiateAuthRequest Start(string name, string preferred) => new()
    {
        ClientId = _client.ClientId!,
        AuthFlow = AuthFlowType.UserAuth,
        AuthParameters = new Dictionary<string, string> { ["USERNAME"] = name, ["PREFERRED_CHALLENGE"] = preferred },
    };
}
