using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class ListRecordsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync() => _device = await _cognito.ADevice();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_dataset_that_does_not_exist_yet_has_a_session_all_the_same()
    {
        var list = await _device.List(0);
        Assert.Equal((0, 0L, false, false), (list.Count, list.DatasetSyncCount, list.DatasetExists, list.DatasetDeletedAfterRequestedSyncCount));
        Assert.Empty(list.Records!);
        Assert.Null(list.MergedDatasetNames);
        Assert.NotNull(list.SyncSessionToken);
    }

    [Fact]
    public async Task Reports_what_changed_since_a_count_and_what_was_removed()
    {
        await _device.Write(Put("a", "1"), Put("b", "1"));
        await _device.Write(Put("c", "1"));
        await _device.Write(Remove("a", 1));
        Assert.Equal("b=1@1 c=1@2", Text((await _device.List()).Records));
        Assert.Equal("b=1@1 c=1@2 a@3", Text((await _device.List(0)).Records));
        Assert.Equal("c=1@2 a@3", Text((await _device.List(1)).Records));
        Assert.Equal((0, 3L, _device.Identity), await _device.List(3) is var l ? (l.Count, l.DatasetSyncCount, l.LastModifiedBy) : default);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public async Task A_count_that_there_never_was_is_refused(long count)
    {
        await _device.Write(Put("a", "1"));
        var refusal = await _cognito.Refusal(_device.Listing(count), _device.Caller);
        Assert.Equal((ErrorCodes.InvalidParameterException, $"No such SyncCount: {count} exists for this Dataset"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Comes_in_pages_that_miss_nothing_that_changes_meanwhile()
    {
        await _device.Write(Put("a", "1"), Put("b", "1"), Put("c", "1"), Put("d", "1"));
        var first = await _cognito.Invoke(_device.Listing(0) with { MaxResults = 3 }, _device.Caller!);
        Assert.Equal("a=1@1 b=1@1 c=1@1", Text(first.Records));
        await _device.Write(Put("a", "2", 1));
        var second = await _cognito.Invoke(_device.Listing(0) with { MaxResults = 3, NextToken = first.NextToken, SyncSessionToken = first.SyncSessionToken }, _device.Caller!);
        Assert.Equal("d=1@1 a=2@2", Text(second.Records));
        Assert.Equal((null, 2L, first.SyncSessionToken), (second.NextToken, second.DatasetSyncCount, second.SyncSessionToken));
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(_device.Listing(1) with { NextToken = first.NextToken })).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(_device.Listing() with { MaxResults = 0 })).Code);
    }

    /// <summary>Whoever lists all of it takes over the count that the last page names: what is gone by then has to come, or he never hears of it.</summary>
    [Fact]
    public async Task Pages_of_all_records_tell_what_was_removed_meanwhile()
    {
        await _device.Write(Put("a", "1"), Put("b", "1"), Put("c", "1"), Put("gone", "1"));
        await _device.Write(Remove("gone", 1));
        var first = await _cognito.Invoke(_device.Listing() with { MaxResults = 2 }, _device.Caller!);
        Assert.Equal("a=1@1 b=1@1", Text(first.Records));
        await _device.Write(Remove("a", 1));
        var second = await _cognito.Invoke(_device.Listing() with { MaxResults = 1, NextToken = first.NextToken }, _device.Caller!);
        await _device.Write(Remove("b", 1));
        var third = await _cognito.Invoke(_device.Listing() with { NextToken = second.NextToken }, _device.Caller!);
        Assert.Equal(("c=1@1", "a@3 b@4", 4L), (Text(second.Records), Text(third.Records), third.DatasetSyncCount));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(1L)]
    public async Task Pages_tell_that_the_dataset_was_deleted_and_made_anew_meanwhile(long? since)
    {
        await _device.Write(Put("a", "1"), Put("b", "1"), Put("c", "1"));
        await _device.Write(Put("a", "2", 1), Put("b", "2", 1), Put("c", "2", 1));
        var first = await _cognito.Invoke(_device.Listing(since) with { MaxResults = 2 }, _device.Caller!);
        Assert.Equal(("a=2@2 b=2@2", false), (Text(first.Records), first.DatasetDeletedAfterRequestedSyncCount));
        await _device.Delete();
        await _device.Write(Put("d", "1"));
        var second = await _cognito.Invoke(_device.Listing(since) with { NextToken = first.NextToken }, _device.Caller!);
        Assert.Equal(("d=1@4", true), (Text(second.Records), second.DatasetDeletedAfterRequestedSyncCount));
    }

    [Fact]
    public async Task A_session_of_another_dataset_is_refused() =>
        Assert.Equal("SyncSessionToken not valid for these inputs", (await _cognito.Refusal(_device.Listing() with { SyncSessionToken = await (_device with { Dataset = "other" }).Token() }, _device.Caller)).Message);

    [Fact]
    public async Task An_identity_that_does_not_exist_is_a_wrong_parameter() =>
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal((_device with { Identity = "us-east-1:00000000-0000-0000-0000-000000000000" }).Listing())).Code);

    /// <summary>Removed records are remembered for a while; who has been away for longer gets the dataset anew and keeps nothing that is gone.</summary>
    [Fact]
    public async Task Who_has_missed_too_many_removals_is_told_to_begin_anew()
    {
        await _device.Write([.. Enumerable.Range(0, 1_024).Select(i => Put($"a{i}", "1")).Prepend(Put("kept", "1")).Take(1_024)]);
        for (var round = 0; round < 3; round++)
        {
            var there = (await _device.List()).Records!.Where(r => r.Key != "kept").ToList();
            await _device.Write([.. there.Select(r => Remove(r.Key!, r.SyncCount!.Value))]);
            await _device.Write([.. Enumerable.Range(0, 1_000).Select(i => Put($"{round}/{i}", "1"))]);
        }

        Assert.True((await _device.List(1)).DatasetDeletedAfterRequestedSyncCount);
        Assert.Equal(1_001, (await _device.List()).Count);
        Assert.False((await _device.List(await Count())).DatasetDeletedAfterRequestedSyncCount);
        var (removed, told) = await _cognito.Database(async db => (await db.DatasetRecords.CountAsync(r => r.Value == null), await db.Datasets.Select(d => d.NumRemoved).SingleAsync()));
        Assert.InRange(removed, 1, 2_048);
        Assert.Equal(removed, told);
    }

    [Fact]
    public async Task The_datasets_of_an_identity_that_was_merged_are_named()
    {
        const string Developer = "login.example.app";
        var pool = await _cognito.AnIdentityPool(p => p with { DeveloperProviderName = Developer });
        var ids = new Dictionary<string, string>();
        foreach (var user in new[] { "noah", "yuki", "zoe" })
            ids[user] = (await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { [Developer] = user } })).IdentityId!;
        SyncDevice Of(string user, string dataset = "prefs") => new(_cognito, pool.IdentityPoolId, ids[user], dataset);
        await Of("noah").Write(Put("theme", "dark"));
        await Of("noah", "gone").Write(Put("k", "v"));
        await Of("noah", "gone").Delete();
        await Of("noah", new string('n', 128)).Write(Put("k", "v"));
        await Of("yuki").Write(Put("theme", "light"));

        Task Merge(string from, string to) => _cognito.Invoke(new MergeDeveloperIdentitiesRequest
        {
            IdentityPoolId = pool.IdentityPoolId,
            DeveloperProviderName = Developer,
            SourceUserIdentifier = from,
            DestinationUserIdentifier = to,
        });
        await Merge("noah", "yuki");

        var merged = $"prefs.{ids["noah"]}";
        var list = await Of("yuki").List();
        Assert.Equal(("theme=light@1", merged), (Text(list.Records), Assert.Single(list.MergedDatasetNames!)));
        Assert.Equal("theme=dark@1", Text((await Of("yuki", merged).List()).Records));
        var cut = Assert.Single((await Of("yuki", new string('n', 128)).List()).MergedDatasetNames!);
        Assert.Equal(("k=v@1", 128), (Text((await Of("yuki", cut).List()).Records), cut.Length));
        Assert.Empty((await _cognito.Invoke(new ListDatasetsRequest { IdentityPoolId = pool.IdentityPoolId, IdentityId = ids["noah"] })).Datasets!);
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await Of("noah").Refusal(Put("theme", "x"))).Code);

        // Once more: what came by a merge keeps its name.
        await Merge("yuki", "zoe");
        Assert.Equal([merged, $"prefs.{ids["yuki"]}"], (await Of("zoe").List()).MergedDatasetNames!.Order(StringComparer.Ordinal).OrderBy(n => n != merged));
        await Of("zoe", merged).Delete();
        Assert.Equal([$"prefs.{ids["yuki"]}"], (await Of("zoe").List()).MergedDatasetNames);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Assert.ThrowsAsync<CognitoException>(() => Of("zoe", merged).Describe())).Code);
    }

    private async Task<long> Count() => (await _device.List()).DatasetSyncCount!.Value;
}
