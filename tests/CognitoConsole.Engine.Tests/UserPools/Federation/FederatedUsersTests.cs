using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Whom an identity signs in as, and what may stand in the way.</summary>
public sealed class FederatedUsersTests
{
    [Fact]
    public async Task A_link_leads_to_the_account_of_the_pool()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite();
        await cognito.AUser(pool);
        await cognito.ALink(pool, "ana", "Okta", TestProvider.Subject);
        Assert.Equal("ana", await SignedInAs(cognito, provider, client));
        var attributes = await cognito.AttributesOf(pool, "ana");
        Assert.Equal(("jane@example.com", "Jane Doe"), (attributes["email"], attributes["name"]));
        Assert.Equal(1, await cognito.Database(db => db.CognitoUsers.CountAsync()));
        Assert.Equal(UserStatusType.Confirmed, (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).UserStatus);
    }

    [Fact]
    public async Task A_link_by_a_claim_leads_there_too_and_two_that_disagree_lead_nowhere()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite(mapping: new Dictionary<string, string>());
        await cognito.AUser(pool);
        await cognito.AUser(pool, "ben");
        await cognito.ALink(pool, "ana", "Okta", "E-17", "employee");
        await cognito.ALink(pool, "ben", "Okta", "B-4", "badge");
        provider.Claims["employee"] = "e-17";
        Assert.Equal("Okta_Subject-1", await SignedInAs(cognito, provider, client));
        await cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = pool.Id!, Username = "Okta_Subject-1" });
        provider.Claims["employee"] = "E-17";
        Assert.Equal("ana", await SignedInAs(cognito, provider, client));
        provider.Claims["badge"] = "B-4";
        Assert.Equal("Okta_Subject-1", await SignedInAs(cognito, provider, client));
    }

    [Fact]
    public async Task Who_waits_for_a_first_password_signs_in_by_the_link()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite();
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.ALink(pool, "ana", "Okta", TestProvider.Subject);
        Assert.Equal("ana", await SignedInAs(cognito, provider, client));
    }

    [Fact]
    public async Task An_account_that_nobody_has_confirmed_is_not_handed_over()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite();
        await cognito.SignUp(client);
        await cognito.ALink(pool, "ana", "Okta", TestProvider.Subject);
        Assert.Equal("User is not confirmed.", await cognito.RefusalThrough(provider, client));
    }

    [Fact]
    public async Task A_disabled_user_stays_outside()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite();
        var session = (await cognito.SignInThrough(provider, client)).BrowserSession;
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "Okta_Subject-1" });
        Assert.Equal("User is disabled.", await cognito.RefusalThrough(provider, client));
        Assert.Null((await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), BrowserSession = session })).Location);
    }

    [Fact]
    public async Task The_same_address_in_the_pool_and_at_the_provider_are_two_people()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite(p => p with { UsernameAttributes = ["email"], Schema = null });
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "jane@example.com" });
        Assert.Equal("Okta_Subject-1", await SignedInAs(cognito, provider, client));
        // The address signs in the account of the pool.
        var found = await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "jane@example.com" });
        Assert.Equal(UserStatusType.ForceChangePassword, found.UserStatus);
        Assert.Equal(2, (await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Filter = "email = \"jane@example.com\"" })).Users!.Count);
    }

    [Fact]
    public async Task Pools_that_do_not_mind_case_write_the_name_small_and_know_the_person_by_the_subject_alone()
    {
        await using var cognito = new TestCognito();
        var (_, client, provider) = await cognito.AFederatedSite(p => p with { UsernameConfiguration = new() { CaseSensitive = false } });
        Assert.Equal("okta_subject-1", await SignedInAs(cognito, provider, client));
        Assert.Equal("okta_subject-1", await SignedInAs(cognito, provider, client));
        // Somebody else at the provider, whose name would be the same here.
        provider.Claims["sub"] = "SUBJECT-1";
        provider.Tell(new { sub = "SUBJECT-1" });
        Assert.Equal("Already found an entry for username okta_subject-1", await cognito.RefusalThrough(provider, client));
    }

    [Fact]
    public async Task A_provider_made_again_under_the_name_inherits_nobody_until_an_administrator_says_so()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite();
        await cognito.SignInThrough(provider, client);
        await cognito.Invoke(new DeleteIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Okta" });
        await cognito.AProvider(pool);
        await cognito.Invoke(Offer(pool, client, "Okta"));
        Assert.Equal("Already found an entry for username Okta_Subject-1", await cognito.RefusalThrough(provider, client));
        await cognito.ALink(pool, "Okta_Subject-1", "Okta", TestProvider.Subject);
        Assert.Equal("Okta_Subject-1", await SignedInAs(cognito, provider, client));
    }

    [Fact]
    public async Task What_has_made_a_user_is_not_unlinked()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite();
        await cognito.SignInThrough(provider, client);
        await cognito.RefusesAsInvalid(new AdminDisableProviderForUserRequest { UserPoolId = pool.Id!, User = new() { ProviderName = "Okta", ProviderAttributeName = "Cognito_Subject", ProviderAttributeValue = TestProvider.Subject } },
            "Account isn't linked to anyone else, verify that the account has been linked");
        await cognito.AUser(pool);
        await cognito.RefusesAsInvalid(TestCognito.Link(pool, "ana", "Okta", TestProvider.Subject), "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link");
        Assert.Equal("Okta_Subject-1", await SignedInAs(cognito, provider, client));
    }

    [Fact]
    public async Task Another_identity_is_linked_to_a_profile_by_provider_and_subject()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite();
        await cognito.SignInThrough(provider, client);
        AdminLinkProviderForUserRequest To(string subject) => TestCognito.Link(pool, "ana", "Okta", "Subject-2") with { DestinationUser = new() { ProviderName = "Okta", ProviderAttributeValue = subject } };
        await cognito.RefusesUnknownUser(To("nobody"));
        await cognito.Invoke(To(TestProvider.Subject));
        provider.Claims["sub"] = "Subject-2";
        provider.Tell(new { sub = "Subject-2" });
        Assert.Equal("Okta_Subject-1", await SignedInAs(cognito, provider, client));
    }

    [Fact]
    public async Task Required_attributes_have_to_come_from_the_provider()
    {
        await using var cognito = new TestCognito();
        var (_, client, provider) = await cognito.AFederatedSite(p => p with { Schema = [new() { Name = "email", Required = true, Mutable = true, AttributeDataType = "String" }, new() { Name = "nickname", Required = true, Mutable = true, AttributeDataType = "String" }] });
        provider.Claims["email"] = null;
        Assert.Equal("attributes required: [nickname, email]", await cognito.RefusalThrough(provider, client));
        Assert.False(await cognito.Database(db => db.CognitoUsers.AnyAsync()));
    }

    [Fact]
    public async Task An_attribute_that_never_changes_comes_once()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite(p => p with { Schema = [new() { Name = "nickname", Mutable = false, AttributeDataType = "String" }] }, mapping: new Dictionary<string, string> { ["nickname"] = "name" });
        await cognito.SignInThrough(provider, client);
        await cognito.SignInThrough(provider, client);
        provider.Claims["name"] = "Janet";
        Assert.Equal("user.nickname: Attribute cannot be updated.", await cognito.RefusalThrough(provider, client));
        Assert.Equal("Jane Doe", (await cognito.AttributesOf(pool, "Okta_Subject-1"))["nickname"]);
    }

    [Fact]
    public async Task The_app_client_has_to_be_allowed_to_write_what_is_mapped()
    {
        await using var cognito = new TestCognito();
        var (_, client, provider) = await cognito.AFederatedSite(client: c => c with { WriteAttributes = ["email"] });
        Assert.Equal("A client attempted to write unauthorized attribute", await cognito.RefusalThrough(provider, client));
    }

    [Fact]
    public async Task What_does_not_fit_the_schema_is_named()
    {
        await using var cognito = new TestCognito();
        var (_, client, provider) = await cognito.AFederatedSite(mapping: new Dictionary<string, string> { ["birthdate"] = "name" });
        Assert.StartsWith("Attributes did not conform to the schema: birthdate:", await cognito.RefusalThrough(provider, client));
    }

    [Fact]
    public async Task A_subject_that_is_too_long_for_a_name_is_refused()
    {
        await using var cognito = new TestCognito();
        var (_, client, provider) = await cognito.AFederatedSite();
        var subject = new string('x', 124);
        provider.Claims["sub"] = subject;
        provider.Tell(new { sub = subject });
        Assert.StartsWith("The user name Okta_", await cognito.RefusalThrough(provider, client));
    }

    [Fact]
    public async Task Nobody_of_a_provider_has_a_password_here()
    {
        await using var cognito = new TestCognito();
        var (pool, client, provider) = await cognito.AFederatedSite(client: c => c with { ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"], PreventUserExistenceErrors = "ENABLED" });
        await cognito.SignInThrough(provider, client);
        await cognito.Refuses(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = "USER_PASSWORD_AUTH", AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "Okta_Subject-1", ["PASSWORD"] = TestCognito.Password } },
            ErrorCodes.NotAuthorizedException, "Incorrect username or password.");
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await cognito.Refusal(new StartBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), Username = "Okta_Subject-1", Password = "x" })).Code);
        // An administrator can give one.
        await cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = pool.Id!, Username = "Okta_Subject-1", Password = TestCognito.Password, Permanent = true });
        Assert.NotNull((await cognito.SignInAtSite(client, "Okta_Subject-1")).BrowserSession);
    }

    internal static UpdateUserPoolClientRequest Offer(UserPoolType pool, UserPoolClientType client, params string[] providers) => new()
    {
        UserPoolId = pool.Id!,
        ClientId = client.ClientId!,
        SupportedIdentityProviders = providers,
        CallbackURLs = client.CallbackURLs,
        LogoutURLs = client.LogoutURLs,
        AllowedOAuthFlows = client.AllowedOAuthFlows,
        AllowedOAuthScopes = client.AllowedOAuthScopes,
        AllowedOAuthFlowsUserPoolClient = true,
    };

    private static async Task<string?> SignedInAs(TestCognito cognito, TestProvider provider, UserPoolClientType client)
    {
        var code = TestCognito.Member((await cognito.SignInThrough(provider, client)).Location!, "code");
        return TestCognito.Claims((await cognito.Invoke(TestCognito.Redeem(client, code))).IdToken!).GetProperty("cognito:username").GetString();
    }
}
