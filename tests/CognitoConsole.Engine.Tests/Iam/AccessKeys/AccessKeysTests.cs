using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>The lookup behind every signed call: what it finds, and how soon a change counts.</summary>
public sealed class AccessKeysTests
{
    [Fact]
    public async Task Finds_secret_and_caller()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Auditor");

        var found = (await Find(cognito, key.AccessKeyId))!;

        Assert.Equal(key.SecretAccessKey, found.SecretAccessKey);
        Assert.Equal(new Caller.AccessKey(key.AccessKeyId, "ana", "Auditor", "123456789012") { RequestId = found.Caller.RequestId }, found.Caller);
        Assert.DoesNotContain(key.SecretAccessKey, found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knows_nothing_of_keys_that_were_never_issued()
    {
        await using var cognito = await KeyMaker.Start();
        Assert.Null(await Find(cognito, "AKIANEVERISSUEDHERE0"));
    }

    [Fact]
    public async Task A_long_lived_key_has_no_session_token()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Auditor");
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => Find(cognito, key.AccessKeyId, "token"));
        Assert.Equal(ErrorCodes.UnrecognizedClientException, refusal.Code);
    }

    [Fact]
    public async Task Switching_off_counts_at_once_and_on_again_too()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Auditor");
        Assert.NotNull(await Find(cognito, key.AccessKeyId));

        await cognito.Invoke(new UpdateAccessKeyRequest { AccessKeyId = key.AccessKeyId, Status = "Inactive" });
        await Assert.ThrowsAsync<CognitoException>(() => Find(cognito, key.AccessKeyId));

        await cognito.Invoke(new UpdateAccessKeyRequest { AccessKeyId = key.AccessKeyId, Status = "Active" });
        Assert.NotNull(await Find(cognito, key.AccessKeyId));

        await cognito.Invoke(new DeleteAccessKeyRequest { AccessKeyId = key.AccessKeyId });
        Assert.Null(await Find(cognito, key.AccessKeyId));
    }

    [Fact]
    public async Task A_change_made_on_another_server_counts_within_a_second()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Auditor");
        await Find(cognito, key.AccessKeyId);
        await cognito.Database(async db =>
        {
            db.AccessKeys.Single().Status = "Inactive";
            return await db.SaveChangesAsync();
        });
        Assert.NotNull(await Find(cognito, key.AccessKeyId));

        cognito.Clock.Advance(AccessKeys.Life);

        await Assert.ThrowsAsync<CognitoException>(() => Find(cognito, key.AccessKeyId));
    }

    private static async Task<SigningCredential?> Find(TestCognito cognito, string id, string? token = null) =>
        await cognito.Services.GetRequiredService<ICredentialSource>().Find(id, token, default);
}
