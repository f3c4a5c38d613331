using Bunit;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Admin.Tests.Shell;

public sealed class PaletteTests : RoutedContext
{
    public PaletteTests()
    {
        Services.AddScoped<IPaletteSource, PagePalette>();
        Services.AddScoped<IPaletteSource, ActionPalette>();
        Services.AddScoped<IPaletteSource, IdentityPoolPalette>();
        Services.AddScoped<IPaletteSource, IdentityPalette>();
        Services.AddScoped<IPaletteSource, PersonPalette>();
    }

    [Fact]
    public async Task An_identity_id_opens_its_page_whatever_pool_is_open()
    {
        var (pool, _, logins) = await Cognito.AnApp(p => p with { IdentityPoolName = "Shop" });
        var identity = await Cognito.AnIdentity(pool, logins);
        var palette = Palette();
        foreach (var text in new[] { identity, identity[..25], identity["us-east-1:".Length..] })
        {
            await palette.InvokeAsync(() => palette.Find("#cc-palette").InputAsync(text));
            palette.WaitForAssertion(() => Assert.Equal([$"{identity}Shop · AuthenticatedIdentity"], Lines(palette)));
        }

        await palette.InvokeAsync(() => palette.Find("#cc-palette").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Enter" }));
        Assert.Equal(ConsoleUrls.Identity(pool.IdentityPoolId, identity), Path);
    }

    [Fact]
    public async Task An_identity_pool_is_found_by_name_and_by_id()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { IdentityPoolName = "Web shop" });
        await Cognito.AnIdentityPool();
        var palette = Palette();
        foreach (var text in new[] { "web s", pool.IdentityPoolId })
        {
            await palette.InvokeAsync(() => palette.Find("#cc-palette").InputAsync(text));
            palette.WaitForAssertion(() => Assert.Equal([$"Web shop{pool.IdentityPoolId}Identity pool"], Lines(palette)));
        }

        await palette.InvokeAsync(() => palette.Find("#cc-palette-list li").ClickAsync());
        Assert.Equal(ConsoleUrls.IdentityPool(pool.IdentityPoolId), Path);
    }

    [Fact]
    public async Task A_caller_is_found_by_email_address_or_sub_whatever_pool_is_open()
    {
        var shop = await Cognito.APool(p => p with { PoolName = "Shop" });
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1)); // pools come in the order in which they were made
        var staff = await Cognito.APool(p => p with { PoolName = "Staff" });
        await Cognito.AUser(shop, "ana", "ana@example.com");
        await Cognito.AUser(staff, "anna", "ana@example.com");
        var sub = UserAttributeText.Of((await Cognito.AUser(staff, "ben", "ben@example.com")).Attributes, "sub")!;
        var palette = Palette();
        foreach (var (text, lines) in new (string, string[])[]
        {
            ("ana@example.com", ["anaana@example.com · ShopUser", "annaana@example.com · StaffUser"]),
            ("ben@e", ["benben@example.com · StaffUser"]),
            (sub, ["benben@example.com · StaffUser"]),
            ("ben@", []),
            ("nobody@example.com", []),
        })
        {
            await palette.InvokeAsync(() => palette.Find("#cc-palette").InputAsync(text));
            palette.WaitForAssertion(() => Assert.Equal(lines, Lines(palette)));
        }

        palette.Shows("Users are found by email address or sub");
        var source = new PersonPalette(Cognito, new CurrentUserPool());
        var admin = new Caller.Operator("1", "ana@example.com", "Administrator", "123456789012");
        Assert.Equal("anna", Assert.Single(await source.Find("ana@example.com", shop.Id, admin, default)).Title);
        Assert.Empty(await source.Find("ana@example.com", null, admin with { Role = "Nobody" }, default));
    }

    [Fact]
    public async Task A_page_of_that_name_stands_before_those_that_only_have_to_do_with_it()
    {
        var palette = Palette();
        await palette.InvokeAsync(() => palette.Find("#cc-palette").InputAsync("audit"));
        palette.WaitForAssertion(() => Assert.Equal("Audit logPage", Lines(palette).First()));
        Assert.Contains("ReportPage", Lines(palette));
    }

    [Theory]
    [InlineData("create user", true, new[] { "Create user", "Create user pool", "Create user pool with recommended settings", "Import users from a CSV file" })]
    [InlineData("create user", false, new[] { "Create user pool", "Create user pool with recommended settings" })]
    [InlineData("new app", true, new[] { "Create app client" })]
    [InlineData("upload", true, new[] { "Import users from a CSV file" })]
    [InlineData("GROUP", true, new[] { "Create group" })]
    [InlineData("identity pool", false, new[] { "Create identity pool", "Download report of identity pools" })]
    [InlineData("dark", false, new[] { "Switch between light and dark" })]
    [InlineData("create nothing", true, new string[0])]
    [InlineData("", true, new string[0])]
    public async Task What_can_be_done_is_found_by_its_words(string text, bool inPool, string[] titles)
    {
        var pool = await Cognito.APool();
        var found = await Actions().Find(text, inPool ? pool.Id : null, As("Administrator"), default);
        Assert.Equal(titles, found.OrderBy(f => f.IsRelated).Select(f => f.Title));
        Assert.All(found, f => Assert.Equal("Action", f.Kind));
    }

    [Fact]
    public async Task Only_what_the_operator_may_do_is_offered_and_only_where()
    {
        var (mine, other) = (await Cognito.APool(), await Cognito.APool());
        await Cognito.Database(async db =>
        {
            db.ManagedPolicies.Add(new Data.Iam.ManagedPolicy { PolicyName = "OnePool", Document = TestCognito.Allow("cognito-idp:CreateGroup", mine.Arn!), UpdateDate = Cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Assert.Equal(["Create group"], (await Actions().Find("create", mine.Id, As("OnePool"), default)).Select(f => f.Title));
        Assert.Empty(await Actions().Find("create", other.Id, As("OnePool"), default));
        Assert.Equal(["Download audit log", "Download report of user pools", "Download report of identity pools"], (await Actions().Find("download", mine.Id, As("Auditor"), default)).Select(f => f.Title));
        Assert.Empty(await Actions().Find("create", mine.Id, As("Auditor"), default));
    }

    [Fact]
    public async Task An_action_opens_its_form()
    {
        var palette = Palette();
        await palette.InvokeAsync(() => palette.Find("#cc-palette").InputAsync("create role"));
        palette.WaitForAssertion(() => Assert.Equal(["Create roleAction"], Lines(palette)));
        await palette.InvokeAsync(() => palette.Find("#cc-palette").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Enter" }));
        Assert.Equal(ConsoleUrls.CreateRole(), Path);
    }

    [Theory]
    [InlineData("dark", "Switch between light and darkAction", "cc.theme", "")]
    [InlineData("download audit", "Download audit logAction", "cc.download", "/files/audit.csv")]
    public async Task What_needs_no_page_is_done_where_one_is(string text, string line, string call, string address)
    {
        var palette = Palette();
        var before = Path;
        await palette.InvokeAsync(() => palette.Find("#cc-palette").InputAsync(text));
        palette.WaitForAssertion(() => Assert.Equal(line, Lines(palette).First()));
        await palette.InvokeAsync(() => palette.Find("#cc-palette").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Enter" }));
        palette.WaitForAssertion(() => Assert.Equal(address, Assert.Single(JSInterop.Invocations[call]).Arguments.Single()));
        Assert.Equal(before, Path);
    }

    [Fact]
    public async Task Who_may_see_one_pool_only_finds_its_identities_by_the_whole_id()
    {
        var (pool, client, logins) = await Cognito.AnApp();
        var (mine, other) = (await Cognito.AnIdentity(pool, logins), await Cognito.AnIdentity(await Cognito.AnIdentityPool(client), logins));
        await Cognito.Database(async db =>
        {
            db.ManagedPolicies.Add(new Data.Iam.ManagedPolicy { PolicyName = "OnePool", Document = TestCognito.Allow("cognito-console:GetIdentity", Cognito.ArnOf(pool)), UpdateDate = Cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var palette = new IdentityPalette(Cognito);
        var eve = new Caller.Operator("1", "eve@example.com", "OnePool", "123456789012");
        Assert.Equal(ConsoleUrls.Identity(pool.IdentityPoolId, mine), Assert.Single(await palette.Find(mine, null, eve, default)).Url);
        Assert.Empty(await palette.Find(other, null, eve, default));
        Assert.Empty(await palette.Find(mine[..25], null, eve, default));
    }

    [Fact]
    public async Task Roles_policies_SAML_providers_operators_and_functions_are_found_by_name_and_groups_and_providers_in_their_pool()
    {
        var pool = await Cognito.APool();
        await Cognito.Roles();
        await Cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "NightShift" });
        await Cognito.AProvider(pool, "Nightly");
        await Cognito.AnIamRole("night-role", TestCognito.TrustIn("us-east-1:00000000-0000-0000-0000-000000000000"));
        await Cognito.AnIamSamlProvider("Night-owls");
        await Cognito.AFunction("", "night-function");
        await Cognito.Invoke(new CreateOperatorRequest { Email = "night@example.com", Role = "Auditor" });
        var palette = new NamedPalette(Cognito);
        Assert.Equal(
            [("NightShift", ConsoleUrls.Group(pool.Id!, "NightShift")), ("Nightly", ConsoleUrls.IdentityProvider(pool.Id!, "Nightly")), ("night-role", ConsoleUrls.Role("night-role")), ("Night-owls", ConsoleUrls.SamlProvider("Night-owls")), ("night@example.com", null), ("night-function", ConsoleUrls.Function("night-function"))],
            (await palette.Find("NIGHT", pool.Id, As("Administrator"), default)).Select(e => (e.Title, e.Kind == "Operator" ? null : e.Url)));
        Assert.Equal(["Role", "SAML provider", "Operator", "Function"], (await palette.Find("night", null, As("Administrator"), default)).Select(e => e.Kind));
        Assert.Equal(ConsoleUrls.Policy("Auditor"), Assert.Single(await palette.Find("audito", null, As("Administrator"), default)).Url);
        Assert.Empty(await palette.Find("n", pool.Id, As("Administrator"), default));
        // Support staff has no say in roles and operators, and does not hear of them.
        Assert.DoesNotContain(await palette.Find("night", pool.Id, As("Support"), default), e => e.Kind is "Role" or "SAML provider" or "Operator");
    }

    private ActionPalette Actions() => new(Cognito, new CurrentUserPool(), new ConsoleOptions { AccountId = "123456789012" });

    private static Caller.Operator As(string role) => new("1", "ana@example.com", role, "123456789012");

    private IRenderedComponent<Beside> Palette()
    {
        SignIn(Cognito);
        return Show(b =>
        {
            b.OpenComponent<Microsoft.AspNetCore.Components.Authorization.CascadingAuthenticationState>(0);
            b.AddAttribute(1, "ChildContent", (RenderFragment)(c =>
            {
                c.OpenComponent<Admin.Shell.Palette>(0);
                c.AddAttribute(1, "Open", true);
                c.CloseComponent();
            }));
            b.CloseComponent();
        });
    }

    private static IEnumerable<string> Lines(IRenderedComponent<Beside> palette) =>
        palette.FindAll("#cc-palette-list li").Select(l => string.Concat(l.TextContent.Split('\n', StringSplitOptions.TrimEntries)));
}
