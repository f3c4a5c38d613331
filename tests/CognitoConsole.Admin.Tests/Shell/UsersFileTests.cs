using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CognitoConsole.Admin.Tests.Shell;

/// <summary>The users of a search, and the identities of a day, as a file, over HTTP.</summary>
public sealed class UsersFileTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = new();
    private WebApplication? _site;

    [Fact]
    public async Task Thousands_of_users_come_line_by_line_in_the_order_of_the_list()
    {
        var pool = await _cognito.APool();
        await _cognito.ManyUsers(pool, 3210, i => new() { ["email"] = $"u{i}@example.com", ["name"] = i == 3209 ? "=HYPERLINK(\"http://x\")" : i == 3208 ? "Zoë, \"李\"" : "" });
        var answer = await Get(ConsoleUrls.UsersFile(pool.Id!, "email ^= \"u\"", "-UserCreateDate", ["username", "email", "name"]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("users.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        // No length: it is sent while it is made.
        Assert.True(answer.Headers.TransferEncodingChunked);
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).Split("\r\n");
        Assert.Equal("username,email,name", lines[0]);
        // A formula stays text.
        Assert.Equal("user003209,u3209@example.com,\"'=HYPERLINK(\"\"http://x\"\")\"", lines[1]);
        Assert.Equal("user003208,u3208@example.com,\"Zoë, \"\"李\"\"\"", lines[2]);
        Assert.Equal("user000000,u0@example.com,", lines[3210]);
        Assert.Equal(["", 3212.ToString(System.Globalization.CultureInfo.InvariantCulture)], [lines[^1], lines.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
    }

    [Theory]
    [InlineData("Support", "email ^= \"u\"", "email", HttpStatusCode.Forbidden, "cognito-console:ExportUsers")]
    [InlineData("Auditor", "nonsense", "email", HttpStatusCode.BadRequest, "Error while parsing filter")]
    [InlineData("Auditor", "", "password", HttpStatusCode.BadRequest, "Invalid search attribute: password")]
    [InlineData("Auditor", "", "email", HttpStatusCode.OK, "email")]
    public async Task Who_may_not_or_asks_wrongly_gets_no_file(string role, string search, string columns, HttpStatusCode status, string text)
    {
        var pool = await _cognito.APool();
        var answer = await Get(ConsoleUrls.UsersFile(pool.Id!, search, null, [columns]), role);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_may_have_any_name()
    {
        var pool = await _cognito.APool(p => p with { Schema = [new() { Name = "a,ß", AttributeDataType = "String", Mutable = true }] });
        await _cognito.AnInvitedUser(pool, "ana", "Temporary-1", ("custom:a,ß", "x"));
        var answer = await Get(ConsoleUrls.UsersFile(pool.Id!, "\"custom:a,ß\" = \"x\"", null, ["custom:a,ß", "username"]));
        Assert.Equal("\"custom:a,ß\",username\r\nx,ana\r\n", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Identities_of_a_day_come_with_what_became_of_them()
    {
        var pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var ids = new List<string>();
        for (var i = 0; i < 1003; i++) ids.Add(await _cognito.AnIdentity(pool));
        _cognito.Clock.Advance(TimeSpan.FromDays(1));
        await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [ids[0]] });
        var file = ConsoleUrls.CountedIdentitiesFile(pool.IdentityPoolId, "Guest", new DateOnly(2026, 3, 3));
        var answer = await Get(file, "Auditor");
        Assert.Equal($"{pool.IdentityPoolId.Replace(':', '-')}-guest-identities-2026-03-03.csv", NameOf(answer));
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("identity id,kind,since,until,now", lines[0]);
        Assert.Equal($"{ids[0]},Guest,2026-03-03,2026-03-04,Deleted", lines[^2]);
        Assert.Equal(ids.Skip(1).Select(id => $"{id},Guest,2026-03-03,,Guest").Order(), lines[1..^2].Order());
        Assert.Equal(HttpStatusCode.BadRequest, (await Get(ConsoleUrls.CountedIdentitiesFile(pool.IdentityPoolId, "Guest", new DateOnly(2020, 3, 3)))).StatusCode);
    }

    [Theory]
    [InlineData(null, null, "day,time zone,authenticated,guests,Created,Active,SignIn,Credentials|2026-03-02,UTC,0,0,0,0,0,0|2026-03-03,UTC,1,2,3,3,1,0")]
    [InlineData(null, "provider", "day,time zone,provider,Created,Active,SignIn,Credentials|2026-03-02,UTC,unauthenticated,0,0,0,0|2026-03-02,UTC,{0},0,0,0,0|2026-03-03,UTC,unauthenticated,2,2,0,0|2026-03-03,UTC,{0},1,1,1,0")]
    [InlineData("{0}", null, "day,time zone,provider,Created,Active,SignIn,Credentials|2026-03-02,UTC,{0},0,0,0,0|2026-03-03,UTC,{0},1,1,1,0")]
    [InlineData("unauthenticated", null, "day,time zone,provider,Created,Active,SignIn,Credentials|2026-03-02,UTC,unauthenticated,0,0,0,0|2026-03-03,UTC,unauthenticated,2,2,0,0")]
    public async Task Statistics_come_together_by_provider_or_of_one(string? provider, string? by, string lines)
    {
        var (pool, client, logins) = await _cognito.AnApp();
        await _cognito.AnIdentity(pool, logins);
        for (var i = 0; i < 2; i++) await _cognito.AnIdentity(pool);
        var name = TestCognito.ProviderOf(client);
        var answer = await Get(ConsoleUrls.IdentityStatisticsFile(pool.IdentityPoolId, from: new(2026, 3, 2), to: new(2026, 3, 3), provider: provider?.Replace("{0}", name, StringComparison.Ordinal), by: by), "Auditor");
        Assert.Equal(lines.Replace("{0}", name, StringComparison.Ordinal).Replace("|", "\r\n", StringComparison.Ordinal) + "\r\n", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Statistics_are_named_by_pool_kind_and_days_and_tell_the_zone_of_each_day()
    {
        var pool = await _cognito.AnIdentityPool();
        _cognito.Clock.Advance(TimeSpan.FromDays(2));
        await _cognito.Invoke(new SetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId, TimeZone = "Africa/Addis_Ababa" });
        _cognito.Clock.Advance(TimeSpan.FromDays(1));
        var id = pool.IdentityPoolId.Replace(':', '-');
        var answer = await Get(ConsoleUrls.IdentityStatisticsFile(pool.IdentityPoolId, days: 4), "Auditor");
        Assert.Equal($"{id}-identities-2026-03-03-2026-03-06.csv", NameOf(answer));
        Assert.Equal(["2026-03-03,UTC", "2026-03-04,UTC", "2026-03-05,Africa/Addis_Ababa", "2026-03-06,Africa/Addis_Ababa"],
            (await answer.Content.ReadAsStringAsync()).Split("\r\n")[1..^1].Select(l => string.Join(',', l.Split(',')[..2])));
        Assert.Equal($"{id}-identities-by-provider-2026-03-06.csv", NameOf(await Get(ConsoleUrls.IdentityStatisticsFile(pool.IdentityPoolId, from: new(2026, 3, 6), by: "provider"))));
        Assert.Equal($"{id}-identities-arn-aws-x-y---2026-03-06.csv", NameOf(await Get(ConsoleUrls.IdentityStatisticsFile(pool.IdentityPoolId, days: 1, provider: "arn:aws:x/Y\"\n"))));
    }

    [Fact]
    public async Task The_audit_log_comes_as_its_filter_says_beyond_one_page()
    {
        var pool = await _cognito.APool();
        await _cognito.APool();
        for (var i = 0; i < 105; i++, _cognito.Clock.Advance(TimeSpan.FromSeconds(1))) await _cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = $"g{i:000}" });
        var lines = (await (await Get(ConsoleUrls.AuditFile(resource: pool.Id, action: "cognito-idp:CreateGroup"), "Auditor")).Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("time,action,object,pool,by,caller,from,user agent,request id,entry id,before,after", lines[0]);
        Assert.Equal(Enumerable.Range(0, 105).Reverse().Select(i => $"cognito-idp:CreateGroup,Group/g{i:000},{pool.Id},root"), lines[1..^1].Select(l => string.Join(',', l.Split(',')[1..5])));
        Assert.StartsWith("2026-03-03T", lines[1], StringComparison.Ordinal);

        var none = await Get(ConsoleUrls.AuditFile(until: "2026-01-01T00:00Z"), "Auditor");
        Assert.Single((await none.Content.ReadAsStringAsync()).Split("\r\n")[..^1]);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get(ConsoleUrls.AuditFile(caller: new string('a', 257)))).StatusCode);
    }

    [Fact]
    public async Task The_audit_log_tells_before_and_after_as_far_as_its_page_does()
    {
        var pool = await _cognito.APool();
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "g", Description = "=HYPERLINK(\"http://x\"), \"old\"" });
        await _cognito.Invoke(new UpdateGroupRequest { UserPoolId = pool.Id!, GroupName = "g", Description = "new" });
        await _cognito.AnOperator("ben", "Support");
        await _cognito.Database(async db =>
        {
            db.ManagedPolicies.Add(new Data.Iam.ManagedPolicy { PolicyName = "ListOnly", Document = TestCognito.Allow("cognito-console:ListAuditEntries", "*"), UpdateDate = _cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });

        var update = await Lines("cognito-idp:UpdateGroup", "Auditor");
        Assert.EndsWith(",entry id,before,after", update[0], StringComparison.Ordinal);
        Assert.Contains("\"{\"\"Group/g\"\":{\"\"Description\"\":\"\"=HYPERLINK(\\\"\"http://x\\\"\"), \\\"\"old\\\"\"\"\"", update[1], StringComparison.Ordinal);
        Assert.Contains("{\"\"Group/g\"\":{\"\"Description\"\":\"\"new\"\"", update[1], StringComparison.Ordinal);
        // Nothing was there before, and what is secret is a word.
        var made = (await Lines("cognito-console:CreateOperator", "Auditor"))[1];
        Assert.Contains(",,\"{\"\"Operator/", made, StringComparison.Ordinal);
        Assert.Contains("\"\"SecurityStamp\"\":\"\"***\"\"", made, StringComparison.Ordinal);

        var listed = await Lines("cognito-idp:UpdateGroup", "ListOnly");
        Assert.EndsWith(",request id,entry id", listed[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Description", listed[1], StringComparison.Ordinal);

        async Task<string[]> Lines(string action, string role) => (await (await Get(ConsoleUrls.AuditFile(action: action), role)).Content.ReadAsStringAsync()).Split("\r\n");
    }

    [Fact]
    public async Task Without_an_operator_there_is_nothing()
    {
        var pool = await _cognito.APool();
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(ConsoleUrls.AuditFile(), role: null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(ConsoleUrls.UsersFile(pool.Id!, columns: ["email"]), role: null)).StatusCode);
    }

    private static string NameOf(HttpResponseMessage answer) => answer.Content.Headers.ContentDisposition!.FileName!.Trim('"');

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
        await _cognito.DisposeAsync();
    }

    private async Task<HttpResponseMessage> Get(string url, string? role = "Administrator")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ICognito>(_cognito);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new ConsoleOptions { AccountId = "123456789012" });
        builder.Services.AddSingleton(new SignedIn(role));
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, AsRole>("test", null);
        builder.Services.AddAuthorization();
        _site = builder.Build();
        _site.UseAuthentication();
        _site.UseAuthorization();
        Downloads.Map(_site);
        await _site.StartAsync();
        using var client = new HttpClient();
        return await client.GetAsync(_site.Urls.Single() + url);
    }

    private sealed record SignedIn(string? Role);

    private sealed class AsRole(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SignedIn who) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(who.Role is null ? AuthenticateResult.NoResult() : AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(OperatorClaims.Id, "op-1"), new Claim(OperatorClaims.Email, "ana@example.com"), new Claim(OperatorClaims.Role, who.Role)], "test")), "test")));
    }
}
