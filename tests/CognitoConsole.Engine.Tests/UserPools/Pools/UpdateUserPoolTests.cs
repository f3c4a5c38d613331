using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateUserPoolTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with
    {
        AliasAttributes = ["email"],
        UsernameConfiguration = new() { CaseSensitive = false },
        Schema = [new() { Name = "email", Required = true }, new() { Name = "team" }],
        DeletionProtection = "ACTIVE",
        AutoVerifiedAttributes = ["email"],
        Policies = new() { PasswordPolicy = new() { MinimumLength = 20, PasswordHistorySize = 5 } },
        UserPoolTags = new Dictionary<string, string> { ["team"] = "blue" },
    });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Resets_what_the_request_leaves_out_but_neither_the_name_nor_what_is_immutable()
    {
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id! });
        var updated = await Describe();
        var fresh = await _cognito.APool();
        var expected = fresh with
        {
            Id = _pool.Id,
            Arn = _pool.Arn,
            CreationDate = _pool.CreationDate,
            LastModifiedDate = updated.LastModifiedDate,
            AliasAttributes = _pool.AliasAttributes,
            UsernameConfiguration = _pool.UsernameConfiguration,
            SchemaAttributes = _pool.SchemaAttributes,
        };
        Assert.Equal(Json(expected), Json(updated));
    }

    [Fact]
    public async Task Changes_what_the_request_names()
    {
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, PoolName = "Renamed", UserPoolTier = "PLUS", AdminCreateUserConfig = new() { AllowAdminCreateUserOnly = true } });
        var updated = await Describe();
        Assert.Equal(("Renamed", "PLUS", true), (updated.Name, updated.UserPoolTier, updated.AdminCreateUserConfig!.AllowAdminCreateUserOnly));
        Assert.True(updated.LastModifiedDate > _pool.LastModifiedDate);
    }

    [Fact]
    public async Task Is_in_force_at_once_for_those_who_had_the_pool_at_hand()
    {
        await _cognito.Pools.Pool(_pool.Id!);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, PoolName = "Renamed" });
        Assert.Equal("Renamed", (await _cognito.Pools.Pool(_pool.Id!)).Name);
    }

    [Fact]
    public async Task Ends_in_a_conflict_when_the_pool_has_changed_since_it_was_read()
    {
        var read = await Describe();
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, PoolName = "First", ExpectedLastModifiedDate = read.LastModifiedDate });
        var refusal = await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, PoolName = "Second", ExpectedLastModifiedDate = read.LastModifiedDate });
        Assert.Equal(ErrorCodes.ConcurrentModificationException, refusal.Code);
        Assert.Equal("First", (await Describe()).Name);
    }

    [Fact]
    public async Task Ends_in_a_conflict_when_two_save_at_the_same_time()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            try
            {
                await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, PoolName = $"Name {i}" });
                return "saved";
            }
            catch (CognitoException refusal)
            {
                return refusal.Code;
            }
        }));
        var saved = outcomes.Count(o => o == "saved");
        Assert.All(outcomes, o => Assert.Contains(o, (string[])["saved", ErrorCodes.ConcurrentModificationException]));
        Assert.Equal(saved, await _cognito.Database(db => db.UserPools.Where(p => p.Id == _pool.Id).Select(p => p.Version).SingleAsync()));
    }

    [Fact]
    public async Task Refuses_a_lower_feature_plan_that_lacks_a_used_feature()
    {
        var lower = new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "LITE", Policies = new() { PasswordPolicy = new() { PasswordHistorySize = 5 } } };
        Assert.Equal(ErrorCodes.TierChangeNotAllowedException, (await _cognito.Refusal(lower)).Code);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "LITE" });
        Assert.Equal(ErrorCodes.FeatureUnavailableInTierException, (await _cognito.Refusal(lower)).Code);
    }

    public static TheoryData<string, Func<TestCognito, UserPoolType, Task>, Func<TestCognito, UserPoolType, Task>> AboveLite => new()
    {
        { "Email MFA", (c, p) => c.SetMfa(p, "OPTIONAL", email: true), (c, p) => c.SetMfa(p, "OFF") },
        { "Email MFA", (c, p) => c.SetMfa(p, "ON", email: true), (c, p) => c.SetMfa(p, "ON", totp: true) },
        { "Passkey MFA", (c, p) => Passkeys(c, p, "MULTI_FACTOR_WITH_USER_VERIFICATION"), (c, p) => Passkeys(c, p, "SINGLE_FACTOR") },
        { "Session tracking", (c, p) => Sessions(c, p, "ENABLED"), (c, p) => Sessions(c, p, "DISABLED") },
        { "Choice-based sign-in of the app client Web app", (c, p) => Choice(c, p), (c, p) => c.Database(db => db.UserPoolClients.ExecuteDeleteAsync()) },
    };

    /// <summary>Also what other operations store, which the request does not carry.</summary>
    [Theory]
    [MemberData(nameof(AboveLite))]
    public async Task The_Lite_plan_is_refused_while_the_pool_uses_more(string feature, Func<TestCognito, UserPoolType, Task> use, Func<TestCognito, UserPoolType, Task> leave)
    {
        await use(_cognito, _pool);
        foreach (var mfa in new[] { UserPoolMfaType.Off, (await Describe()).MfaConfiguration })
        {
            var refusal = await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "LITE", MfaConfiguration = mfa });
            Assert.Equal((ErrorCodes.TierChangeNotAllowedException, $"{feature} is not available in the LITE feature plan of the user pool."), (refusal.Code, refusal.Message));
            Assert.Equal("userPoolTier", Assert.Single(refusal.Fields).Path);
        }

        Assert.Equal(UserPoolTierType.Essentials, (await Describe()).UserPoolTier);
        await leave(_cognito, _pool);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "LITE", MfaConfiguration = (await Describe()).MfaConfiguration });
        var again = await Assert.ThrowsAsync<CognitoException>(() => use(_cognito, _pool));
        Assert.Equal((ErrorCodes.FeatureUnavailableInTierException, $"{feature.Split(" of ")[0]} is not available in the LITE feature plan of the user pool."), (again.Code, again.Message));
    }

    [Fact]
    public async Task Everything_that_stands_in_the_way_of_the_Lite_plan_is_named_at_once()
    {
        await _cognito.SetMfa(_pool, "OPTIONAL", totp: true, email: true);
        await Sessions(_cognito, _pool, "ENABLED");
        var refusal = await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "LITE", MfaConfiguration = "OPTIONAL" });
        Assert.Equal(["Email MFA is not available in the LITE feature plan of the user pool.", "Session tracking is not available in the LITE feature plan of the user pool."], refusal.Fields.Select(f => f.Message));
    }

    private static Task Choice(TestCognito cognito, UserPoolType pool) =>
        cognito.Invoke(new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "Web app", ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });

    private static Task Passkeys(TestCognito cognito, UserPoolType pool, string factor) =>
        cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com", FactorConfiguration = factor } });

    private static Task Sessions(TestCognito cognito, UserPoolType pool, string tracking) =>
        cognito.Invoke(new SetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id!, UserSessionTracking = tracking, TokenSession = new() { MaxPerUser = 20 } });

    [Fact]
    public async Task Refuses_what_CreateUserPool_refuses_and_changes_nothing()
    {
        Assert.Equal("SMS configuration is required when phone_number is selected for auto verification", (await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, AutoVerifiedAttributes = ["phone_number"] })).Message);
        Assert.Equal("Invalid snsRegion. Allowed SNS region for us-east-1 is us-east-1", (await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, SmsConfiguration = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms", SnsRegion = "eu-west-1" } })).Message);
        Assert.Equal(Json(_pool), Json(await Describe()));
    }

    [Fact]
    public async Task Writes_down_what_was_before_and_after()
    {
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, PoolName = "Renamed" });
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-idp:UpdateUserPool"));
        var members = JsonDocument.Parse(entry.Changes).RootElement.GetProperty($"UserPool/{_pool.Id}");
        Assert.Equal("""["Test pool","Renamed"]""", members.GetProperty("Name").GetRawText());
        Assert.Equal("""["ACTIVE","INACTIVE"]""", members.GetProperty("DeletionProtection").GetRawText());
        Assert.False(members.TryGetProperty("SchemaAttributes", out _));
    }

    [Fact]
    public async Task MFA_is_switched_here_and_the_other_factors_stay()
    {
        var pool = await _cognito.APool();
        UpdateUserPoolRequest Update(string? mfa, bool sms) => new() { UserPoolId = pool.Id!, MfaConfiguration = mfa, SmsConfiguration = sms ? TestCognito.SmsSettings : null, SmsAuthenticationMessage = sms ? "Code {####}" : null };
        Task<GetUserPoolMfaConfigResponse> Config() => _cognito.Invoke(new GetUserPoolMfaConfigRequest { UserPoolId = pool.Id! });
        Assert.Equal("SMS configuration and Auto verification for phone_number are required when MFA is optional", (await _cognito.Refusal(Update("OPTIONAL", false))).Message);

        await _cognito.Invoke(Update("OPTIONAL", true));
        Assert.Equal(("OPTIONAL", "Code {####}"), ((await Config()).MfaConfiguration, (await Config()).SmsMfaConfiguration!.SmsAuthenticationMessage));
        await _cognito.SetMfa(pool, "ON", totp: true);
        await _cognito.Invoke(Update("ON", false));
        var config = await Config();
        Assert.Equal(("ON", true, null), (config.MfaConfiguration, config.SoftwareTokenMfaConfiguration!.Enabled, config.SmsMfaConfiguration));
        // What is left out goes back to its default.
        await _cognito.Invoke(Update(null, true));
        Assert.Equal("OFF", (await Config()).MfaConfiguration);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool() =>
        Assert.Equal("User pool us-east-1_nothing00 does not exist.", (await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = "us-east-1_nothing00" })).Message);

    private static string Json(UserPoolType pool) => JsonSerializer.Serialize(pool, AwsJson.Options);

    private async Task<UserPoolType> Describe() => (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!;
}
