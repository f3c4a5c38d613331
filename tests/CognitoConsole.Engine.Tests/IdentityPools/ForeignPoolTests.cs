using System.Runtime.CompilerServices;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>Attack 27: somebody who has one identity pool reaches for another.</summary>
public sealed class ForeignPoolTests : IAsyncLifetime
{
    private const string Provider = "login.example.app";
    private readonly TestCognito _cognito = new();
    private IdentityPool _own = null!;
    private IdentityPool _foreign = null!;
    private string _identity = null!;

    public async ValueTask InitializeAsync()
    {
        await _cognito.Roles();
        _own = await APool();
        _foreign = await APool();
        _identity = (await _cognito.Invoke(Token(_foreign, "victim"))).IdentityId!;
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Every_operation_on_another_pool_or_identity_is_refused_in_the_same_words()
    {
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "OwnPool", PolicyDocument = TestCognito.Allow("*", _cognito.ArnOf(_own)) });
        var caller = await _cognito.AnApiUser("tenant", "OwnPool");
        await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = _own.IdentityPoolId }, caller);

        var operations = Operations.All.Where(o => o.Access == OperationAccess.Signed && (o.RequestType.IsAssignableTo(typeof(IIdentityPoolRequest)) || o.RequestType.IsAssignableTo(typeof(IIdentityRequest)))).ToList();
        Assert.True(operations.Count > 30);
        foreach (var operation in operations)
        {
            var refusal = await Assert.ThrowsAsync<CognitoException>(() => _cognito.Invoke(Naming(operation.RequestType, _foreign.IdentityPoolId, _identity), caller));
            Assert.Equal(
                (operation.Action, ErrorCodes.AccessDeniedException, $"User: {caller.Arn} is not authorized to perform: {operation.Action} on resource: {_cognito.ArnOf(_foreign)}"),
                (operation.Action, refusal.Code, OfPool(refusal.Message.Split(" because")[0])));
        }

        Assert.Equal(_foreign.IdentityPoolName, (await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = _foreign.IdentityPoolId })).IdentityPoolName);
        Assert.Equal(_identity, (await _cognito.Invoke(Token(_foreign, "victim"))).IdentityId);
    }

    [Fact]
    public async Task An_identity_of_another_pool_is_as_good_as_none()
    {
        foreach (var request in new Func<string, object>[]
        {
            id => new LookupDeveloperIdentityRequest { IdentityPoolId = _own.IdentityPoolId, IdentityId = id },
            id => Token(_own, "me") with { IdentityId = id },
            id => new UnlinkDeveloperIdentityRequest { IdentityPoolId = _own.IdentityPoolId, IdentityId = id, DeveloperProviderName = Provider, DeveloperUserIdentifier = "victim" },
            id => new GetIdentityAccessRequest { IdentityPoolId = _own.IdentityPoolId, IdentityId = id, ActionNames = ["s3:GetObject"] },
        })
        {
            var none = $"{_own.IdentityPoolId.Split(':')[0]}:00000000-0000-0000-0000-000000000000";
            var (foreign, unknown) = (await Refusal(request(_identity)), await Refusal(request(none)));
            Assert.Equal(ErrorCodes.ResourceNotFoundException, foreign.Code);
            Assert.Equal((unknown.Code, unknown.Message.Replace(none, "ID", StringComparison.Ordinal)), (foreign.Code, foreign.Message.Replace(_identity, "ID", StringComparison.Ordinal)));
        }

        Assert.Equal(_identity, (await _cognito.Invoke(Token(_foreign, "victim"))).IdentityId);
    }

    /// <summary>Cognito Sync speaks of the pool under its own name, and of what is in it.</summary>
    private static string OfPool(string refusal) => refusal.Replace("arn:aws:cognito-sync:", "arn:aws:cognito-identity:", StringComparison.Ordinal).Split("/identity/")[0];

    private static object Naming(Type type, string poolId, string identityId)
    {
        var request = RuntimeHelpers.GetUninitializedObject(type);
        type.GetProperty("IdentityPoolId")?.SetValue(request, poolId);
        type.GetProperty("IdentityId")?.SetValue(request, identityId);
        return request;
    }

    private Task<CognitoException> Refusal(object request) => Assert.ThrowsAsync<CognitoException>(() => _cognito.Invoke(request, _cognito.Admin));

    private Task<IdentityPool> APool() => _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, DeveloperProviderName = Provider });

    private static GetOpenIdTokenForDeveloperIdentityRequest Token(IdentityPool pool, string user) =>
        new() { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { [Provider] = user } };
}
