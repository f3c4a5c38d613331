using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateUserPoolClientTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _client = await _cognito.AWebClient(_pool, c => c with { ReadAttributes = ["email"], AuthSessionValidity = 10, PreventUserExistenceErrors = "ENABLED", EnableTokenRevocation = false, DefaultRedirectURI = "https://app.example.com/callback" });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Resets_what_the_request_leaves_out_but_neither_the_name_nor_the_secret()
    {
        await _cognito.Invoke(Request());
        var updated = (await _cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId! })).UserPoolClient!;
        var fresh = (await _cognito.Invoke(new CreateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientName = _client.ClientName! })).UserPoolClient!;
        var expected = fresh with { ClientId = _client.ClientId, ClientSecret = _client.ClientSecret, CreationDate = _client.CreationDate, LastModifiedDate = updated.LastModifiedDate };
        Assert.Equal(JsonSerializer.Serialize(expected, AwsJson.Options), JsonSerializer.Serialize(updated, AwsJson.Options));
    }

    [Fact]
    public async Task In_the_Lite_plan_there_is_no_choice_based_sign_in()
    {
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "LITE" });
        const string Text = "Choice-based sign-in is not available in the LITE feature plan of the user pool.";
        string[] flows = ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
        await _cognito.Refuses(Request() with { ExplicitAuthFlows = flows }, ErrorCodes.FeatureUnavailableInTierException, Text);
        await _cognito.Refuses(new CreateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientName = "app", ExplicitAuthFlows = flows }, ErrorCodes.FeatureUnavailableInTierException, Text);
        await _cognito.Invoke(Request() with { ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH"] });
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "ESSENTIALS" });
        await _cognito.Invoke(Request() with { ExplicitAuthFlows = flows });
    }

    [Fact]
    public async Task Answers_the_new_settings_without_the_secret()
    {
        var answer = (await _cognito.Invoke(Request() with { ClientName = "Renamed", AccessTokenValidity = 2 })).UserPoolClient!;
        Assert.Equal(("Renamed", 2, null), (answer.ClientName, answer.AccessTokenValidity, answer.ClientSecret));
        Assert.Equal("Renamed", (await _cognito.Pools.Client(_client.ClientId!)).Client.ClientName);
    }

    [Fact]
    public async Task Ends_in_a_conflict_when_the_client_has_changed_since_it_was_read()
    {
        await _cognito.Invoke(Request() with { ExpectedLastModifiedDate = _client.LastModifiedDate });
        Assert.Equal(ErrorCodes.ConcurrentModificationException, (await _cognito.Refusal(Request() with { ExpectedLastModifiedDate = _client.LastModifiedDate })).Code);
    }

    [Fact]
    public async Task Refuses_client_credentials_for_a_client_without_a_secret()
    {
        var open = await _cognito.AClient(_pool);
        var refusal = await _cognito.Refusal(new UpdateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = open.ClientId!, AllowedOAuthFlows = ["client_credentials"] });
        Assert.Equal(("InvalidOAuthFlowException", "client_credentials flow can not be selected if client does not have a client secret."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Refuses_what_CreateUserPoolClient_refuses()
    {
        Assert.Equal("http://x.example.com cannot use the HTTP protocol.", (await _cognito.Refusal(Request() with { CallbackURLs = ["http://x.example.com"] })).Message);
        Assert.Equal("Invalid scope requested: api/read", (await _cognito.Refusal(Request() with { AllowedOAuthScopes = ["api/read"] })).Message);
        Assert.StartsWith("This server does not know the Pinpoint application 1", (await _cognito.Refusal(Request() with { AnalyticsConfiguration = new() { ApplicationArn = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/1" } })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_client_of_another_pool()
    {
        var other = await _cognito.APool();
        Assert.Equal($"User pool client {_client.ClientId} does not exist.", (await _cognito.Refusal(Request() with { UserPoolId = other.Id! })).Message);
    }

    private UpdateUserPoolClientRequest Request() => new() { UserPoolId = _pool.Id!, ClientId = _client.ClientId! };
}
