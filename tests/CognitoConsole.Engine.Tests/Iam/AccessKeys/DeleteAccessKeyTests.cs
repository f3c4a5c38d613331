using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeleteAccessKeyTests
{
    [Fact]
    public async Task Deletes_a_key_once()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Auditor");
        var kept = await cognito.AKey("ana", "Auditor");
        var request = new DeleteAccessKeyRequest { UserName = "ana", AccessKeyId = key.AccessKeyId };

        await cognito.Invoke(request);

        Assert.Equal(kept.AccessKeyId, Assert.Single((await cognito.Invoke(new ListAccessKeysRequest())).AccessKeyMetadata).AccessKeyId);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(request)).Code);
    }

    [Fact]
    public async Task Refuses_a_key_of_another_user()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Auditor");
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new DeleteAccessKeyRequest { UserName = "ben", AccessKeyId = key.AccessKeyId })).Code);
    }
}
