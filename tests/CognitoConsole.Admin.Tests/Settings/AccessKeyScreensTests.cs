using Bunit;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sts;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Admin.Tests.Settings;

public sealed class AccessKeyScreensTests : RoutedContext
{
    [Fact]
    public async Task A_key_is_made_and_its_secret_is_shown_once()
    {
        await Cognito.Roles();
        var page = Open("/create-access-key");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("input[type=radio]").Count));
        await page.Type("User name", "pipeline");
        await page.InvokeAsync(() => page.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = "on" }));
        Links.NavigateTo("/access-keys");
        page.Shows("Leave without saving?");
        await page.Press("Stay on this page");
        await page.Submit();

        page.WaitForAssertion(() => Assert.Contains("The secret is shown this once", page.Text(), StringComparison.Ordinal));
        var key = Assert.Single((await Cognito.Invoke(new ListAccessKeysRequest())).AccessKeyMetadata);
        Assert.Equal(("pipeline", "Auditor"), (key.UserName, key.PolicyName));
        Assert.Contains($"export AWS_ACCESS_KEY_ID={key.AccessKeyId}", page.Markup, StringComparison.Ordinal);

        Links.NavigateTo("/access-keys");
        page.WaitForAssertion(() => Assert.Contains(key.AccessKeyId, page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("AWS_SECRET_ACCESS_KEY", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_switched_off_before_it_is_deleted()
    {
        await Cognito.Roles();
        var key = (await Cognito.Invoke(new CreateAccessKeyRequest { UserName = "pipeline", PolicyName = "Auditor" })).AccessKey.AccessKeyId;
        var page = Open("/access-keys");
        page.WaitForAssertion(() => Assert.StartsWith("Deactivate it first", page.WhyOff($"Delete {key}"), StringComparison.Ordinal));
        await page.Press($"Deactivate {key}");
        page.WaitForAssertion(() => Assert.Null(page.WhyOff($"Delete {key}")));
        Assert.Equal(AccessKeyStatus.Inactive, (await Cognito.Invoke(new ListAccessKeysRequest())).AccessKeyMetadata[0].Status);

        await page.Press($"Delete {key}");
        await page.Type($"Type {key} to confirm", key);
        await page.Press("Delete");
        page.WaitForAssertion(() => Assert.Contains("No access keys yet", page.Text(), StringComparison.Ordinal));
        Assert.Empty((await Cognito.Invoke(new ListAccessKeysRequest())).AccessKeyMetadata);
    }

    [Fact]
    public async Task The_list_says_when_a_key_was_last_used_and_for_what()
    {
        Services.AddSingleton<TimeProvider>(Cognito.Clock);
        await Cognito.Roles();
        var pipeline = await Cognito.AnApiUser("pipeline", "Auditor");
        var page = Open("/access-keys");
        page.WaitForAssertion(() => Assert.Contains("Never", page.Text(), StringComparison.Ordinal));

        await Cognito.Invoke(new GetCallerIdentityRequest(), pipeline with { Region = "eu-west-1" });
        Links.NavigateTo("/access-keys?user=pipeline");
        page.WaitForAssertion(() => Assert.Contains("just now sts, eu-west-1", page.Text(), StringComparison.Ordinal));
        Assert.DoesNotContain("Never", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_auditor_sees_keys_but_makes_none()
    {
        var page = Open("/access-keys", "Auditor");
        page.WaitForAssertion(() => Assert.Contains("iam:CreateAccessKey", page.WhyOff("Create access key"), StringComparison.Ordinal));
    }

    [Fact]
    public void Support_is_told_why_there_is_no_list()
    {
        var page = Open("/access-keys", "Support");
        page.WaitForAssertion(() => Assert.Contains("Your role Support", page.Text(), StringComparison.Ordinal));
        Assert.Empty(page.FindAll("table"));
    }
}
