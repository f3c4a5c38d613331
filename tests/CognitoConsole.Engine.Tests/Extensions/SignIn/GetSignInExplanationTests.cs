using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetSignInExplanationTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _client = await _cognito.AClient(_pool);
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Nothing_stands_in_the_way_of_a_confirmed_user()
    {
        var answer = await Explain();
        Assert.True(answer.CanSignIn);
        Assert.Equal(
            [SignInRules.Flow, SignInRules.Password, SignInRules.Lock, SignInRules.Enabled, SignInRules.Status, SignInRules.SecondFactor, SignInRules.Recovery, SignInRules.LoginPages],
            answer.Rules.Select(r => r.Name));
        await _cognito.SignIn(_client);
    }

    [Fact]
    public async Task What_a_sign_in_refuses_is_the_rule_that_fails()
    {
        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = _pool.Id!, Username = "ana" });
        await Fails("ana", SignInRules.Enabled, "The account is disabled.");
        await _cognito.SignUp(_client, "new");
        await Fails("new", SignInRules.Status, "The account is not confirmed: the code of the sign-up was never entered.");
        await _cognito.AUser(_pool, "eve");
        await _cognito.Invoke(new AdminResetUserPasswordRequest { UserPoolId = _pool.Id!, Username = "eve" });
        await Fails("eve", SignInRules.Status, "A new password must be chosen with a code before the next sign-in.");
    }

    [Fact]
    public async Task A_lock_is_told_with_its_end_and_looking_counts_nothing()
    {
        for (var i = 0; i < 6; i++)
        {
            await _cognito.Refusal(_cognito.PasswordAuth(_client, password: "Wrong-Horse-9"));
            _cognito.Clock.Advance(TimeSpan.FromSeconds(i == 4 ? 2 : 0));
        }

        for (var i = 0; i < 3; i++) await Fails("ana", SignInRules.Lock, "After 6 failed attempts, passwords and codes are refused until 2026-03-03 09:05:11 UTC, even the right ones.");
        Assert.Equal(6, await _cognito.Database(async db => (await db.CognitoUsers.SingleAsync(u => u.Username == "ana")).FailedAttempts));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True((await Explain()).CanSignIn);
    }

    [Fact]
    public async Task A_temporary_password_is_a_step_until_it_expires()
    {
        await _cognito.AnInvitedUser(_pool, "ben");
        var answer = await Explain("ben");
        Assert.True(answer.CanSignIn);
        Assert.Equal(SignInRuleOutcome.Step, answer.Rules.Single(r => r.Name == SignInRules.Status).Outcome);
        _cognito.Clock.Advance(TimeSpan.FromDays(8));
        await Fails("ben", SignInRules.TemporaryPassword, "The temporary password expired at 2026-03-10 09:05:07 UTC.");
    }

    [Fact]
    public async Task Required_attributes_and_a_required_second_factor_are_named()
    {
        var pool = await _cognito.APool(p => p with { Schema = [new() { Name = "family_name", Required = true, AttributeDataType = "String", Mutable = true }] });
        await _cognito.SetMfa(pool, "ON", totp: true);
        var client = await _cognito.AClient(pool);
        await _cognito.AnInvitedUser(pool, "ben", attributes: ("email", "ben@example.com"));
        var rules = (await Explain("ben", client)).Rules;
        Assert.Contains("family_name", rules.Single(r => r.Name == SignInRules.RequiredAttributes).Text);
        Assert.Contains("set up during the sign-in", rules.Single(r => r.Name == SignInRules.SecondFactor).Text);
    }

    [Fact]
    public async Task A_client_without_a_flow_fails_unless_it_has_login_pages()
    {
        var refreshOnly = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"] });
        Assert.Equal(SignInRuleOutcome.Failed, (await Explain("ana", refreshOnly)).Rules[0].Outcome);
        await _cognito.ADomain(_pool);
        var web = await _cognito.AWebClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"] });
        Assert.True((await Explain("ana", web)).CanSignIn);
    }

    [Fact]
    public async Task A_key_that_is_away_is_named_first_and_alone()
    {
        const string Arn = "arn:aws:kms:us-east-1:123456789012:key/customers";
        using var keys = new CustomerKeyFolder();
        _cognito.Options.KmsKeys = [keys.New(Arn)];
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, KeyConfiguration = new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = Arn } });
        var confidential = await _cognito.AClient(_pool, c => c with { GenerateSecret = true });
        Assert.True((await Explain()).CanSignIn);
        keys.Take(Arn);
        foreach (var client in new[] { _client, confidential })
        {
            var rule = Assert.Single((await Explain(client: client)).Rules);
            Assert.Equal((SignInRules.EncryptionKey, SignInRuleOutcome.Failed, $"The secrets of the user pool are encrypted under {Arn}, which cannot be used: its file is not there. Nobody can sign in."), (rule.Name, rule.Outcome, rule.Text));
        }
    }

    [Fact]
    public async Task A_password_of_the_import_is_a_password()
    {
        await _cognito.Import(await _cognito.AnImportJob(_pool, "BCRYPT", ["cognito:username=ivy", "email=ivy@example.com", "email_verified=true", "password_hash=$2b$05$CCCCCCCCCCCCCCCCCCCCC.iQECjjk0SlKXH2LxWxjKKRvCAM5GoR."]));
        var answer = await Explain("ivy");
        Assert.True(answer.CanSignIn);
        Assert.StartsWith("The user has the password of the import.", answer.Rules.Single(r => r.Name == SignInRules.Password).Text, StringComparison.Ordinal);
        await _cognito.SignIn(_client, "ivy");
        Assert.Equal("The user has a password.", (await Explain("ivy")).Rules.Single(r => r.Name == SignInRules.Password).Text);
    }

    [Fact]
    public async Task Refuses_a_foreign_client_and_an_unknown_user()
    {
        var foreign = await _cognito.AClient(await _cognito.APool());
        await _cognito.Refuses(new GetSignInExplanationRequest { UserPoolId = _pool.Id!, ClientId = foreign.ClientId!, Username = "ana" }, "ResourceNotFoundException", $"User pool client {foreign.ClientId} does not exist.");
        await _cognito.RefusesUnknownUser(new GetSignInExplanationRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId!, Username = "nobody" });
    }

    [Fact]
    public async Task Somebody_of_a_provider_comes_by_it_alone_and_the_app_client_has_to_offer_it()
    {
        await _cognito.ADomain(_pool);
        var okta = await _cognito.AProvider(_pool);
        var name = await _cognito.AFederatedUser(_pool, okta);
        var (own, shop) = (await _cognito.AWebClient(_pool), await _cognito.AWebClient(_pool, c => c with { SupportedIdentityProviders = ["Okta"] }));

        var answer = await Explain(name, shop);
        Assert.True(answer.CanSignIn);
        Assert.Equal([new SignInWay(SignInWayName.Provider, null) { Provider = "Okta" }], answer.Ways);
        Assert.Equal([SignInRules.Enabled, SignInRules.Status, SignInRules.Providers, SignInRules.LoginPages], answer.Rules.Select(r => r.Name));
        Assert.DoesNotContain(answer.Rules, r => r.Outcome == SignInRuleOutcome.Failed);

        await Fails(name, SignInRules.Providers, "Okta leads to this user. The app client does not offer it.", own);
        Assert.Equal("People come to a provider from login pages, and this app client has none.", (await Explain(name, _client)).Ways.Single().Closed);
        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = _pool.Id!, Username = name });
        Assert.Equal("The account is disabled.", (await Explain(name, shop)).Ways.Single().Closed);
        await _cognito.Invoke(new AdminEnableUserRequest { UserPoolId = _pool.Id!, Username = name });
        await _cognito.Invoke(new DeleteIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Okta" });
        await Fails(name, SignInRules.Providers, "No identity at a provider leads to this user: the provider was deleted, or the link removed. An administrator can link another identity, or set a password.", own);
    }

    [Fact]
    public async Task A_linked_provider_is_one_way_beside_the_password()
    {
        await _cognito.ADomain(_pool);
        await _cognito.AProvider(_pool);
        await _cognito.ALink(_pool, "ana", "Okta", "00u1");
        var shop = await _cognito.AWebClient(_pool, c => c with { SupportedIdentityProviders = ["Okta"], ExplicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"] });
        var answer = await Explain("ana", shop);
        Assert.True(answer.CanSignIn);
        Assert.Equal("Okta", answer.Ways.Single(w => w.Closed is null).Provider);
        Assert.Equal("Okta leads to this user, and the app client offers it.", answer.Rules.Single(r => r.Name == SignInRules.Providers).Text);
        Assert.Equal("The app client does not offer it.", (await Explain("ana", await _cognito.AWebClient(_pool))).Ways.Single(w => w.Provider is not null).Closed);
    }

    [Fact]
    public async Task A_required_attribute_that_neither_user_nor_mapping_has_closes_the_way_of_a_provider()
    {
        var pool = await _cognito.APool(p => p with { Schema = [new() { Name = "family_name", Required = true, AttributeDataType = "String", Mutable = true }] });
        await _cognito.ADomain(pool, "other");
        var name = await _cognito.AFederatedUser(pool, await _cognito.AProvider(pool));
        var shop = await _cognito.AWebClient(pool, c => c with { SupportedIdentityProviders = ["Okta"] });
        Assert.Equal("Required attributes that neither the user has nor the provider's mapping: family_name.", (await Explain(name, shop)).Ways.Single().Closed);
        await _cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Okta", AttributeMapping = new Dictionary<string, string> { ["family_name"] = "surname" } });
        Assert.True((await Explain(name, shop)).CanSignIn);
    }

    private Task<GetSignInExplanationResponse> Explain(string username = "ana", UserPoolClientType? client = null) =>
        _cognito.Invoke(new GetSignInExplanationRequest { UserPoolId = (client ?? _client).UserPoolId!, ClientId = (client ?? _client).ClientId!, Username = username });

    private async Task Fails(string username, string rule, string text, UserPoolClientType? client = null)
    {
        var answer = await Explain(username, client);
        Assert.False(answer.CanSignIn);
        var failed = Assert.Single(answer.Rules, r => r.Outcome == SignInRuleOutcome.Failed);
        Assert.Equal((rule, text), (failed.Name, failed.Text));
    }
}
