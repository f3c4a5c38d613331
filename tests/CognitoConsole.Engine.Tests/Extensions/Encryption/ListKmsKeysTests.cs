using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListKmsKeysTests
{
    [Fact]
    public async Task Names_the_servers_keys_and_what_is_wrong_with_them()
    {
        using var keys = new CustomerKeyFolder();
        var arns = new[] { "good", "gone", "short" }.Select(n => $"arn:aws:kms:us-east-1:123456789012:key/{n}").ToList();
        await using var cognito = new TestCognito(options: new EngineOptions { KmsKeys = [.. arns.Select(a => keys.New(a))] });
        var pool = await cognito.APool(p => p with { KeyConfiguration = new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = arns[0] } });
        keys.Take(arns[1]);
        keys.Write(arns[2], "short");
        var listed = await cognito.Invoke(new ListKmsKeysRequest { UserPoolId = pool.Id! });
        Assert.Null(listed.UserPoolProblem);
        Assert.Equal(
            [(arns[0], null), (arns[1], "its file is not there."), (arns[2], "its file does not hold 32 bytes, as they are or in base64.")],
            listed.Keys.Select(k => (k.Arn, k.Problem)));

        keys.Replace(arns[0]);
        listed = await cognito.Invoke(new ListKmsKeysRequest { UserPoolId = pool.Id! });
        Assert.Equal("its file holds another key than the one under which the user pool was encrypted.", listed.UserPoolProblem);
        Assert.Null(listed.Keys[0].Problem);
    }

    [Fact]
    public async Task There_are_none_by_default()
    {
        await using var cognito = new TestCognito();
        var listed = await cognito.Invoke(new ListKmsKeysRequest { UserPoolId = (await cognito.APool()).Id! });
        Assert.Empty(listed.Keys);
        Assert.Null(listed.UserPoolProblem);
        await cognito.RefusesUnknownPool(new ListKmsKeysRequest { UserPoolId = "us-east-1_NoSuchOne" });
    }
}
