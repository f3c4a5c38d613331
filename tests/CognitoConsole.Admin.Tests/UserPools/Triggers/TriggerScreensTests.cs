using Bunit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class TriggerScreensTests : RoutedContext
{
    private static Task Choose(IRenderedComponent<Site> page, string label, string option) => page.InvokeAsync(() =>
    {
        var select = page.Field(label);
        return select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == option).GetAttribute("value")!);
    });

    private async Task<LambdaConfigType> Config(string poolId) => (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = poolId })).UserPool!.LambdaConfig!;

    [Fact]
    public async Task A_function_is_assigned_and_taken_away()
    {
        var arn = await Cognito.AFunction("", "gate");
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}/triggers");
        page.WaitForAssertion(() => Assert.Contains("gate (JavaScript)", page.Text(), StringComparison.Ordinal));
        await Choose(page, "Pre sign-up", "gate (JavaScript)");
        await page.Press("Review and save");
        page.Shows("Pre sign-up: gate");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(new LambdaConfigType { PreSignUp = arn }, await Config(pool.Id!));

        await Choose(page, "Pre sign-up", "None");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(new LambdaConfigType(), await Config(pool.Id!));
    }

    [Fact]
    public async Task What_providers_say_goes_through_a_function_of_its_own_group()
    {
        var arn = await Cognito.AFunction("", "gate");
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}/triggers");
        page.WaitForAssertion(() => Assert.Contains("gate (JavaScript)", page.Text(), StringComparison.Ordinal));
        Assert.Equal("Federation", page.FindAll(".cc-form .cc-panel").Select(p => p.GetAttribute("aria-label")).Last());
        await Choose(page, "Inbound federation", "gate (JavaScript)");
        await page.Press("Review and save");
        page.Shows("Inbound federation: gate");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(new LambdaConfigType { InboundFederation = new() { LambdaArn = arn, LambdaVersion = "V1_0" } }, await Config(pool.Id!));
        await Choose(page, "Pre sign-up", "gate (JavaScript)");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal((arn, arn), ((await Config(pool.Id!)).PreSignUp, (await Config(pool.Id!)).InboundFederation!.LambdaArn));
        await Choose(page, "Inbound federation", "None");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Null((await Config(pool.Id!)).InboundFederation);
        Links.NavigateTo($"/user-pools/{pool.Id}/triggers/invocations");
        page.WaitForAssertion(() => Assert.Contains("Inbound federation", page.FindAll("option").Select(o => o.TextContent)));
    }

    [Fact]
    public async Task Tokens_have_a_version_and_senders_a_key()
    {
        await Cognito.AFunction("", "gate");
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}/triggers");
        page.WaitForAssertion(() => Assert.Contains("gate (JavaScript)", page.Text(), StringComparison.Ordinal));
        await Choose(page, "Pre token generation", "gate (JavaScript)");
        await Choose(page, "Trigger event version", "Basic features and access token customization");
        await Choose(page, "Custom email sender", "gate (JavaScript)");
        await page.Type("Key for the codes", "arn:aws:kms:us-east-1:123456789012:key/sender");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var config = await Config(pool.Id!);
        Assert.Equal(("V2_0", "V1_0", "arn:aws:kms:us-east-1:123456789012:key/sender"), (config.PreTokenGenerationConfig!.LambdaVersion, config.CustomEmailSender!.LambdaVersion, config.KMSKeyID));
    }

    [Fact]
    public async Task An_address_that_the_settings_forbid_to_call_is_refused_at_its_field()
    {
        var page = Open("/create-function");
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Create function")));
        await page.Type("Name", "hook");
        await Choose(page, "Kind", "Webhook");
        await page.Type("Address", "http://127.0.0.1:9000/");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Contains(
            page.FindAll(".cc-field.cc-invalid"), f => f.TextContent.Contains("Address", StringComparison.Ordinal) && f.TextContent.Contains("only with its setting Outgoing:AllowPrivate = true.", StringComparison.Ordinal)));
        Assert.Empty((await Cognito.Invoke(new ListFunctionsRequest())).Functions);
    }

    [Fact]
    public async Task Without_a_function_the_screen_says_what_one_is()
    {
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}/triggers");
        page.Shows("There is no function yet");
    }

    [Fact]
    public async Task An_invocation_is_found_read_and_replayed_against_an_edited_source()
    {
        var arn = await Cognito.AFunction("throw new Error('closed')", "gate");
        var pool = await Cognito.APool(p => p with { LambdaConfig = new() { PreSignUp = arn } });
        await Assert.ThrowsAsync<CognitoException>(async () => await Cognito.SignUp(await Cognito.AClient(pool)));
        var page = Open($"/user-pools/{pool.Id}/triggers/invocations");
        Links.NavigateTo(await page.Href("tbody th a"));
        page.Shows("PreSignUp failed with error closed.");
        Assert.Single(page.FindAll($"a[href='{ConsoleUrls.Function("gate")}']"));
        await page.Type("Source", "exports.handler = async e => { e.response.autoConfirmUser = true; return e; };");
        await page.Press("Replay with this source");
        page.WaitForAssertion(() => Assert.Contains("\"autoConfirmUser\": true", page.Text(), StringComparison.Ordinal));
        Assert.Empty((await Cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id! })).Users!);
    }

    [Fact]
    public async Task Each_trigger_leads_to_its_function_and_says_how_its_last_call_went()
    {
        var gate = await Cognito.AFunction("throw new Error('closed')", "gate");
        var welcome = await Cognito.AFunction("", "welcome");
        var pool = await Cognito.APool(p => p with { LambdaConfig = new() { PreSignUp = gate, PostConfirmation = welcome } });
        await Assert.ThrowsAsync<CognitoException>(async () => await Cognito.SignUp(await Cognito.AClient(pool)));
        var call = Assert.Single((await Cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = pool.Id! })).Invocations);
        var page = Open($"/user-pools/{pool.Id}/triggers");
        page.Shows("Refused by the function");
        var states = page.FindAll(".cc-state").ToDictionary(s => s.Closest(".cc-field")!.QuerySelector(".cc-label")!.TextContent);
        Assert.Equal(["Pre sign-up", "Post confirmation"], states.Keys);
        Assert.Equal([ConsoleUrls.Function("gate"), ConsoleUrls.Function("gate", "test"), ConsoleUrls.TriggerInvocation(pool.Id!, call.InvocationId)], states["Pre sign-up"].QuerySelectorAll("a").Select(a => a.GetAttribute("href")!));
        Assert.Contains("Not called yet.", states["Post confirmation"].TextContent, StringComparison.Ordinal);

        // Another function has not been called by it.
        await Choose(page, "Pre sign-up", "welcome (JavaScript)");
        page.WaitForAssertion(() => Assert.DoesNotContain("Refused by the function", page.Text(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Contents_of_invocations_are_for_administrators(string role)
    {
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}/trigger-invocations/none", role);
        page.WaitForAssertion(() => Assert.Contains("cognito-console:GetFunctionInvocation", page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_function_is_created_edited_tested_and_deleted()
    {
        await Cognito.APool();
        var page = Open("/create-function");
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Create function")));
        await page.Type("Name", "gate");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Contains("export const handler", page.Field("Source").GetAttribute("value") ?? page.Field("Source").TextContent, StringComparison.Ordinal));

        await page.Type("Source", "export const handler = async () => ({ response: { autoConfirmUser: true } });");
        await page.Press("Save as new version");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(2, (await Cognito.Invoke(new GetFunctionRequest { Name = "gate" })).Function.Version);

        Links.NavigateTo("/functions/gate/test");
        page.WaitForAssertion(() => Assert.Contains("PreSignUp_SignUp", page.Field("Event of").TextContent, StringComparison.Ordinal));
        Assert.Contains("InboundFederation_ExternalProvider", page.Field("Event of").TextContent, StringComparison.Ordinal);
        await page.Press("Run");
        page.Shows("Succeeded");

        Links.NavigateTo("/functions/gate/versions");
        page.Shows("Version 1 by");
    }

    [Fact]
    public async Task The_source_is_read_as_it_is_typed_with_its_lines_numbered()
    {
        await Cognito.AFunction("", "gate");
        var page = Open("/functions/gate");
        page.WaitForAssertion(() => Assert.NotNull(page.Field("Source")));
        await page.Type("Source", "exports.handler = async (event) => {\n  return event.;\n};\n");
        page.Shows("(2:");
        Assert.Equal(["1", "2", "3", "4"], page.FindAll(".cc-code-lines span").Select(l => l.TextContent));
        await page.Type("Source", "exports.handler = async (event) => event;");
        page.Shows("No syntax errors");
        Assert.Single(page.FindAll(".cc-code-lines span"));
        Assert.Equal(1, (await Cognito.Invoke(new GetFunctionRequest { Name = "gate" })).Function.Version);
    }

    [Fact]
    public async Task A_fault_in_the_source_stands_beside_it()
    {
        await Cognito.AFunction("", "gate");
        var page = Open("/functions/gate");
        page.WaitForAssertion(() => Assert.NotNull(page.Field("Source")));
        await page.Type("Source", "export const handler = async (event) => { return event;");
        await page.Press("Save as new version");
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".cc-errors"), e => e.TextContent.Contains("Unexpected end of input", StringComparison.Ordinal)));
        page.WaitForAssertion(() => Assert.Equal(2, page.Text().Split("Unexpected end of input").Length));
        Assert.Equal(1, (await Cognito.Invoke(new GetFunctionRequest { Name = "gate" })).Function.Version);
    }

    [Fact]
    public async Task A_webhook_shows_its_secret_once()
    {
        var page = Open("/create-function");
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Create function")));
        await page.Type("Name", "hook");
        await Choose(page, "Kind", "Webhook");
        await page.Type("Address", "https://hooks.example.com/cognito");
        await page.Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("button[data-copy^='whsec_']")));
        Links.NavigateTo("/functions/hook");
        page.Shows("https://hooks.example.com/cognito");
        Assert.Empty(page.FindAll("button[data-copy^='whsec_']"));
    }
}
