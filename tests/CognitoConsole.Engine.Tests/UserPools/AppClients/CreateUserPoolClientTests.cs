using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateUserPoolClientTests : IAsyncLifetime
{
    private const string Invalid = ErrorCodes.InvalidParameterException;
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { Schema = [new() { Name = "email", Required = true }, new() { Name = "team" }, new() { Name = "secret", DeveloperOnlyAttribute = true }] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Gives_the_defaults_of_AWS()
    {
        var client = (await _cognito.Invoke(new CreateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientName = "app" })).UserPoolClient!;
        Assert.Matches("^[a-z0-9]{26}$", client.ClientId);
        Assert.Null(client.ClientSecret);
        Assert.Equal(["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"], client.ExplicitAuthFlows);
        Assert.Equal((30, 3, "LEGACY", true, false), (client.RefreshTokenValidity, client.AuthSessionValidity, client.PreventUserExistenceErrors, client.EnableTokenRevocation, client.AllowedOAuthFlowsUserPoolClient));
        Assert.Equal(new TokenValidityUnitsType(), client.TokenValidityUnits);
        Assert.Null(client.ReadAttributes);
        Assert.Equal("REGULAR", client.ClientType);
    }

    [Fact]
    public async Task Generates_a_secret_when_asked_and_stores_it_encrypted()
    {
        var client = await _cognito.AClient(_pool, c => c with { GenerateSecret = true });
        Assert.Matches("^[a-z0-9]{51,52}$", client.ClientSecret);
        var row = await _cognito.Database(db => db.UserPoolClientSecrets.SingleAsync());
        Assert.DoesNotContain(client.ClientSecret!, System.Text.Encoding.Latin1.GetString(row.Value));
        Assert.Equal($"{client.ClientId}--{_cognito.Clock.GetUtcNow().ToUnixTimeSeconds()}", row.SecretId);
        Assert.Equal([client.ClientSecret!], (await _cognito.Pools.Client(client.ClientId!)).Secrets);
    }

    [Fact]
    public async Task Takes_a_secret_that_the_caller_brings_and_never_shows_it()
    {
        var client = await _cognito.AClient(_pool, c => c with { ClientSecret = "abcdefghijklmnopqrstuvwxyz" });
        Assert.Null(client.ClientSecret);
        Assert.Null((await _cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = client.ClientId! })).UserPoolClient!.ClientSecret);
        Assert.Equal(["abcdefghijklmnopqrstuvwxyz"], (await _cognito.Pools.Client(client.ClientId!)).Secrets);
    }

    [Fact]
    public async Task Leaves_the_secret_out_of_the_audit_log()
    {
        var client = await _cognito.AClient(_pool, c => c with { GenerateSecret = true });
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-idp:CreateUserPoolClient"));
        Assert.DoesNotContain(client.ClientSecret!, entry.Changes);
        Assert.Contains("***", entry.Changes);
    }

    [Fact]
    public async Task Leaves_the_refresh_flow_out_of_the_defaults_with_rotation()
    {
        var client = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = null, RefreshTokenRotation = new() { Feature = "ENABLED", RetryGracePeriodSeconds = 10 } });
        Assert.DoesNotContain("ALLOW_REFRESH_TOKEN_AUTH", client.ExplicitAuthFlows!);
    }

    [Fact]
    public async Task Counts_a_validity_in_its_unit()
    {
        var client = await _cognito.AClient(_pool, c => c with { AccessTokenValidity = 300, IdTokenValidity = 5, RefreshTokenValidity = 60, TokenValidityUnits = new() { AccessToken = "seconds", IdToken = "minutes", RefreshToken = "minutes" } });
        Assert.Equal((300, 5, 60), (client.AccessTokenValidity, client.IdTokenValidity, client.RefreshTokenValidity));
    }

    [Fact]
    public async Task Takes_0_as_the_refresh_token_validity_for_30_days()
    {
        var client = await _cognito.AClient(_pool, c => c with { RefreshTokenValidity = 0, TokenValidityUnits = new() { RefreshToken = "minutes" } });
        Assert.Equal((30, "days"), (client.RefreshTokenValidity, client.TokenValidityUnits!.RefreshToken));
    }

    [Fact]
    public async Task Accepts_flows_whose_sign_in_comes_later()
    {
        var client = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH"] });
        Assert.Equal(["ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH"], client.ExplicitAuthFlows);
    }

    [Fact]
    public async Task Takes_custom_scopes_that_exist()
    {
        await _cognito.Invoke(new CreateResourceServerRequest { UserPoolId = _pool.Id!, Identifier = "https://api.example.com", Name = "API", Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }] });
        var client = await _cognito.AClient(_pool, c => c with { GenerateSecret = true, AllowedOAuthFlows = ["client_credentials"], AllowedOAuthScopes = ["https://api.example.com/read"], AllowedOAuthFlowsUserPoolClient = true });
        Assert.Equal(["https://api.example.com/read"], client.AllowedOAuthScopes);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        var refusal = await _cognito.Refusal(new CreateUserPoolClientRequest { UserPoolId = "us-east-1_nothing00", ClientName = "app" });
        Assert.Equal((ErrorCodes.ResourceNotFoundException, "User pool us-east-1_nothing00 does not exist."), (refusal.Code, refusal.Message));
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task Refuses_with_the_text_of_AWS(string what, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest> with, string code, string message)
    {
        var refusal = await _cognito.Refusal(with(new CreateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientName = "app" }));
        Assert.Equal((what, code, message.Replace("POOL", _pool.Id, StringComparison.Ordinal)), (what, refusal.Code, refusal.Message));
        Assert.NotEmpty(refusal.Fields);
        Assert.False(await _cognito.Database(db => db.UserPoolClients.AnyAsync()));
    }

    public static TheoryData<string, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>, string, string> Refused => new()
    {
        { "two secrets", c => c with { GenerateSecret = true, ClientSecret = "abcdefghijklmnopqrstuvwxyz" }, Invalid, "Only one of GenerateSecret and ClientSecret can be specified." },
        { "access token too short", c => c with { AccessTokenValidity = 4, TokenValidityUnits = new() { AccessToken = "minutes" } }, Invalid, "Invalid range for token validity." },
        { "access token too long", c => c with { AccessTokenValidity = 25 }, Invalid, "Invalid range for token validity." },
        { "ID token too long", c => c with { IdTokenValidity = 86400, TokenValidityUnits = new() { IdToken = "minutes" } }, Invalid, "Invalid range for token validity." },
        { "refresh token too short", c => c with { RefreshTokenValidity = 59, TokenValidityUnits = new() { RefreshToken = "minutes" } }, Invalid, "Invalid range for token validity." },
        { "refresh token too long", c => c with { RefreshTokenValidity = 3651 }, Invalid, "Invalid range for token validity." },
        { "refresh overflows", c => c with { RefreshTokenValidity = 315360000 }, Invalid, "Invalid range for token validity." },
        { "access outlives refresh", c => c with { AccessTokenValidity = 2, RefreshTokenValidity = 1, TokenValidityUnits = new() { RefreshToken = "hours" } }, Invalid, "Access and Id Token expiration times must be less than or equal to refresh token expiration times." },
        { "legacy and new flows", c => c with { ExplicitAuthFlows = ["USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"] }, Invalid, "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names." },
        { "client token with others", c => c with { GenerateSecret = true, ExplicitAuthFlows = ["ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"] }, Invalid, "ALLOW_CLIENT_TOKEN_AUTH cannot be used with other auth flows." },
        { "client token without secret", c => c with { ExplicitAuthFlows = ["ALLOW_CLIENT_TOKEN_AUTH"] }, Invalid, "ALLOW_CLIENT_TOKEN_AUTH can only be enabled for a client with a client secret." },
        { "rotation and refresh flow", c => c with { ExplicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"], RefreshTokenRotation = new() { Feature = "ENABLED" } }, Invalid, "Refresh token rotation cannot be enabled when the client has ALLOW_REFRESH_TOKEN_AUTH in ExplicitAuthFlows." },
        { "context data without secret", c => c with { EnablePropagateAdditionalUserContextData = true }, Invalid, "EnablePropagateAdditionalUserContextData can only be enabled for a client with a client secret." },
        { "http callback", c => c with { CallbackURLs = ["http://app.example.com/"] }, Invalid, "http://app.example.com/ cannot use the HTTP protocol." },
        { "http sign-out", c => c with { LogoutURLs = ["http://app.example.com/"] }, Invalid, "http://app.example.com/ cannot use the HTTP protocol." },
        { "fragment", c => c with { CallbackURLs = ["https://app.example.com/#a"] }, Invalid, "https://app.example.com/#a cannot use fragment" },
        { "default redirect", c => c with { CallbackURLs = ["https://app.example.com/"], DefaultRedirectURI = "https://app.example.com" }, Invalid, "The default redirect URI https://app.example.com is not in the callback URIs list." },
        { "OAuth without flows", c => c with { AllowedOAuthFlowsUserPoolClient = true }, Invalid, "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows." },
        { "no callback", c => c with { AllowedOAuthFlows = ["code"], AllowedOAuthScopes = ["openid"] }, "InvalidOAuthFlowException", "CallbackUrls can not be empty when code flow or implicit flow is selected" },
        { "credentials and code", c => c with { GenerateSecret = true, AllowedOAuthFlows = ["client_credentials", "code"], CallbackURLs = ["https://app.example.com/"] }, "InvalidOAuthFlowException", "client_credentials flow can not be selected along with code flow or implicit flow." },
        { "credentials without secret", c => c with { AllowedOAuthFlows = ["client_credentials"] }, "InvalidOAuthFlowException", "client_credentials flow can not be selected if client does not have a client secret." },
        { "unknown scope", c => c with { AllowedOAuthScopes = ["openid", "api/read"] }, "ScopeDoesNotExistException", "Invalid scope requested: api/read" },
        { "unknown provider", c => c with { SupportedIdentityProviders = ["COGNITO", "Google"] }, Invalid, "The provider Google does not exist for User Pool POOL." },
        { "unknown read attribute", c => c with { ReadAttributes = ["custom:nothing"] }, Invalid, "Invalid read attributes specified while creating a client" },
        { "unknown write attribute", c => c with { WriteAttributes = ["email", "custom:nothing"] }, Invalid, "Invalid write attributes specified while creating a client" },
        { "write without the required one", c => c with { WriteAttributes = ["name"] }, Invalid, "Invalid write attributes specified while creating a client" },
        { "write verified flag", c => c with { WriteAttributes = ["email", "email_verified"] }, Invalid, "Invalid write attributes specified while creating a client" },
        { "write sub", c => c with { WriteAttributes = ["email", "sub"] }, Invalid, "Invalid write attributes specified while creating a client" },
        { "write developer attribute", c => c with { WriteAttributes = ["email", "dev:custom:secret"] }, Invalid, "Invalid write attributes specified while creating a client" },
        { "analytics", c => c with { AnalyticsConfiguration = new() { ApplicationId = "d70b2ba36a8c4dc5a04a0451a31a1e12" } }, Invalid, "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid" },
        { "analytics of nothing", c => c with { AnalyticsConfiguration = new() { UserDataShared = true } }, Invalid, "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid" },
        { "analytics named twice", c => c with { AnalyticsConfiguration = new() { ApplicationArn = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/1", ApplicationId = "1" } }, Invalid, "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid" },
        { "analytics by ARN with a role", c => c with { AnalyticsConfiguration = new() { ApplicationArn = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/1", RoleArn = "arn:aws:iam::123456789012:role/analytics" } }, Invalid, "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid" },
    };
}
