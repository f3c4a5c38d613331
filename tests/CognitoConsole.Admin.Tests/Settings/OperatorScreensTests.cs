using Bunit;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.Tests.Settings;

public sealed class OperatorScreensTests : RoutedContext
{
    [Fact]
    public async Task A_new_operator_gets_a_link_that_is_shown_once()
    {
        await Cognito.Roles();
        var page = Open("/create-operator");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("input[type=radio]").Count));
        await page.Type("Email address", "eva@example.com");
        await page.InvokeAsync(() => page.FindAll("input[type=radio]")[2].ChangeAsync(new() { Value = "on" }));
        Links.NavigateTo("/operators");
        page.Shows("Leave without saving?");
        await page.Press("Stay on this page");
        await page.Submit();

        page.WaitForAssertion(() => Assert.Contains("/account/set-password?token=", page.Markup, StringComparison.Ordinal));
        var eva = Assert.Single((await Cognito.Invoke(new ListOperatorsRequest())).Operators);
        Assert.Equal(("eva@example.com", "Support"), (eva.Email, eva.Role));

        Links.NavigateTo($"/operators/{eva.OperatorId}");
        page.WaitForAssertion(() => Assert.Contains("Invited", page.Text(), StringComparison.Ordinal));
        Assert.DoesNotContain("/account/set-password?token=", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_is_protected_with_the_reason()
    {
        var ana = await Cognito.AnOperator();
        var page = Open($"/operators/{ana.OperatorId}");
        page.WaitForAssertion(() => Assert.StartsWith("This is the last administrator", page.WhyOff("Disable"), StringComparison.Ordinal));
        Assert.NotNull(page.WhyOff("Delete"));
        Assert.NotNull(page.WhyOff("Reset password"));
    }

    [Fact]
    public async Task One_of_two_administrators_is_disabled_and_enabled()
    {
        await Cognito.AnOperator();
        var eva = await Cognito.AnOperator("eva");
        var page = Open($"/operators/{eva.OperatorId}");
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Disable")));
        await page.Press("Disable");
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Enable")));
        Assert.True((await Cognito.Invoke(new GetOperatorRequest { OperatorId = eva.OperatorId })).Operator.Disabled);
        await page.Press("Enable");
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Disable")));
        Assert.False((await Cognito.Invoke(new GetOperatorRequest { OperatorId = eva.OperatorId })).Operator.Disabled);
    }

    [Fact]
    public async Task Another_role_is_saved_after_its_review()
    {
        await Cognito.AnOperator();
        var eva = await Cognito.AnOperator("eva", "Support");
        var page = Open($"/operators/{eva.OperatorId}");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("input[type=radio]").Count));
        await page.InvokeAsync(() => page.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = "on" }));
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Contains("is signed out everywhere", page.Text(), StringComparison.Ordinal));
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal("Auditor", (await Cognito.Invoke(new GetOperatorRequest { OperatorId = eva.OperatorId })).Operator.Role);
    }
}
