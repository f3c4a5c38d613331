using Bunit;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.UserPools;

/// <summary>The key of a pool's secrets on its settings page.</summary>
public sealed class EncryptionKeyTests : RoutedContext
{
    private const string Good = "arn:aws:kms:us-east-1:123456789012:key/good";
    private const string Gone = "arn:aws:kms:us-east-1:123456789012:key/gone";
    private readonly CustomerKeyFolder _keys = new();

    public EncryptionKeyTests()
    {
        Cognito.Options.KmsKeys = [_keys.New(Good), _keys.New(Gone)];
        _keys.Take(Gone);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _keys.Dispose();
    }

    [Fact]
    public async Task A_key_of_ones_own_is_chosen_reviewed_and_saved()
    {
        var pool = await Cognito.APool();
        var page = Open(Url(pool));
        page.Shows("Cannot be used: its file is not there.");
        Assert.True(page.Find("input[type=radio][id]:disabled").HasAttribute("disabled"));
        await page.Check(Good);
        page.Shows("Keep a copy of this key");
        await page.Press("Review and save");
        page.Shows("Without this key's file nobody signs in to the pool");
        page.Shows("CUSTOMER_MANAGED_KEY");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(Good, await KeyOf(pool));

        await page.Check("The server's own key");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Null(await KeyOf(pool));
    }

    [Fact]
    public async Task A_key_that_is_away_is_an_alarm_that_says_what_to_do()
    {
        var pool = await Cognito.APool(p => p with { KeyConfiguration = new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = Good } });
        _keys.Take(Good);
        var page = Open(Url(pool));
        page.Shows("Nobody can sign in to this user pool");
        page.Shows("cannot be used: its file is not there. Put the key's file back where the server's settings (Kms:Keys) say.");
    }

    [Fact]
    public async Task The_alarm_stands_on_the_overview_too()
    {
        var pool = await Cognito.APool(p => p with { KeyConfiguration = new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = Good } });
        _keys.Replace(Good);
        var page = Open($"/user-pools/{pool.Id}");
        page.Shows("Nobody can sign in to this user pool");
        page.Shows("its file holds another key than the one under which the user pool was encrypted.");
    }

    [Fact]
    public async Task A_key_that_the_settings_no_longer_name_is_still_shown()
    {
        var pool = await Cognito.APool(p => p with { KeyConfiguration = new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = Good } });
        Cognito.Options.KmsKeys = [];
        var page = Open(Url(pool));
        page.Shows(Good);
        page.Shows("it is not among this server's keys (Kms:Keys).");
        page.Shows("To use a key of your own, name its ARN and file under Kms:Keys in the server's settings.");
    }

    private static string Url(UserPoolType pool) => $"/user-pools/{pool.Id}/settings";

    private async Task<string?> KeyOf(UserPoolType pool) => (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!.KeyConfiguration!.KmsKeyArn;
}
