using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class UpdateRecordsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync() => _device = await _cognito.ADevice();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task The_first_one_makes_the_dataset_and_every_one_counts_once()
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, 500, TimeSpan.Zero);
        var written = Assert.Single(await _device.Write(Put("theme", "dark") with { DeviceLastModifiedDate = at }));
        Assert.Equal(("theme", "dark", 1, _device.Identity, at), (written.Key, written.Value, written.SyncCount, written.LastModifiedBy, written.DeviceLastModifiedDate));
        Assert.Equal("lang=de@2 size=9@2", Text(await _device.Write(Put("lang", "de"), Put("size", "9"))));
        Assert.Equal("theme@3", Text(await _device.Write(Remove("theme", 1))));
        var dataset = await _device.Describe();
        Assert.Equal((2, 6 + 5, 3), (dataset.NumRecords, dataset.DataStorage, (await _device.List(0)).DatasetSyncCount));
    }

    [Fact]
    public async Task A_stale_record_refuses_the_whole_batch()
    {
        await _device.Write(Put("theme", "dark"));
        var refusal = await _device.Refusal(Put("lang", "de"), Put("theme", "light"));
        Assert.Equal((ErrorCodes.ResourceConflictException, "Current SyncCount for: theme is: 1 not: 0"), (refusal.Code, refusal.Message));
        Assert.Equal("Current SyncCount for: lang is: 0 not: 4", (await _device.Refusal(Put("lang", "de", 4))).Message);
        Assert.Equal("theme=dark@1", Text((await _device.List()).Records));
        Assert.Equal("theme=light@2", Text(await _device.Write(Put("theme", "light", 1))));
    }

    [Fact]
    public async Task A_removed_record_is_written_again_by_whoever_knows_that_it_was_removed()
    {
        await _device.Write(Put("theme", "dark"));
        await _device.Write(Remove("theme", 1));
        Assert.Equal("Current SyncCount for: theme is: 2 not: 0", (await _device.Refusal(Put("theme", "light"))).Message);
        Assert.Equal("theme=light@3", Text(await _device.Write(Put("theme", "light", 2))));
        // Put and removed before anybody heard of it.
        Assert.Equal("gone@4", Text(await _device.Write(Remove("gone", 0))));
        Assert.Equal((1, 10), await _device.Describe() is var d ? (d.NumRecords, d.DataStorage) : default);
    }

    [Fact]
    public async Task Of_twenty_devices_that_write_a_record_at_once_one_succeeds()
    {
        await _device.Write(Put("theme", "dark"));
        var token = await _device.Token();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await _cognito.Invoke(_device.Writing(token, Put("theme", $"v{i}", 1)), _device.Caller!);
                return "written";
            }
            catch (CognitoException refusal)
            {
                return refusal.Code;
            }
        }));
        Assert.Single(outcomes, "written");
        Assert.Equal(19, outcomes.Count(o => o == ErrorCodes.ResourceConflictException));
        Assert.Equal(2, (await _device.List()).DatasetSyncCount);
    }

    [Fact]
    public async Task Twenty_devices_that_write_different_records_all_succeed()
    {
        var token = await _device.Token();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _cognito.Invoke(_device.Writing(token, Put($"k{i}", "1")), _device.Caller!)));
        Assert.Equal((20, 20), await _device.List() is var list ? ((int)list.DatasetSyncCount!, list.Count!.Value) : default);
        Assert.Equal(20, (await _device.Describe()).NumRecords);
    }

    [Fact]
    public async Task An_identity_has_twenty_datasets_however_many_are_made_at_once()
    {
        for (var i = 1; i <= 15; i++) await (_device with { Dataset = $"d{i}" }).Write(Put("k", "v"));
        var made = await Task.WhenAll(Enumerable.Range(16, 10).Select(async i =>
        {
            var device = _device with { Dataset = $"d{i}" };
            var token = await device.Token();
            try
            {
                return (await _cognito.Invoke(device.Writing(token, Put("k", "v")), device.Caller!)).Records!.Count == 1 ? "made" : "";
            }
            catch (CognitoException refusal)
            {
                return refusal.Code;
            }
        }));
        Assert.Equal((5, 5), (made.Count(m => m == "made"), made.Count(m => m == ErrorCodes.LimitExceededException)));
        Assert.Equal(20, (await _cognito.Invoke(new DescribeIdentityUsageRequest { IdentityPoolId = _device.Pool, IdentityId = _device.Identity })).IdentityUsage!.DatasetCount);
        // One that goes leaves its place.
        await (_device with { Dataset = "d1" }).Delete();
        await (_device with { Dataset = "one-more" }).Write(Put("k", "v"));
    }

    [Fact]
    public async Task A_dataset_has_a_thousand_and_twenty_four_records()
    {
        await _device.Write([.. Enumerable.Range(0, 1_024).Select(i => Put($"k{i}", "v"))]);
        Assert.Equal(ErrorCodes.LimitExceededException, (await _device.Refusal(Put("one more", "v"))).Code);
        Assert.Equal((1_024, 1), await _device.List() is var l ? (l.Count, l.DatasetSyncCount) : default);
        await _device.Write(Remove("k0", 1), Put("one more", "v"));
        Assert.Equal(1_024, (await _device.Describe()).NumRecords);
    }

    /// <summary>Removals of what never was are kept too, for devices that have not heard of them; nobody fills the database with them.</summary>
    [Fact]
    public async Task No_more_is_patched_at_once_than_could_change_a_dataset()
    {
        var made = Enumerable.Range(0, 2_049).Select(i => Remove($"k{i}", 0)).ToArray();
        Assert.Equal(ErrorCodes.LimitExceededException, (await _device.Refusal(made)).Code);
        Assert.False((await _device.List()).DatasetExists);
        await _device.Write([.. Enumerable.Range(0, 1_024).Select(i => Put($"old{i}", "v"))]);
        await _device.Write([.. Enumerable.Range(0, 1_024).SelectMany(i => new[] { Remove($"old{i}", 1), Put($"new{i}", "v") })]);
        Assert.Equal(1_024, (await _device.Describe()).NumRecords);
    }

    [Fact]
    public async Task A_dataset_has_a_megabyte_of_keys_and_values()
    {
        await _device.Write(Put("a", new string('ä', 262_144)), Put("b", new string('x', 524_286)));
        Assert.Equal(1_048_576, (await _device.Describe()).DataStorage);
        Assert.Equal(ErrorCodes.LimitExceededException, (await _device.Refusal(Put("c", ""))).Code);
        Assert.Equal(ErrorCodes.LimitExceededException, (await _device.Refusal(Put("b", new string('x', 524_287), 1))).Code);
        Assert.Equal(1, (await _device.List()).DatasetSyncCount);
        await _device.Write(Put("b", "", 1), Put("c", new string('x', 524_285)));
        Assert.Equal(1_048_576, (await _device.Describe()).DataStorage);
    }

    [Fact]
    public async Task The_session_must_be_of_this_dataset_and_not_too_old()
    {
        var token = await _device.Token();
        foreach (var other in new[] { _device with { Dataset = "other" }, await _cognito.ADevice(await Pool()) })
        {
            var refusal = await _cognito.Refusal(other.Writing(token, Put("k", "v")), other.Caller);
            Assert.Equal((ErrorCodes.InvalidParameterException, "SyncSessionToken not valid for these inputs"), (refusal.Code, refusal.Message));
        }

        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(_device.Writing(token + "x", Put("k", "v")), _device.Caller)).Code);
        _cognito.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("SyncSessionToken not valid for these inputs", (await _cognito.Refusal(_device.Writing(token, Put("k", "v")))).Message);
    }

    [Fact]
    public async Task Wrong_patches_change_nothing()
    {
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _device.Refusal(Put("k", "v"), Put("k", "w"))).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _device.Refusal(Put("k", null!))).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _device.Refusal(Put("", "v"))).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _device.Refusal(Put("k", "v") with { Op = "add" })).Code);
        Assert.Empty(await _device.Write());
        Assert.False((await _device.List()).DatasetExists);
    }

    [Fact]
    public async Task Keys_are_told_apart_byte_by_byte_however_long()
    {
        string[] keys = ["k", "K", "k ", "sha256:k", new('x', 1_023), new string('x', 1_023) + "y", "ключ", "🔑"];
        await _device.Write([.. keys.Select(k => Put(k, "v"))]);
        Assert.Equal(keys.Order(StringComparer.Ordinal), (await _device.List()).Records!.Select(r => r.Key!).Order(StringComparer.Ordinal));
        await _device.Write(Remove("k ", 1));
        Assert.Equal(7, (await _device.List()).Count);
    }

    [Fact]
    public async Task Credentials_of_an_identity_reach_its_own_datasets_only()
    {
        var other = await _cognito.ADevice(await Pool());
        await other.Write(Put("k", "v"));
        var stolen = other with { Caller = _device.Caller };
        foreach (var attempt in new Func<Task>[] { () => stolen.List(), () => stolen.Describe(), () => stolen.Delete() })
            Assert.Equal(ErrorCodes.NotAuthorizedException, (await Assert.ThrowsAsync<CognitoException>(attempt)).Code);
        var token = await (other with { Caller = null }).Token();
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(stolen.Writing(token, Put("k", "w", 1)), stolen.Caller)).Code);
        Assert.Equal("k=v@1", Text((await other.List()).Records));
        // The pool in the path is the session's too.
        var elsewhere = await _cognito.AnIdentityPoolOfGuests();
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await Assert.ThrowsAsync<CognitoException>(() => (_device with { Pool = elsewhere.IdentityPoolId }).List())).Code);
    }

    [Fact]
    public async Task A_policy_speaks_of_identities_and_datasets()
    {
        var arn = $"arn:aws:cognito-sync:us-east-1:123456789012:identitypool/{_device.Pool}/identity/${{cognito-identity.amazonaws.com:sub}}/dataset/pre*";
        await _cognito.Invoke(new Contracts.Iam.PutRolePolicyRequest { RoleName = "Guests", PolicyName = "inline", PolicyDocument = TestCognito.Allow("cognito-sync:*", arn) });
        await _device.Write(Put("k", "v"));
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => (_device with { Dataset = "scores" }).List());
        Assert.StartsWith($"User: arn:aws:sts::123456789012:assumed-role/Guests/CognitoIdentityCredentials is not authorized to perform: cognito-sync:ListRecords on resource: arn:aws:cognito-sync:us-east-1:123456789012:identitypool/{_device.Pool}/identity/{_device.Identity}/dataset/scores because", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_was_switched_off_writes_nothing()
    {
        var token = await _device.Token();
        await _cognito.Invoke(new Contracts.Extensions.DisableIdentityRequest { IdentityId = _device.Identity });
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(_device.Writing(token, Put("k", "v")), _device.Caller)).Code);
        // A developer still may.
        await (_device with { Caller = null }).Write(Put("k", "v"));
    }

    [Fact]
    public async Task The_audit_log_names_records_and_not_what_is_in_them()
    {
        await _device.Write(Put("theme", "a secret of somebody"));
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(e => e.Action == "cognito-sync:UpdateRecords"));
        Assert.Equal($"Dataset/{_device.Identity}/prefs", entry.Target);
        Assert.Contains("theme", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_is_not_of_the_pool_is_not_found()
    {
        var elsewhere = await _cognito.AnIdentityPoolOfGuests();
        var token = await _device.Token();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(_device.Writing(token, Put("k", "v")) with { IdentityPoolId = elsewhere.IdentityPoolId })).Code);
    }

    private async Task<IdentityPool> Pool() => await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = _device.Pool });
}
