namespace CognitoConsole.Server.Tests;

/// <summary>What an operator does on the account pages.</summary>
public static class Pages
{
    public static async Task<Visit> SignIn(this Browser browser, ServerProcess server, string email, string password, string returnUrl = "") =>
        await browser.Submit(await browser.Open($"{server.Url}/account/sign-in{returnUrl}"), new() { ["Input.Email"] = email, ["Input.Password"] = password });

    public static string Alert(Visit page) => page.Document.QuerySelector("[role=alert]")?.TextContent.Trim() ?? "";

    public static string Good(Visit page) => page.Document.QuerySelector("[role=status]")?.TextContent.Trim() ?? "";
}
