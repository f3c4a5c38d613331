using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Invocation;

/// <summary>Calls that meet: AWS has one wait for the other, and these operations have no error that says otherwise.</summary>
public sealed class DecidesAnewTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();

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

    private async Task AllPass<TResponse>(int calls, Func<int, IRequest<TResponse>> request)
        where TResponse : class
    {
        var (done, refusals) = await _cognito.AtOnce(calls, request);
        Assert.Empty(refusals);
        Assert.Equal(calls, done);
    }
}
