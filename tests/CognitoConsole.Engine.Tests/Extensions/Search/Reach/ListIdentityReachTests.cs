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

    public async ValueTask InitializeAsync()
    {
        (_pool, var client, var logins) = await _cognito.AnApp();
        await _cognito.Roles(_pool, users: TestCognito.Allow("s3:GetObject", "arn:aws:s3:::home/${cognito-identity.amazonaws.com:sub}/*"), guests: TestCognito.Allow("*"));
        _ana = await _cognito.AnIdentity(_pool, logins);
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
