using CognitoConsole.Contracts.Extensions;
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
        keys.Take(arns[1]);
        keys.Write(arns[2], "short");
        Assert.Equal(
            [(arns[0], null), (arns[1], "its file is not there."), (arns[2], "its file does not hold 32 bytes, as they are or in base64.")],
            (await cognito.Invoke(new ListKmsKeysRequest())).Keys.Select(k => (k.Arn, k.Problem)));
    }

    [Fact]
    public async Task There_are_none_by_default()
    {
        await using var cognito = new TestCognito();
        Assert.Empty((await cognito.Invoke(new ListKmsKeysRequest())).Keys);
    }
}
