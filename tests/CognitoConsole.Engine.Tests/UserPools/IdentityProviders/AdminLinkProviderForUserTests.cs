using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminLinkProviderForUserTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool(p => p with { Schema = [new() { Name = "fixed", AttributeDataType = "String", Mutable = false }] });
        await _cognito.AProvider(_pool);
        await _cognito.AUser(_pool, "ana");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Shows_the_link_as_the_users_attribute()
    {
        await _cognito.Invoke(Link("00u1"));
        var identity = JsonDocument.Parse((await _cognito.Identities(_pool, "ana"))!).RootElement.EnumerateArray().Single();
        Assert.Equal(
            $"{{\"userId\":\"00u1\",\"providerName\":\"Okta\",\"providerType\":\"OIDC\",\"issuer\":null,\"primary\":false,\"dateCreated\":{_cognito.Clock.GetUtcNow().ToUnixTimeMilliseconds()}}}", identity.GetRawText());
        var listed = (await _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id! })).Users!.Single();
        Assert.Contains(listed.Attributes!, a => a.Name == "identities");
    }

    [Fact]
    public async Task Shows_it_in_ID_tokens_as_a_list_of_texts()
    {
        await _cognito.Invoke(Link("00u1"));
        foreach (var read in new string[]?[] { null, ["email"] })
        {
            var tokens = await _cognito.SignIn(await _cognito.AClient(_pool, c => c with { ReadAttributes = read }));
            var identity = TestCognito.Claims(tokens.IdToken!).GetProperty("identities").EnumerateArray().Single();
            Assert.Equal(
                $"{{\"userId\":\"00u1\",\"providerName\":\"Okta\",\"providerType\":\"OIDC\",\"issuer\":null,\"primary\":\"false\",\"dateCreated\":\"{_cognito.Clock.GetUtcNow().ToUnixTimeMilliseconds()}\"}}", identity.GetRawText());
            Assert.Contains((await _cognito.Invoke(new GetUserRequest { AccessToken = tokens.AccessToken! })).UserAttributes!, a => a.Name == "identities");
        }
    }

    [Fact]
    public async Task Links_by_any_claim_of_OIDC_but_by_the_subject_alone_of_social_providers()
    {
        await _cognito.AGoogle(_pool);
        await _cognito.Invoke(TestCognito.Link(_pool, "ana", "Okta", "ana@example.com", attribute: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"));
        await _cognito.RefusesAsInvalid(TestCognito.Link(_pool, "ana", "Google", "ana@example.com", attribute: "email"), "Invalid SourceUser: the ProviderAttributeName of Google must be Cognito_Subject.");
        await _cognito.Invoke(TestCognito.Link(_pool, "ana", "Google", "1163"));
    }

    [Fact]
    public async Task Refuses_an_identity_that_somebody_has()
    {
        await _cognito.AUser(_pool, "ben");
        await _cognito.Invoke(Link("00u1"));
        await _cognito.RefusesAsInvalid(Link("00u1"), "SourceUser is already linked to DestinationUser");
        await _cognito.RefusesAsInvalid(Link("00u1", "ben"), "SourceUser is already linked to DestinationUser");
        Assert.Null(await _cognito.Identities(_pool, "ben"));
        // Letter by letter: it is another identity there. And so it is at another provider.
        await _cognito.Invoke(Link("00U1", "ben"));
        await _cognito.AProvider(_pool, "Other");
        await _cognito.Invoke(TestCognito.Link(_pool, "ben", "Other", "00u1"));
    }

    [Fact]
    public async Task Refuses_the_sixth_link_of_a_user()
    {
        for (var i = 0; i < 5; i++) await _cognito.Invoke(Link($"00u{i}"));
        await _cognito.Refuses(Link("00u5"), ErrorCodes.LimitExceededException, "A user can be linked to at most 5 identities.");
    }

    [Fact]
    public async Task Takes_nobody_for_a_profile_who_only_has_its_name()
    {
        await _cognito.AUser(_pool, "Okta_00u9", "other@example.com");
        await _cognito.RefusesUnknownUser(Link("00u1") with { DestinationUser = new() { ProviderName = "Okta", ProviderAttributeValue = "00u9" } });
        // Nor does the name keep anybody from being linked.
        await _cognito.Invoke(Link("00u9"));
        Assert.Null(await _cognito.Identities(_pool, "Okta_00u9"));
    }

    [Fact]
    public async Task Refuses_a_user_whose_attributes_no_sign_in_could_write()
    {
        await _cognito.Invoke(new AdminCreateUserRequest { UserPoolId = _pool.Id!, Username = "eva", MessageAction = "SUPPRESS", UserAttributes = [new() { Name = "custom:fixed", Value = "x" }] });
        await _cognito.RefusesAsInvalid(Link("00u1", "eva"), "user.custom:fixed: Attribute cannot be updated.");
    }

    public static TheoryData<Func<AdminLinkProviderForUserRequest, AdminLinkProviderForUserRequest>, string> Wrong => new()
    {
        { r => r with { SourceUser = r.SourceUser with { ProviderName = "Cognito" } }, "Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser" },
        { r => r with { SourceUser = r.SourceUser with { ProviderName = null } }, "Invalid SourceUser: ProviderName is required." },
        { r => r with { SourceUser = r.SourceUser with { ProviderAttributeName = "" } }, "Invalid SourceUser: ProviderAttributeName is required, of at most 128 characters." },
        { r => r with { SourceUser = r.SourceUser with { ProviderAttributeValue = null } }, "Invalid SourceUser: ProviderAttributeValue is required, of at most 200 characters." },
        { r => r with { SourceUser = r.SourceUser with { ProviderAttributeValue = new string('a', 201) } }, "Invalid SourceUser: ProviderAttributeValue is required, of at most 200 characters." },
        { r => r with { SourceUser = r.SourceUser with { ProviderAttributeValue = "a\0b" } }, "Invalid SourceUser: ProviderAttributeValue is required, of at most 200 characters." },
        { r => r with { DestinationUser = new() { ProviderName = "Cognito" } }, "Invalid DestinationUser: ProviderAttributeValue is required." },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Refuses_a_request_that_names_nobody(Func<AdminLinkProviderForUserRequest, AdminLinkProviderForUserRequest> change, string message)
    {
        await _cognito.RefusesAsInvalid(change(Link("00u1")), message);
        Assert.Null(await _cognito.Identities(_pool, "ana"));
    }

    [Fact]
    public async Task Refuses_what_belongs_to_another_pool()
    {
        var other = await _cognito.APool();
        await _cognito.AUser(other, "eva");
        await _cognito.RefusesUnknownUser(Link("00u1", "eva"));
        await _cognito.Refuses(TestCognito.Link(other, "eva", "Okta", "00u1"), ErrorCodes.ResourceNotFoundException, "Identity provider Okta does not exist.");
        await _cognito.RefusesUnknownPool(Link("00u1") with { UserPoolId = "us-east-1_NoSuchOne" });
    }

    [Fact]
    public async Task Of_many_at_once_one_user_gets_the_identity()
    {
        for (var i = 0; i < 20; i++) await _cognito.Invoke(new AdminCreateUserRequest { UserPoolId = _pool.Id!, Username = $"user{i}", MessageAction = "SUPPRESS" });
        var (done, refusals) = await _cognito.AtOnce(20, i => Link("00u1", $"user{i}"));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal("SourceUser is already linked to DestinationUser", r.Message));
        Assert.Equal(1, await _cognito.Database(db => db.LinkedIdentities.CountAsync()));
        Assert.Single((await _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id! })).Users!, u => u.Attributes!.Any(a => a.Name == "identities"));
    }

    [Fact]
    public async Task Of_many_at_once_no_user_gets_more_than_five()
    {
        var (done, refusals) = await _cognito.AtOnce(20, i => Link($"00u{i}"));
        Assert.InRange(done, 1, 5);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.LimitExceededException, ErrorCodes.ConcurrentModificationException }));
        Assert.Equal(done, JsonDocument.Parse((await _cognito.Identities(_pool, "ana"))!).RootElement.GetArrayLength());
        Assert.Equal(done, await _cognito.Database(db => db.LinkedIdentities.CountAsync()));
    }

    [Fact]
    public async Task The_links_of_a_user_go_with_the_user()
    {
        await _cognito.Invoke(Link("00u1"));
        await _cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = _pool.Id!, Username = "ana" });
        Assert.False(await _cognito.Database(db => db.LinkedIdentities.AnyAsync()));
    }

    [Fact]
    public async Task Nobody_writes_the_attribute_by_hand()
    {
        await _cognito.Invoke(Link("00u1"));
        var before = await _cognito.Identities(_pool, "ana");
        await _cognito.RefusesAsInvalid(
            new AdminUpdateUserAttributesRequest { UserPoolId = _pool.Id!, Username = "ana", UserAttributes = [new() { Name = "identities", Value = "[]" }] },
            "Attributes did not conform to the schema: Type for attribute {identities} could not be determined");
        await _cognito.Invoke(new AdminUpdateUserAttributesRequest { UserPoolId = _pool.Id!, Username = "ana", UserAttributes = [new() { Name = "name", Value = "Ana" }] });
        Assert.Equal(before, await _cognito.Identities(_pool, "ana"));
    }

    private AdminLinkProviderForUserRequest Link(string subject, string username = "ana") => TestCognito.Link(_pool, username, "Okta", subject);
}
