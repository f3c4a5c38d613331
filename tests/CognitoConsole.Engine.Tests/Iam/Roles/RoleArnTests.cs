using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>Where every role counts, the basic flow, their names are read and not their policies.</summary>
public sealed class RoleArnTests : IAsyncLifetime
{
    private readonly RecordedSql _recorded = new();
    private readonly TestCognito _cognito;
    private string _pool = null!;
    private string _ana = null!;

    public RoleArnTests() => _cognito = new TestCognito(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(_recorded)));

    public async ValueTask InitializeAsync()
    {
        var (pool, _, logins) = await _cognito.AnApp(p => p with { AllowClassicFlow = true });
        await _cognito.Roles(pool, users: TestCognito.Allow("s3:GetObject"));
        await _cognito.Invoke(new CreateRoleRequest { RoleName = "Elsewhere", Path = "/team/", AssumeRolePolicyDocument = TestCognito.TrustIn(pool.IdentityPoolId) });
        (_pool, _ana) = (pool.IdentityPoolId, await _cognito.AnIdentity(pool, logins));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task In_the_simulator()
    {
        _recorded.Start();
        var answer = await _cognito.Invoke(new GetIdentityAccessRequest { IdentityPoolId = _pool, IdentityId = _ana, ActionNames = ["s3:GetObject"], ResourceArns = ["*"] });
        Assert.Equal(["arn:aws:iam::123456789012:role/team/Elsewhere", "arn:aws:iam::123456789012:role/Users"], answer.BasicFlow.Select(b => b.RoleArn));
        OnlyNames();
    }

    [Fact]
    public async Task In_the_list_of_who_can_reach_something()
    {
        _recorded.Start();
        var answer = await _cognito.Invoke(new ListIdentityReachRequest { IdentityPoolId = _pool, ActionName = "s3:GetObject", ResourceArn = "*" });
        Assert.Contains(answer.Ways, r => r.RoleArn == "arn:aws:iam::123456789012:role/Users" && r.Through.Contains("basic flow", StringComparison.Ordinal));
        OnlyNames();
    }

    private void OnlyNames()
    {
        var all = Assert.Single(_recorded.Stop(), s => s.Sql.Contains("\"IamRoles\"", StringComparison.Ordinal) && !s.Sql.Contains("WHERE", StringComparison.Ordinal));
        Assert.Contains("RoleName", all.Sql, StringComparison.Ordinal);
        Assert.DoesNotContain("Polic", all.Sql, StringComparison.Ordinal);
    }
}
