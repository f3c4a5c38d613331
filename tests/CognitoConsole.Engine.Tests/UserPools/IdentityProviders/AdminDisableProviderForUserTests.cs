using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminDisableProviderForUserTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.AProvider(_pool);
        await _cognito.AProvider(_pool, "Other");
        await _cognito.AUser(_pool, "ana");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Removes_the_link_and_leaves_the_others()
    {
        await _cognito.ALink(_pool, "ana", "Okta", "00u1");
        await _cognito.ALink(_pool, "ana", "Other", "o1", attribute: "email");
        await _cognito.Invoke(Request("Okta", "00u1"));
        Assert.Contains("\"userId\":\"o1\"", (await _cognito.Identities(_pool, "ana"))!, StringComparison.Ordinal);
        Assert.DoesNotContain("00u1", (await _cognito.Identities(_pool, "ana"))!, StringComparison.Ordinal);
        await _cognito.RefusesAsInvalid(Request("Other", "o1"), "Account isn't linked to anyone else, verify that the account has been linked");
        await _cognito.Invoke(Request("Other", "o1", "email"));
        Assert.Null(await _cognito.Identities(_pool, "ana"));
        Assert.False(await _cognito.Database(db => db.LinkedIdentities.AnyAsync()));
        await _cognito.ALink(_pool, "ana", "Okta", "00u1");
    }

    [Fact]
    public async Task Ends_every_sign_in_at_the_pool_itself_until_an_administrator_sets_a_password()
    {
        var client = await _cognito.AClient(_pool);
        await _cognito.Invoke(Request("Cognito", "ana"));
        Assert.Equal(UserStatusType.ExternalProvider, (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "ana" })).UserStatus);
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(client), "Incorrect username or password.");
        await _cognito.RefusesAsUnauthorized(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" }, "User password cannot be reset in the current state.");
        await _cognito.RefusesAsUnauthorized(new AdminResetUserPasswordRequest { UserPoolId = _pool.Id!, Username = "ana" }, "User password cannot be reset in the current state.");
        await _cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = _pool.Id!, Username = "ana", Password = TestCognito.Password, Permanent = true });
        await _cognito.SignIn(client);
    }

    [Fact]
    public async Task Leaves_no_way_back_by_a_code_or_token_from_before()
    {
        var client = await _cognito.AClient(_pool);
        var tokens = await _cognito.SignIn(client);
        await _cognito.Invoke(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" });
        var code = await _cognito.NewestCode(_pool);
        await _cognito.Invoke(Request("Cognito", "ana"));
        await _cognito.RefusesAsUnauthorized(
            new ConfirmForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana", Password = "Another-Horse-9", ConfirmationCode = code }, "User password cannot be reset in the current state.");
        await _cognito.RefusesAsUnauthorized(new ChangePasswordRequest { AccessToken = tokens.AccessToken!, ProposedPassword = "Another-Horse-9" }, "Incorrect username or password.");
        var hiding = await _cognito.AClient(_pool, c => c with { PreventUserExistenceErrors = "ENABLED" });
        Assert.Equal(
            ErrorCodes.CodeMismatchException,
            (await _cognito.Refusal(new ConfirmForgotPasswordRequest { ClientId = hiding.ClientId!, Username = "ana", Password = "Another-Horse-9", ConfirmationCode = code })).Code);
        Assert.Equal(UserStatusType.ExternalProvider, (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "ana" })).UserStatus);
    }

    [Fact]
    public async Task Offers_no_other_factor_of_the_pool_either()
    {
        var pool = await _cognito.APool(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });
        var client = await _cognito.AClient(pool, c => c with { ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowUserAuth, ExplicitAuthFlowsType.AllowRefreshTokenAuth] });
        await _cognito.AUser(pool, "ana");
        var start = new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PREFERRED_CHALLENGE"] = "EMAIL_OTP" } };
        await _cognito.Invoke(start);
        Assert.Single(await _cognito.Outbox(pool));
        await _cognito.Invoke(Request("Cognito", "ana") with { UserPoolId = pool.Id! });
        // Such a user is answered as somebody who does not exist: nothing is sent, and no code is right.
        await _cognito.Invoke(start);
        Assert.Single(await _cognito.Outbox(pool));
    }

    public static TheoryData<Func<ProviderUserIdentifierType, ProviderUserIdentifierType>, string> Wrong => new()
    {
        { u => u with { ProviderName = null }, "Invalid User: ProviderName is required." },
        { u => u with { ProviderAttributeValue = null }, "Invalid User: ProviderAttributeValue is required." },
        { u => u with { ProviderName = "Cognito", ProviderAttributeName = "email" }, "Invalid User: the ProviderAttributeName of Cognito must be Cognito_Subject." },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Refuses_a_request_that_names_nobody(Func<ProviderUserIdentifierType, ProviderUserIdentifierType> change, string message)
    {
        var request = Request("Okta", "00u1");
        await _cognito.RefusesAsInvalid(request with { User = change(request.User) }, message);
    }

    [Fact]
    public async Task Refuses_users_and_providers_of_other_pools()
    {
        var other = await _cognito.APool();
        await _cognito.RefusesUnknownUser(Request("Cognito", "ana") with { UserPoolId = other.Id! });
        await _cognito.Refuses(Request("Okta", "00u1") with { UserPoolId = other.Id! }, ErrorCodes.ResourceNotFoundException, "Identity provider Okta does not exist.");
        await _cognito.RefusesUnknownPool(Request("Okta", "00u1") with { UserPoolId = "us-east-1_NoSuchOne" });
        await _cognito.SignIn(await _cognito.AClient(_pool));
    }

    [Fact]
    public async Task Goes_through_once_of_many_at_once()
    {
        await _cognito.ALink(_pool, "ana", "Okta", "00u1");
        var (done, refusals) = await _cognito.AtOnce(20, _ => Request("Okta", "00u1"));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.InvalidParameterException, ErrorCodes.ConcurrentModificationException }));
    }

    [Fact]
    public async Task Leaves_its_trace_without_the_password()
    {
        await _cognito.Invoke(Request("Cognito", "ana"));
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-idp:AdminDisableProviderForUser"));
        Assert.Contains("\"PasswordVerifier\":[\"***\",null]", entry.Changes, StringComparison.Ordinal);
    }

    private AdminDisableProviderForUserRequest Request(string provider, string value, string? attribute = "Cognito_Subject") =>
        new() { UserPoolId = _pool.Id!, User = new() { ProviderName = provider, ProviderAttributeName = attribute, ProviderAttributeValue = value } };
}
