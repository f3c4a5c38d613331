using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>Devices write while their identity is deleted, or becomes another one.</summary>
public sealed class DatasetRaceTests : IAsyncLifetime
{
    private const string Developer = "login.example.app";
    private readonly TestCognito _cognito = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Nothing_is_left_of_an_identity_that_is_deleted_meanwhile()
    {
        var device = await _cognito.ADeveloperDevice();
        var tokens = await Tokens(device);
        var writes = tokens.Select((t, i) => Write(device with { Dataset = $"d{i}" }, t)).ToList();
        await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [device.Identity] });
        var outcomes = await Task.WhenAll(writes);
        Assert.All(outcomes, o => Assert.True(o is null or ErrorCodes.ResourceNotFoundException, o));
        Assert.Equal((0, 0, 0), await Left(device.Pool));
    }

    [Fact]
    public async Task What_was_written_to_an_identity_that_is_merged_meanwhile_goes_along()
    {
        var pool = await _cognito.AnIdentityPool(p => p with { DeveloperProviderName = Developer });
        var (from, to) = (await Identity(pool, "noah"), await Identity(pool, "yuki"));
        var device = new SyncDevice(_cognito, pool.IdentityPoolId, from);
        var tokens = await Tokens(device);
        var writes = tokens.Select((t, i) => Write(device with { Dataset = $"d{i}" }, t)).ToList();
        await _cognito.Invoke(new MergeDeveloperIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, DeveloperProviderName = Developer, SourceUserIdentifier = "noah", DestinationUserIdentifier = "yuki" });
        var written = (await Task.WhenAll(writes)).Count(o => o is null);
        Assert.Equal((written, written, written * 2), await Left(pool.IdentityPoolId));
        Assert.Equal(written, (await _cognito.Invoke(new ListDatasetsRequest { IdentityPoolId = pool.IdentityPoolId, IdentityId = to })).Count);
        Assert.Equal(0, (await _cognito.Invoke(new ListDatasetsRequest { IdentityPoolId = pool.IdentityPoolId, IdentityId = from })).Count);
    }

    /// <summary>Datasets, records and bytes, the last as counted.</summary>
    private async Task<(int, int, int)> Left(string pool)
    {
        var (datasets, records) = await _cognito.Database(async db => (await db.Datasets.CountAsync(), await db.DatasetRecords.CountAsync()));
        return (datasets, records, (int)(await _cognito.Invoke(new DescribeIdentityPoolUsageRequest { IdentityPoolId = pool })).IdentityPoolUsage!.DataStorage!.Value);
    }

    private static async Task<List<string>> Tokens(SyncDevice device)
    {
        var tokens = new List<string>();
        for (var i = 0; i < 10; i++) tokens.Add(await (device with { Dataset = $"d{i}" }).Token());
        return tokens;
    }

    private async Task<string?> Write(SyncDevice device, string token)
    {
        try
        {
            await _cognito.Invoke(device.Writing(token, Put("k", "v")));
            return null;
        }
        catch (CognitoException refusal)
        {
            return refusal.Code;
        }
    }

    private async Task<string> Identity(IdentityPool pool, string user) =>
        (await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { [Developer] = user } })).IdentityId!;
}
