using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListGroupRolesTests : IAsyncLifetime
{
    private readonly RecordedSql _recorder = new();
    private readonly TestCognito _cognito;
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;

    public ListGroupRolesTests() => _cognito = new TestCognito(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(_recorder)));

    public async ValueTask InitializeAsync() => (_pool, _client, _) = await _cognito.AnApp();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private string UserPoolId => _client.UserPoolId!;

    private static string Role(string name) => $"arn:aws:iam::123456789012:role/{name}";

    private Task Group(string name, string? role, string? userPoolId = null) => _cognito.Invoke(new CreateGroupRequest { UserPoolId = userPoolId ?? UserPoolId, GroupName = name, RoleArn = role });

    [Fact]
    public async Task Each_role_of_the_groups_is_there_once_with_how_many_groups_have_it()
    {
        await Group("writers", Role("Editors"));
        await Group("editors", Role("Editors"));
        await Group("readers", Role("Readers"));
        await Group("nobody", null);
        await Group("strangers", Role("Strangers"), (await _cognito.APool()).Id);
        Assert.Equal([(UserPoolId, Role("Editors"), "editors", 2), (UserPoolId, Role("Readers"), "readers", 1)], (await Ask()).Select(r => (r.UserPoolId, r.RoleArn, r.GroupName, r.Groups)));
    }

    /// <summary>Whoever may change an identity pool could name any user pool in it.</summary>
    [Fact]
    public async Task Groups_of_a_user_pool_are_for_those_who_may_list_them()
    {
        await Group("merger-team", Role("Editors"));
        await _cognito.Invoke(new Contracts.Iam.CreatePolicyRequest { PolicyName = "IdentityPools", PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cognito-identity:*","cognito-console:*"],"Resource":"*"}]}""" });
        var caller = await _cognito.AnApiUser("ben", "IdentityPools");
        Assert.Empty((await _cognito.Invoke(new ListGroupRolesRequest { IdentityPoolId = _pool.IdentityPoolId }, caller)).Roles);
    }

    [Fact]
    public async Task An_identity_pool_without_user_pools_has_none()
    {
        await Group("editors", Role("Editors"));
        var pool = await _cognito.AnIdentityPool();
        Assert.Empty((await _cognito.Invoke(new ListGroupRolesRequest { IdentityPoolId = pool.IdentityPoolId })).Roles);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new ListGroupRolesRequest { IdentityPoolId = "us-east-1:0" })).Code);
    }

    /// <summary>The work is bounded: one statement over the groups, and some roles to ask about.</summary>
    [Fact]
    public async Task Of_many_roles_those_come_that_most_groups_have_in_one_statement()
    {
        await _cognito.Database(db =>
        {
            var now = _cognito.Clock.GetUtcNow();
            for (var i = 0; i < 300; i++) db.Groups.Add(new Group { UserPoolId = UserPoolId, GroupName = $"g{i:000}", RoleArn = Role($"R{Math.Min(i, 250):000}"), CreationDate = now, LastModifiedDate = now });
            return db.SaveChangesAsync();
        });
        _recorder.Start();
        var roles = await Ask();
        Assert.Single(_recorder.Stop(), s => s.Sql.Contains("\"Groups\"", StringComparison.Ordinal));
        Assert.Equal([(Role("R250"), "g250", 50), (Role("R000"), "g000", 1)], roles.Take(2).Select(r => (r.RoleArn, r.GroupName, r.Groups)));
        Assert.Equal(ListGroupRolesRequest.Most, roles.Count);
    }

    private async Task<IReadOnlyList<GroupRole>> Ask() => (await _cognito.Invoke(new ListGroupRolesRequest { IdentityPoolId = _pool.IdentityPoolId })).Roles;
}
