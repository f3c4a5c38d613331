using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class ListDatasetsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync() => _device = await _cognito.ADevice();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private ListDatasetsRequest Request => new() { IdentityPoolId = _device.Pool, IdentityId = _device.Identity };

    [Fact]
    public async Task Lists_those_of_one_identity_by_name_and_page()
    {
        foreach (var name in new[] { "b", "a", "c", "gone" }) await (_device with { Dataset = name }).Write(Put("k", "v"));
        await (_device with { Dataset = "gone" }).Delete();
        var first = await _cognito.Invoke(Request with { MaxResults = 2 }, _device.Caller!);
        Assert.Equal((2, "a b"), (first.Count, string.Join(' ', first.Datasets!.Select(d => d.DatasetName))));
        var second = await _cognito.Invoke(Request with { MaxResults = 2, NextToken = first.NextToken }, _device.Caller!);
        Assert.Equal((1, "c", null), (second.Count, Assert.Single(second.Datasets!).DatasetName, second.NextToken));
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request with { MaxResults = -1 })).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request with { NextToken = "x" })).Code);
    }

    /// <summary>AWS asks about a dataset called null, so that a policy for all datasets of an identity covers it.</summary>
    [Fact]
    public async Task A_policy_for_all_datasets_of_an_identity_allows_it()
    {
        var all = $"arn:aws:cognito-sync:us-east-1:123456789012:identitypool/{_device.Pool}/identity/${{cognito-identity.amazonaws.com:sub}}/*";
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Guests", PolicyName = "inline", PolicyDocument = TestCognito.Allow("cognito-sync:*", all) });
        Assert.Equal(0, (await _cognito.Invoke(Request, _device.Caller!)).Count);
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Guests", PolicyName = "inline", PolicyDocument = TestCognito.Allow("cognito-sync:List*", all + "/prefs") });
        Assert.Contains($"identity/{_device.Identity}/dataset/null", (await _cognito.Refusal(Request, _device.Caller)).Message, StringComparison.Ordinal);
    }
}
