using Bunit;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.Kit;

/// <summary>Two steps back in the browser's history lead from the page of one straight to the same page of another.</summary>
public sealed class PageOfAnotherTests : RoutedContext
{
    [Theory]
    [InlineData("policy")]
    [InlineData("role")]
    [InlineData("operator")]
    [InlineData("message")]
    [InlineData("import job")]
    public async Task What_cannot_be_read_does_not_leave_the_former_in_its_place(string kind)
    {
        await AnOperator();
        var (there, missing, mark) = await Two(kind);
        var page = Open(there, layout: typeof(MainLayout));
        page.WaitForAssertion(() => Assert.Contains(mark, Shown(), StringComparison.Ordinal));

        Links.NavigateTo(missing);

        page.WaitForAssertion(() => Assert.DoesNotContain(mark, Shown(), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("main .cc-notice-bad, main .cc-empty")));
        Assert.DoesNotContain(mark, Shown(), StringComparison.Ordinal);

        string Shown() => page.Find("main").InnerHtml;
    }

    [Fact]
    public async Task A_setup_link_is_shown_for_nobody_else()
    {
        await AnOperator();
        var (kim, lee) = (await AnotherOperator("kim@example.com"), await AnotherOperator("lee@example.com"));
        var page = Open(ConsoleUrls.Operator(kim), layout: typeof(MainLayout));
        await page.Press("Reset password");
        await page.Use(() => page.FindAll(".mud-dialog button").Single(b => b.TextContent.Trim() == "Reset password"), button => button.ClickAsync());
        page.Shows("Send this link to kim@example.com");

        Links.NavigateTo(ConsoleUrls.Operator(lee));

        page.WaitForAssertion(() => Assert.Equal("lee@example.com", page.Find("h1").TextContent.Trim()));
        Assert.DoesNotContain("Send this link", page.Text(), StringComparison.Ordinal);
    }

    private async Task<string> AnotherOperator(string email) =>
        (await Cognito.Invoke(new CreateOperatorRequest { Email = email, Role = "Support" })).Operator.OperatorId;

    /// <returns>The address of one that is there, of one that is not, and a text that only the first one's page has.</returns>
    private async Task<(string There, string Missing, string Mark)> Two(string kind)
    {
        switch (kind)
        {
            case "policy":
                await Cognito.Invoke(new CreatePolicyRequest { PolicyName = "Readers", PolicyDocument = TestCognito.Allow("s3:GetObject") });
                return (ConsoleUrls.Policy("Readers"), ConsoleUrls.Policy("Nobody"), "s3:GetObject");
            case "role":
                var arn = await Cognito.AnIamRole("Guests", TestCognito.TrustInAccount);
                return (ConsoleUrls.Role("Guests"), ConsoleUrls.Role("Nobody"), arn);
            case "operator":
                return (ConsoleUrls.Operator(await AnotherOperator("kim@example.com")), ConsoleUrls.Operator("nobody"), "kim@example.com");
            case "message":
                var pool = await Cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
                await Cognito.SignUp(await Cognito.AClient(pool));
                return (ConsoleUrls.OutboxMessage((await Cognito.Invoke(new ListOutboxMessagesRequest())).Messages[0].MessageId), ConsoleUrls.OutboxMessage("nothing"), "ana@example.com");
            case "import job":
                var shop = await Cognito.APool();
                return (ConsoleUrls.ImportJob(shop.Id!, (await Cognito.AnImportJob(shop)).JobId!), ConsoleUrls.ImportJob(shop.Id!, "import-nothing"), "Customers");
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }
}
