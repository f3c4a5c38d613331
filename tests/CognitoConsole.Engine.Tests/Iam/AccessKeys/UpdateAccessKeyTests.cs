using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class UpdateAccessKeyTests
{
    [Fact]
    public async Task Switches_a_key_off()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Auditor");

        await cognito.Invoke(new UpdateAccessKeyRequest { UserName = "ana", AccessKeyId = key.AccessKeyId, Status = "Inactive" });

        Assert.Equal("Inactive", Assert.Single((await cognito.Invoke(new ListAccessKeysRequest())).AccessKeyMetadata).Status);
    }

    [Fact]
    public async Task Refuses_a_key_of_another_user_and_an_unknown_status()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Auditor");

        var foreign = await cognito.Refusal(new UpdateAccessKeyRequest { UserName = "ben", AccessKeyId = key.AccessKeyId, Status = "Inactive" });
        var status = await cognito.Refusal(new UpdateAccessKeyRequest { AccessKeyId = key.AccessKeyId, Status = "Sleeping" });

        Assert.Equal((ErrorCodes.NoSuchEntityException, $"The Access Key with id {key.AccessKeyId} cannot be found."), (foreign.Code, foreign.Message));
        Assert.Equal("status", Assert.Single(status.Fields).Path);
        Assert.Equal("Active", Assert.Single((await cognito.Invoke(new ListAccessKeysRequest())).AccessKeyMetadata).Status);
    }
}
