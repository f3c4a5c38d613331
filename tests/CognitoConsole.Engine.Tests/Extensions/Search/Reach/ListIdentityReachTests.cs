using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListIdentityReachTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private string _ana = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, var client, _logins) = await _cognito.AnApp();
        await _cognito.Roles(_pool, users: TestCognito.Allow("s3:GetObject", "arn:aws:s3:::home/${cognito-identity.amazonaws.com:sub}/*"), guests: TestCognito.Allow("*"));
        _ana = await _cognito.AnIdentity(_pool, _logins);
        await _cognito.AnIamRole("Staff", TestCognito.TrustIn(_pool.IdentityPoolId), """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"NotThere","Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::vault/*"}]}""");
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = client.UserPoolId!, GroupName = "staff", RoleArn = "arn:aws:iam::123456789012:role/Staff" });
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = client.UserPoolId!, GroupName = "ghosts", RoleArn = "arn:aws:iam::123456789012:role/Gone" });
        await _cognito.Invoke(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = _pool.IdentityPoolId,
            Roles = (await _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId })).Roles!,
            RoleMappings = new Dictionary<string, RoleMapping> { [$"{TestCognito.ProviderOf(client)}:{client.ClientId}"] = new() { Type = "Token", AmbiguousRoleResolution = "AuthenticatedRole" } },
        });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Says_for_every_way_to_a_role_whether_all_one_or_none_can_reach_it()
    {
        var ways = await Ways("s3:GetObject", $"arn:aws:s3:::home/{_ana}/photo.jpg");
        Assert.Equal(["All", "OneIdentity", "None", "All"], ways.Select(w => w.Reach));
        Assert.Equal((_ana, "inline"), (ways[1].IdentityId, ways[1].Statement!.SourcePolicyId));
        Assert.StartsWith("group ghosts", ways[2].Through, StringComparison.Ordinal);
        Assert.Equal([true, true, false, true], ways.Select(w => w.IsUsable));
    }

    [Fact]
    public async Task An_id_in_the_resource_is_looked_up_and_what_keeps_it_from_coming_so_is_said()
    {
        var guest = await _cognito.AnIdentity(_pool);
        var elsewhere = await _cognito.AnIdentity(await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true }));
        Assert.Equal(("OneIdentity", _ana, null), await Users(_ana));
        Assert.Equal(("OneIdentity", guest, "AfterSignIn"), await Users(guest));
        Assert.Equal(("None", elsewhere, "NoSuchIdentity"), await Users(elsewhere));
        Assert.Equal(("None", "us-east-1:00000000-1111-2222-3333-444444444444", "NoSuchIdentity"), await Users("us-east-1:00000000-1111-2222-3333-444444444444"));

        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Guests", PolicyName = "inline", PolicyDocument = TestCognito.Allow("s3:GetObject", "arn:aws:s3:::home/${cognito-identity.amazonaws.com:sub}/*") });
        Assert.Equal(("OneIdentity", guest, null), await Of(guest, 0));
        Assert.Equal(("None", _ana, "NotAGuest"), await Of(_ana, 0));
        await _cognito.Invoke(new DisableIdentityRequest { IdentityId = guest });
        Assert.Equal(("None", guest, "Disabled"), await Of(guest, 0));
        // Of two in the resource it is the one whose own it is.
        Assert.Equal(("OneIdentity", _ana, null), await Users($"{_ana}/{guest}"));
        await _cognito.Invoke(new UnlinkIdentityRequest { IdentityId = _ana, Logins = _logins, LoginsToRemove = [.. _logins.Keys] });
        Assert.Equal(("None", _ana, "NoLogins"), await Users(_ana));

        Task<(string, string?, string?)> Users(string id) => Of(id, 1);

        async Task<(string, string?, string?)> Of(string id, int way) => (await Ways("s3:GetObject", $"arn:aws:s3:::home/{id}/x"))[way] is var w ? (w.Reach, w.IdentityId, w.Caveat) : default;
    }

    [Fact]
    public async Task Who_asks_may_be_said_and_tags_too()
    {
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "inline", PolicyDocument = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::home/${aws:PrincipalTag/team}/*","Condition":{"StringLike":{"cognito-identity.amazonaws.com:sub":"us-east-*"}}}}""" });
        var request = new ListIdentityReachRequest { IdentityPoolId = _pool.IdentityPoolId, ActionName = "s3:GetObject", ResourceArn = "arn:aws:s3:::home/blue/x" };
        Assert.Equal("None", (await _cognito.Invoke(request)).Ways[1].Reach);
        var blue = new ContextEntry { ContextKeyName = "aws:PrincipalTag/team", ContextKeyValues = ["blue"], ContextKeyType = "string" };
        Assert.Equal("All", (await _cognito.Invoke(request with { ContextEntries = [blue] })).Ways[1].Reach);
        var ways = (await _cognito.Invoke(request with { ContextEntries = [blue, new() { ContextKeyName = "cognito-identity.amazonaws.com:sub", ContextKeyValues = [_ana], ContextKeyType = "string" }] })).Ways;
        Assert.Equal([("None", "NotAGuest"), ("OneIdentity", null)], ways.Take(2).Select(w => (w.Reach, w.Caveat)));
        Assert.All(ways.Take(2), w => Assert.Equal(_ana, w.IdentityId));
    }

    [Fact]
    public async Task Knows_denials_and_the_scope_down_of_guests()
    {
        var vault = await Ways("s3:GetObject", "arn:aws:s3:::vault/x");
        Assert.Equal(["All", "None", "None", "None"], vault.Select(w => w.Reach));
        Assert.Equal("NotThere", vault[3].Statement!.Sid);
        Assert.All(await Ways("ec2:RunInstances", "*"), w => Assert.Equal("None", w.Reach));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new ListIdentityReachRequest { IdentityPoolId = "us-east-1:0", ActionName = "s3:GetObject", ResourceArn = "*" })).Code);
    }

    [Fact]
    public async Task A_role_that_trusts_somebody_else_is_no_way()
    {
        await _cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = TestCognito.TrustInAccount });
        Assert.False((await Ways("s3:GetObject", "arn:aws:s3:::home/x"))[1].IsUsable);
    }

    /// <summary>Roles of the same name here have no part in it; the basic flow's tokens are for the STS of this server.</summary>
    [Fact]
    public async Task Where_another_STS_gives_the_credentials_it_says_so_of_all_but_the_basic_flow()
    {
        await _cognito.Invoke(new UpdateIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityPoolName = "App", AllowUnauthenticatedIdentities = true, AllowClassicFlow = true, DeveloperProviderName = "login.my.dev", CognitoIdentityProviders = _pool.CognitoIdentityProviders });
        var before = await Ways("s3:GetObject", "arn:aws:s3:::home/x");
        Assert.DoesNotContain(before, w => w.Reach == IdentityReach.Elsewhere);
        _cognito.Options.OutsideSts = new(new Uri("https://sts.example.com"), ["us-east-1:00000000-0000-0000-0000-000000000001"], true);
        Assert.Equal(before.Select(w => w.Reach), (await Ways("s3:GetObject", "arn:aws:s3:::home/x")).Select(w => w.Reach));

        _cognito.Options.OutsideSts = new(new Uri("https://sts.example.com"), [], true);
        var ways = await Ways("s3:GetObject", "arn:aws:s3:::home/x");
        Assert.Equal(before.Where(w => !w.IsBasicFlow).Select(w => w.RoleArn).Distinct(), ways.Where(w => !w.IsBasicFlow).Select(w => w.RoleArn).Distinct());
        Assert.All(ways.Where(w => !w.IsBasicFlow), w => Assert.Equal((IdentityReach.Elsewhere, true, null), (w.Reach, w.IsUsable, w.Statement)));
        Assert.Equal(before.Where(w => w.IsBasicFlow).Select(w => (w.Through, w.Reach)), ways.Where(w => w.IsBasicFlow).Select(w => (w.Through, w.Reach)));
        Assert.Contains(ways, w => w.IsBasicFlow);
    }

    private async Task<IReadOnlyList<IdentityReach>> Ways(string action, string resource) =>
        (await _cognito.Invoke(new ListIdentityReachRequest { IdentityPoolId = _pool.IdentityPoolId, ActionName = action, ResourceArn = resource })).Ways;
}
