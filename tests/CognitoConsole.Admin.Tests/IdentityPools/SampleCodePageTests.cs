using Bunit;
using CognitoConsole.Admin.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.IdentityPools;

public sealed class SampleCodePageTests : RoutedContext
{
    [Fact]
    public async Task Every_language_has_the_real_ids_and_nothing_left_to_fill_in()
    {
        var (pool, client, _) = await Cognito.AnApp();
        var page = Open(ConsoleUrls.SampleCode(pool.IdentityPoolId), "Auditor");
        foreach (var sample in SampleCode.All)
        {
            Links.NavigateTo(await page.Href($"nav[aria-label=Languages] a[href$='{Uri.EscapeDataString(sample.Title)}']"));
            page.WaitForAssertion(() =>
            {
                var code = page.Find("pre code").TextContent;
                Assert.Equal(sample.Text("http://localhost:8080", pool.IdentityPoolId, TestCognito.ProviderOf(client)), code);
                Assert.Contains(pool.IdentityPoolId, code, StringComparison.Ordinal);
                Assert.Contains("http://localhost:8080", code, StringComparison.Ordinal);
                Assert.Contains(TestCognito.ProviderOf(client), code, StringComparison.Ordinal);
                Assert.DoesNotContain("__", code, StringComparison.Ordinal);
                Assert.Equal(code, page.Find("button[aria-label^='Copy'][aria-label$='code']").GetAttribute("data-copy"));
            });
        }
    }

    /// <summary>Of the languages that no test runs: what is not in the language itself is imported, and JSON is UTF-8 whatever its media type is.</summary>
    [Fact]
    public void What_a_sample_calls_it_imports_and_what_it_reads_is_UTF_8()
    {
        foreach (var login in new[] { "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc", SampleCode.DeveloperLogin, null })
        {
            string Text(string title) => SampleCode.All.Single(s => s.Title == title).Text("http://localhost:8080", "us-east-1:11111111-2222-3333-4444-555555555555", login);
            var kotlin = Text("Kotlin");
            foreach (var name in new[] { "use", "getCredentialsForIdentity", "getId" })
                Assert.Equal(kotlin.Contains($".{name} {{", StringComparison.Ordinal), kotlin.Split('\n').Any(l => l.StartsWith("import ", StringComparison.Ordinal) && l.EndsWith($".{name}", StringComparison.Ordinal)));
            Assert.Contains(".use {", kotlin, StringComparison.Ordinal);
            // Response.body is Latin-1 of any type but application/json.
            Assert.DoesNotContain("answer.body)", Text("Flutter"), StringComparison.Ordinal);
            Assert.Contains("utf8.decode(answer.bodyBytes)", Text("Flutter"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Guests_have_no_logins()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var page = Open(ConsoleUrls.SampleCode(pool.IdentityPoolId));
        page.WaitForAssertion(() => Assert.DoesNotContain("idToken", page.Find("pre code").TextContent, StringComparison.Ordinal));
        foreach (var sample in SampleCode.All) Assert.DoesNotContain("__", sample.Text("http://x", pool.IdentityPoolId, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_of_a_developers_server_have_the_servers_part_and_the_apps()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { DeveloperProviderName = "login.example.com" });
        var page = Open(ConsoleUrls.SampleCode(pool.IdentityPoolId));
        foreach (var sample in SampleCode.All)
        {
            Links.NavigateTo(await page.Href($"nav[aria-label=Languages] a[href$='{Uri.EscapeDataString(sample.Title)}']"));
            page.WaitForAssertion(() =>
            {
                var code = page.FindAll("pre code").Select(c => c.TextContent).ToList();
                Assert.Equal([sample.ServerText("http://localhost:8080", pool.IdentityPoolId, "login.example.com"), sample.Text("http://localhost:8080", pool.IdentityPoolId, "cognito-identity.amazonaws.com")], code);
                Assert.Contains("login.example.com", code[0], StringComparison.Ordinal);
                Assert.Contains(pool.IdentityPoolId, code[0], StringComparison.Ordinal);
                Assert.Contains("cognito-identity.amazonaws.com", code[1], StringComparison.Ordinal);
                Assert.All(code, text => Assert.DoesNotContain("__", text, StringComparison.Ordinal));
                Assert.All(code, text => Assert.Contains("http://localhost:8080", text, StringComparison.Ordinal));
            });
        }
    }

    [Fact]
    public async Task Whom_it_is_for_is_chosen()
    {
        var (pool, _, _) = await Cognito.AnApp();
        var page = Open(ConsoleUrls.SampleCode(pool.IdentityPoolId));
        await page.Use(() => page.Field("For whom"), field => field.ChangeAsync("1"));
        page.WaitForAssertion(() => Assert.DoesNotContain("idToken", page.Find("pre code").TextContent, StringComparison.Ordinal));
        Assert.Contains("for=guest", Path, StringComparison.Ordinal);
    }
}
