using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class DecodeAuthorizationMessageTests
{
    [Fact]
    public async Task Says_which_statement_refused()
    {
        await using var cognito = new TestCognito();
        var role = await cognito.AnIamRole("Workers", TestCognito.TrustInAccount, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"NoIam","Effect":"Deny","Action":"iam:*","Resource":"*"}]}""");
        var session = await cognito.As((await cognito.Invoke(new AssumeRoleRequest { RoleArn = role, RoleSessionName = "work" }, cognito.Admin)).Credentials!);
        var refusal = await cognito.Refusal(new GetRoleRequest { RoleName = "Workers" }, session);
        Assert.StartsWith($"User: {session.Arn} is not authorized to perform: iam:GetRole on resource: {role} with an explicit deny", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("NoIam", refusal.Message, StringComparison.Ordinal);

        var encoded = refusal.Message.Split("Encoded authorization failure message: ")[1];
        var decoded = JsonDocument.Parse((await cognito.Invoke(new DecodeAuthorizationMessageRequest { EncodedMessage = encoded })).DecodedMessage!).RootElement;
        Assert.True(decoded.GetProperty("explicitDeny").GetBoolean());
        Assert.Equal("NoIam", decoded.GetProperty("matchedStatements").GetProperty("items")[0].GetProperty("sid").GetString());
        Assert.Equal("iam:GetRole", decoded.GetProperty("context").GetProperty("action").GetString());
        Assert.Equal(session.Arn, decoded.GetProperty("context").GetProperty("principal").GetProperty("arn").GetString());
    }

    [Fact]
    public async Task Refuses_what_this_server_did_not_encode()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.InvalidAuthorizationMessageException, (await cognito.Refusal(new DecodeAuthorizationMessageRequest { EncodedMessage = "made-up" })).Code);
    }
}
