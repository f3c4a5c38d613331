using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListAccessKeysTests
{
    [Fact]
    public async Task Pages_through_all_keys_once()
    {
        await using var cognito = await KeyMaker.Start();
        var made = new List<string>();
        foreach (var user in new[] { "ana", "ben", "cyd" })
            for (var i = 0; i < 2; i++) made.Add((await cognito.AKey(user, "Auditor")).AccessKeyId);

        var listed = new List<string>();
        var pages = 0;
        for (string? marker = null; pages == 0 || marker is not null; pages++)
        {
            var page = await cognito.Invoke(new ListAccessKeysRequest { MaxItems = 4, Marker = marker });
            listed.AddRange(page.AccessKeyMetadata.Select(k => k.AccessKeyId));
            Assert.Equal(page.Marker is not null, page.IsTruncated);
            marker = page.Marker;
        }

        Assert.Equal(2, pages);
        Assert.Equal(made.Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task Lists_the_keys_of_one_user()
    {
        await using var cognito = await KeyMaker.Start();
        var key = await cognito.AKey("ana", "Support");
        await cognito.AKey("ben", "Auditor");

        var page = await cognito.Invoke(new ListAccessKeysRequest { UserName = "ana" });

        var listed = Assert.Single(page.AccessKeyMetadata);
        Assert.Equal(("ana", key.AccessKeyId, "Active", "Support", key.CreateDate), (listed.UserName, listed.AccessKeyId, listed.Status, listed.PolicyName, listed.CreateDate));
        Assert.False(page.IsTruncated);
    }
}
