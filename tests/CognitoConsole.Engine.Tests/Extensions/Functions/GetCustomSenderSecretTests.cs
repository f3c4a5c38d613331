using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetCustomSenderSecretTests
{
    private const string KeyName = "arn:aws:kms:us-east-1:123456789012:key/sender";

    [Fact]
    public async Task The_key_opens_what_a_sender_gets_and_is_for_administrators()
    {
        await using var cognito = new TestCognito();
        var arn = await cognito.AFunction("");
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], LambdaConfig = new() { CustomEmailSender = new() { LambdaArn = arn, LambdaVersion = "V1_0" }, KMSKeyID = KeyName } });
        await cognito.SignUp(await cognito.AClient(pool));
        var secret = await cognito.Invoke(new GetCustomSenderSecretRequest { UserPoolId = pool.Id! });
        Assert.Equal(("cognito-console", KeyName), (secret.KeyNamespace, secret.KeyName));
        var code = (string)JsonNode.Parse((await cognito.Outbox(pool))[0].Body)!["request"]!["code"]!;
        Assert.Matches("^[0-9]{6}$", EncryptedCode.Read(code, Convert.FromBase64String(secret.Key), pool.Id!));

        var support = await cognito.AnOperator("sue", BuiltInPolicies.Support);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new GetCustomSenderSecretRequest { UserPoolId = pool.Id! }, cognito.As(support))).Code);
        Assert.Contains((await cognito.Invoke(new ListAuditEntriesRequest())).Entries, e => e.Action == "cognito-console:GetCustomSenderSecret");
    }

    [Fact]
    public async Task A_pool_without_senders_has_none()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new GetCustomSenderSecretRequest { UserPoolId = pool.Id! })).Code);
    }
}
