using System.Data.Common;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Invocation;

/// <summary>Calls that meet: AWS has one wait for the other, and these operations have no error that says otherwise.</summary>
public sealed class DecidesAnewTests : IAsyncLifetime
{
    private readonly Meeting _meeting = new();
    private readonly Between _between = new();
    private readonly TestCognito _cognito;

    public DecidesAnewTests() => _cognito = new(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(_meeting, _between)));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Every_attribute_that_was_set_at_once_is_set()
    {
        var pool = await _cognito.APool(p => p with { Schema = [.. Enumerable.Range(0, 12).Select(i => new SchemaAttributeType { Name = $"a{i}", AttributeDataType = "String", Mutable = true })] });
        await _cognito.AUser(pool);
        await AllPass(12, i => new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(($"custom:a{i}", $"{i}")) });
        var attributes = await _cognito.AttributesOf(pool, "ana");
        Assert.All(Enumerable.Range(0, 12), i => Assert.Equal($"{i}", attributes[$"custom:a{i}"]));
    }

    [Fact]
    public async Task Every_tag_that_was_set_at_once_is_set()
    {
        var pool = await _cognito.AnIdentityPool();
        var arn = $"arn:aws:cognito-identity:us-east-1:123456789012:identitypool/{pool.IdentityPoolId}";
        await AllPass(12, i => new Contracts.IdentityPools.TagResourceRequest { ResourceArn = arn, Tags = new Dictionary<string, string> { [$"t{i}"] = "x" } });
        Assert.Equal(12, (await _cognito.Invoke(new Contracts.IdentityPools.ListTagsForResourceRequest { ResourceArn = arn })).Tags!.Count);
    }

    /// <summary>As infrastructure tools set up a role: everything about it at once.</summary>
    [Fact]
    public async Task Everything_that_was_put_into_a_role_at_once_is_in_it()
    {
        await _cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await AllPass(8, i => new PutRolePolicyRequest { RoleName = "Users", PolicyName = $"p{i}", PolicyDocument = TestCognito.Allow("s3:GetObject") });
        Assert.Equal(8, (await _cognito.Invoke(new ListRolePoliciesRequest { RoleName = "Users" })).PolicyNames.Count);
        await AllPass(8, i => new TagRoleRequest { RoleName = "Users", Tags = [new() { Key = $"t{i}", Value = "x" }] });
        Assert.Equal(8, (await _cognito.Invoke(new ListRoleTagsRequest { RoleName = "Users" })).Tags.Count);
        await AllPass(8, i => new UpdateRoleRequest { RoleName = "Users", Description = $"d{i}" });
        await AllPass(8, i => new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = TestCognito.TrustInAccount });
        await AllPass(8, i => new DeleteRolePolicyRequest { RoleName = "Users", PolicyName = $"p{i}" });
        Assert.Empty((await _cognito.Invoke(new ListRolePoliciesRequest { RoleName = "Users" })).PolicyNames);
    }

    [Fact]
    public async Task The_versions_of_a_policy_that_were_made_at_once_are_all_there()
    {
        var arn = (await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "Reads", PolicyDocument = TestCognito.Allow("s3:Get*") })).Policy.Arn;
        await AllPass(4, _ => new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = TestCognito.Allow("s3:List*"), SetAsDefault = true });
        Assert.Equal(5, (await _cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = arn })).Versions.Count);
        await AllPass(4, i => new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = $"v{i + 1}" });
    }

    /// <summary>The policy is read, then its versions: in between, there can be one more.</summary>
    [Fact]
    public async Task A_version_that_came_between_two_readings_is_not_written_over()
    {
        var arn = (await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "Reads", PolicyDocument = TestCognito.Allow("s3:Get*") })).Policy.Arn;
        var request = new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = TestCognito.Allow("s3:List*") };
        _between.Run("ManagedPolicyVersions", () => _cognito.Invoke(request));
        Assert.Equal("v3", (await _cognito.Invoke(request)).PolicyVersion.VersionId);
        Assert.Equal(["v3", "v2", "v1"], (await _cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = arn })).Versions.Select(v => v.VersionId));
    }

    [Fact]
    public async Task One_merges_and_the_rest_are_told_that_it_is_done()
    {
        const string Developer = "login.example.app";
        var pool = await _cognito.AnIdentityPool(p => p with { DeveloperProviderName = Developer });
        foreach (var user in new[] { "noah", "yuki" })
            await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { [Developer] = user } });
        var (done, refusals) = await _cognito.AtOnce(8, _ => new MergeDeveloperIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, DeveloperProviderName = Developer, SourceUserIdentifier = "noah", DestinationUserIdentifier = "yuki" });
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal("Both developer users belong to one identity already.", r.Message));
    }

    [Fact]
    public async Task An_operation_that_has_the_error_answers_it()
    {
        var pool = await _cognito.AnIdentityPool();
        var (_, refusals) = await _cognito.AtOnce(8, i => new UpdateIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId, IdentityPoolName = $"pool {i}", AllowUnauthenticatedIdentities = true });
        Assert.All(refusals, r => Assert.Equal(ErrorCodes.ConcurrentModificationException, r.Code));
    }

    /// <summary>Which of the two a database reports depends on the order of its statements.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_the_database_says_of_a_call_that_was_faster_the_slower_one_is_run_again(bool isRowThere)
    {
        var pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        await _cognito.ADomain(pool);
        await _cognito.AUser(pool, email: "ana@example.com");
        var client = await _cognito.AClient(pool);
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "staff" });
        var token = (await _cognito.SignIn(client)).AccessToken!;

        await Meets(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(("name", "Ana")) });
        await Meets(new UpdateUserAttributesRequest { AccessToken = token, UserAttributes = TestCognito.Attributes(("email", "new@example.com")) });
        await Meets(new AdminDeleteUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributeNames = ["name"] });
        await Meets(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, Username = "ana", GroupName = "staff" });
        await Meets(new UpdateGroupRequest { UserPoolId = pool.Id!, GroupName = "staff", Description = "Everybody" });
        await Meets(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        await Meets(new AdminEnableUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        await Meets(new AdminSetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ana", Password = "Another-Horse-1", Permanent = true });
        await Meets(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = ".submitButton-customizable {color: #123456}" });
        await Meets(new AddCustomAttributesRequest { UserPoolId = pool.Id!, CustomAttributes = [new() { Name = "team", AttributeDataType = "String" }] });
        await Meets(new Contracts.UserPools.TagResourceRequest { ResourceArn = pool.Arn!, Tags = new Dictionary<string, string> { ["team"] = "web" } });

        var user = await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.True(user.Enabled);
        var attributes = await _cognito.AttributesOf(pool, "ana");
        Assert.Equal("new@example.com", attributes["email"]);
        Assert.DoesNotContain("name", attributes.Keys);
        Assert.Equal("staff", Assert.Single((await _cognito.Invoke(new AdminListGroupsForUserRequest { UserPoolId = pool.Id!, Username = "ana" })).Groups!).GroupName);
        Assert.Single(await _cognito.Outbox(pool));
        Assert.NotNull((await _cognito.SignIn(client, "ana", "Another-Horse-1")).AccessToken);
        // Anybody can have calls meet: it fills no log.
        Assert.DoesNotContain(_cognito.Logged, line => line.Contains("exception", StringComparison.OrdinalIgnoreCase));

        async Task Meets<TResponse>(IRequest<TResponse> request)
        {
            _meeting.Next = isRowThere ? new DbUpdateException("met", new SqliteException("UNIQUE constraint failed: Rows.Id", 19)) : new DbUpdateConcurrencyException("met");
            await _cognito.Invoke(request);
            Assert.True(_meeting.Next is null, $"{request.GetType().Name} commits nothing.");
        }
    }

    private async Task AllPass<TResponse>(int calls, Func<int, IRequest<TResponse>> request)
        where TResponse : class
    {
        var (done, refusals) = await _cognito.AtOnce(calls, request);
        Assert.Empty(refusals);
        Assert.Equal(calls, done);
    }

    /// <summary>Has a commit fail as if another call had been faster.</summary>
    private sealed class Meeting : DbTransactionInterceptor
    {
        public Exception? Next { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (Next is not { } failure) return new(result);
            Next = null;
            throw failure;
        }
    }

    /// <summary>Lets another call pass before a call reads from a table, once.</summary>
    private sealed class Between : DbCommandInterceptor
    {
        private Func<Task>? _other;
        private string _table = "";

        public void Run(string table, Func<Task> other) => (_table, _other) = (table, other);

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (_other is { } other && command.CommandText.Contains(_table, StringComparison.Ordinal))
            {
                _other = null;
                await other();
            }

            return result;
        }
    }
}
