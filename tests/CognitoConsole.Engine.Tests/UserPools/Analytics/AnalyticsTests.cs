using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>What an app client's Pinpoint application learns.</summary>
public sealed class AnalyticsTests : IAsyncDisposable
{
    private const string Id = "d70b2ba36a8c4dc5a04a0451a31a1e12";
    private const string Guarded = "0a1b";
    private const string Arn = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/" + Id;
    private const string Role = "arn:aws:iam::123456789012:role/analytics";
    private static readonly AnalyticsConfigurationType ByArn = new() { ApplicationArn = Arn };
    private static readonly AnalyticsConfigurationType ById = new() { ApplicationId = Guarded, RoleArn = Role, ExternalId = "told-by-the-owner" };

    private readonly TestCognito _cognito = With(
        new AnalyticsApplication(Id, null, new LogDestination(Id, null, new Uri("https://events.example.com/in"), "a-shared-secret")),
        new AnalyticsApplication(Guarded, "told-by-the-owner", new LogDestination(Guarded, null, new Uri("https://guarded.example.com/in"), "another-secret")));

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact, Shows("UserPoolClient.AnalyticsConfiguration.ApplicationArn")]
    public async Task A_sign_up_a_sign_in_and_a_failed_one_are_events()
    {
        var pool = await _cognito.APool();
        foreach (var analytics in new[] { ByArn, null })
        {
            var client = await _cognito.AClient(pool, c => c with { AnalyticsConfiguration = analytics });
            var name = analytics is null ? "bob" : "ana";
            await _cognito.SignUp(client, name);
            await _cognito.Invoke(new AdminConfirmSignUpRequest { UserPoolId = pool.Id!, Username = name });
            await _cognito.SignIn(client, name);
            await _cognito.Refusal(_cognito.PasswordAuth(client, name, "Wrong-Password-1"));
            await Forward();
            if (analytics is null) continue;
            Assert.Equal(["_userauth.sign_up", "_userauth.sign_in", "_userauth.auth_fail"], Events().Select(e => (string)e.Event["EventType"]!));
        }

        var (address, headers, body) = Assert.Single(_cognito.Web.Posted);
        Assert.Equal(("https://events.example.com/in", Id), (address.AbsoluteUri, headers["X-Cognito-Analytics-Application"]));
        Assert.Equal($"v1={WebhookSignature.Compute("a-shared-secret", headers["X-Cognito-Timestamp"], System.Text.Encoding.UTF8.GetBytes(body))}", headers["X-Cognito-Signature"]);
    }

    [Fact]
    public async Task An_event_is_as_PutEvents_takes_it()
    {
        var (pool, client) = await APool(ByArn);
        await _cognito.Invoke(At("endpoint-1", _cognito.PasswordAuth(client)));
        await Forward();
        var id = Assert.Single(Events()).Id;
        Assert.True(Guid.TryParse(id, out _));
        Assert.Equal(
            """{"BatchItem":{"endpoint-1":{"Endpoint":{},"Events":{"ID":{"EventType":"_userauth.sign_in","Timestamp":"2026-03-03T09:05:07.000Z","Attributes":{"userPoolId":"POOL","clientId":"CLIENT"}}}}}}"""
                .Replace("ID", id, StringComparison.Ordinal).Replace("POOL", pool.Id, StringComparison.Ordinal).Replace("CLIENT", client.ClientId, StringComparison.Ordinal),
            Assert.Single(_cognito.Web.Posted).Body);
    }

    [Fact, Shows("UserPoolClient.AnalyticsConfiguration.UserDataShared")]
    public async Task Who_it_was_goes_along_only_where_it_is_shared_and_never_with_a_failure()
    {
        var pool = await _cognito.APool();
        var user = await _cognito.AUser(pool, email: "ana@example.com");
        await _cognito.Invoke(new AddCustomAttributesRequest { UserPoolId = pool.Id!, CustomAttributes = [new() { Name = "diagnosis" }] });
        await _cognito.SetAttributes(pool, "ana", ("custom:diagnosis", "private"));
        var sub = user.Attributes!.Single(a => a.Name == "sub").Value!;
        foreach (var shared in new bool?[] { true, false, null })
        {
            var client = await _cognito.AClient(pool, c => c with { AnalyticsConfiguration = ByArn with { UserDataShared = shared } });
            await _cognito.Invoke(At("hers", _cognito.PasswordAuth(client)));
            await _cognito.Refusal(At("evil", _cognito.PasswordAuth(client, password: "Wrong-Password-1")));
            await Forward();
            var items = JsonNode.Parse(_cognito.Web.Posted[^1].Body)!["BatchItem"]!;
            Assert.Equal("{}", items["evil"]!["Endpoint"]!.ToJsonString());
            if (shared != true)
            {
                Assert.Equal("{}", items["hers"]!["Endpoint"]!.ToJsonString());
                Assert.DoesNotContain(sub, _cognito.Web.Posted[^1].Body, StringComparison.Ordinal);
                continue;
            }

            var known = items["hers"]!["Endpoint"]!["User"]!;
            Assert.Equal((sub, "ana@example.com"), ((string)known["UserId"]!, (string)Assert.Single(known["UserAttributes"]!["email"]!.AsArray())!));
            // Not readable for this client.
            Assert.DoesNotContain("diagnosis", known.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_an_endpoint_of_the_call_each_user_has_one_that_tells_nothing()
    {
        var (pool, client) = await APool(ByArn);
        await _cognito.AUser(pool, "bob");
        foreach (var name in new[] { "ana", "ana", "bob" }) await _cognito.SignIn(client, name);
        // What is no name of an endpoint counts as none.
        foreach (var bad in new[] { "", "a b", "a\nb", new string('x', 129) }) await _cognito.Invoke(At(bad, _cognito.PasswordAuth(client)));
        await Forward();
        Assert.Equal([6, 1], Events().GroupBy(e => e.Endpoint).Select(g => g.Count()).OrderDescending());
        Assert.All(Events(), e => Assert.Matches("^[0-9a-f]{32}$", e.Endpoint));
    }

    [Fact]
    public async Task Somebody_unknown_counts_on_a_device_that_is_named_and_nowhere_else()
    {
        var (_, client) = await APool(ByArn);
        await _cognito.Refusal(_cognito.PasswordAuth(client, "nobody"));
        await _cognito.Refusal(At("endpoint-1", _cognito.PasswordAuth(client, "nobody")));
        // What cannot be read as an attempt is none.
        await _cognito.Refusal(At("endpoint-1", _cognito.PasswordAuth(client)) with { AuthParameters = TestCognito.WithHash(client, "ana", new() { ["USERNAME"] = "ana" }) });
        await Forward();
        Assert.Equal(("endpoint-1", "_userauth.auth_fail"), (Assert.Single(Events()).Endpoint, (string)Events()[0].Event["EventType"]!));
    }

    [Fact]
    public async Task A_renewed_token_is_no_sign_in_and_a_refused_one_no_failed_one()
    {
        var (_, client) = await APool(ByArn);
        var tokens = await _cognito.SignIn(client);
        await Forward();
        _cognito.Web.Posted.Clear();
        await _cognito.Invoke(At("endpoint-1", TestCognito.RefreshAuth(client, tokens.RefreshToken!)));
        await _cognito.Refusal(At("endpoint-1", TestCognito.RefreshAuth(client, "no-such-token")));
        await Forward();
        Assert.Empty(_cognito.Web.Posted);
    }

    [Fact]
    public async Task A_sign_in_in_steps_counts_once_and_a_wrong_code_as_a_failure()
    {
        var (_, client) = await APool(ByArn);
        var srp = new SrpClient();
        var challenge = await _cognito.Invoke(TestCognito.SrpAuth(client, srp));
        await Forward();
        Assert.Empty(_cognito.Web.Posted);
        await _cognito.Invoke(_cognito.SrpAnswer(client, challenge, srp) with { AnalyticsMetadata = new() { AnalyticsEndpointId = "endpoint-1" } });
        await _cognito.Refusal((await _cognito.SrpProof(client, password: "Wrong-Password-1")) with { AnalyticsMetadata = new() { AnalyticsEndpointId = "endpoint-2" } });
        await _cognito.Invoke(TestCognito.AdminPasswordAuth(client) with { AnalyticsMetadata = new() { AnalyticsEndpointId = "endpoint-3" } });
        await Forward();
        Assert.Equal([("endpoint-1", "_userauth.sign_in"), ("endpoint-2", "_userauth.auth_fail"), ("endpoint-3", "_userauth.sign_in")], Events().Select(e => (e.Endpoint, (string)e.Event["EventType"]!)).Order());
    }

    [Fact]
    public async Task The_hosted_UI_counts_too()
    {
        var (pool, client) = await _cognito.ASite(c => c with { AnalyticsConfiguration = ByArn });
        await _cognito.AUser(pool, "eva");
        await _cognito.SignInAtSite(client, "eva");
        await Assert.ThrowsAsync<CognitoException>(() => _cognito.SignInAtSite(client, "eva", "Wrong-Password-1"));
        await Forward();
        Assert.Equal(["_userauth.auth_fail", "_userauth.sign_in"], Events().Select(e => (string)e.Event["EventType"]!).Order());
    }

    [Fact]
    public async Task An_application_that_is_away_holds_nobody_up_and_gets_it_all_later()
    {
        var (_, client) = await APool(ByArn);
        var never = new TaskCompletionSource<OutgoingAnswer>();
        _cognito.Web.OnPost = (_, _) => never.Task;
        await _cognito.Invoke(At("endpoint-1", _cognito.PasswordAuth(client)));
        var first = Events(_cognito).Forward(TestContext.Current.CancellationToken);
        for (var i = 0; i < 120; i++) await _cognito.Invoke(At("endpoint-1", _cognito.PasswordAuth(client)));
        Assert.False(first.IsCompleted);
        never.SetResult(new OutgoingAnswer(503, ""));
        await first;

        _cognito.Web.Posted.Clear();
        _cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(202, ""));
        await Forward();
        // A hundred at once is what PutEvents takes.
        Assert.Equal([100, 21], _cognito.Web.Posted.Select(p => JsonNode.Parse(p.Body)!["BatchItem"]!["endpoint-1"]!["Events"]!.AsObject().Count));
    }

    [Fact]
    public async Task A_file_gets_a_line_for_each_event()
    {
        var file = Path.Combine(Path.GetTempPath(), $"analytics-{Guid.NewGuid():N}", "events.jsonl");
        try
        {
            await using var cognito = With(new AnalyticsApplication(Id, null, new LogDestination(Id, file, null, null)));
            var pool = await cognito.APool();
            var client = await cognito.AClient(pool, c => c with { AnalyticsConfiguration = ByArn });
            await cognito.AUser(pool);
            await cognito.SignIn(client);
            await cognito.SignIn(client);
            await Events(cognito).Forward(TestContext.Current.CancellationToken);
            Assert.All(await File.ReadAllLinesAsync(file), line => Assert.Contains("_userauth.sign_in", line, StringComparison.Ordinal));
            Assert.Equal(2, (await File.ReadAllLinesAsync(file)).Length);
        }
        finally
        {
            if (File.Exists(file)) Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    [Shows("UserPoolClient.AnalyticsConfiguration.ApplicationId", "UserPoolClient.AnalyticsConfiguration.ExternalId")]
    public async Task An_application_of_somebody_else_is_reached_with_what_he_has_told()
    {
        var (pool, client) = await APool(ById);
        await _cognito.SignIn(client);
        await Forward();
        Assert.Equal("https://guarded.example.com/in", Assert.Single(_cognito.Web.Posted).Address.AbsoluteUri);
        foreach (var wrong in new AnalyticsConfigurationType[] { ById with { ExternalId = "guessed" }, new() { ApplicationArn = Arn.Replace(Id, Guarded, StringComparison.Ordinal) } })
            await _cognito.RefusesAsInvalid(new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "c", AnalyticsConfiguration = wrong }, $"The Pinpoint application {Guarded} takes events of app clients only that name it by ApplicationId, with its ExternalId.");
    }

    [Fact, Shows("UserPoolClient.AnalyticsConfiguration.RoleArn")]
    public async Task The_role_must_be_one_that_the_caller_may_pass()
    {
        var (pool, client) = await APool(ByArn);
        await _cognito.Invoke(new Contracts.Iam.CreatePolicyRequest { PolicyName = "Pools", PolicyDocument = TestCognito.Allow("cognito-idp:*") });
        var caller = await _cognito.AnApiUser("pools", "Pools");
        var create = new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "c", AnalyticsConfiguration = ById };
        var update = new UpdateUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, AnalyticsConfiguration = ById };
        Assert.Contains("iam:PassRole", (await _cognito.Refusal(create, caller)).Message, StringComparison.Ordinal);
        Assert.Contains("iam:PassRole", (await _cognito.Refusal(update, caller)).Message, StringComparison.Ordinal);
        await _cognito.Invoke(create with { AnalyticsConfiguration = ByArn }, caller);
        await _cognito.Invoke(update);
        // What is there already is not given anew.
        await _cognito.Invoke(update with { AnalyticsConfiguration = ById with { UserDataShared = true } }, caller);
    }

    [Theory]
    [InlineData("arn:aws:mobiletargeting:us-east-1:123456789012:apps/ffff", "This server does not know the Pinpoint application ffff: its settings have to name it under Analytics:Applications, with the file or address that takes its events.")]
    [InlineData("arn:aws:sns:us-east-1:123456789012:apps/" + Id, "arn:aws:sns:us-east-1:123456789012:apps/" + Id + " is not the ARN of a Pinpoint application.")]
    [InlineData(Arn + "/events", Arn + "/events is not the ARN of a Pinpoint application.")]
    public async Task An_application_that_is_none_or_unknown_is_refused(string arn, string message)
    {
        var (pool, client) = await APool(null);
        await _cognito.RefusesAsInvalid(new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "c", AnalyticsConfiguration = new() { ApplicationArn = arn } }, message);
        await _cognito.RefusesAsInvalid(new UpdateUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, AnalyticsConfiguration = new() { ApplicationArn = arn } }, message);
        Assert.Null((await Describe(client)).AnalyticsConfiguration);
    }

    [Fact]
    public async Task It_is_kept_shown_and_taken_away()
    {
        var (pool, client) = await APool(ById);
        Assert.Equal(ById, (await Describe(client)).AnalyticsConfiguration);
        await _cognito.Invoke(new UpdateUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, AnalyticsConfiguration = ByArn with { UserDataShared = true } });
        Assert.Equal(ByArn with { UserDataShared = true }, (await Describe(client)).AnalyticsConfiguration);
        await _cognito.Invoke(new UpdateUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, AnalyticsConfiguration = new() });
        Assert.Null((await Describe(client)).AnalyticsConfiguration);
    }

    [Fact]
    public async Task An_application_that_the_settings_have_lost_stops_neither_sign_in_nor_other_changes()
    {
        var (pool, client) = await APool(ByArn);
        _cognito.Options.AnalyticsApplications = [];
        await _cognito.Invoke(new UpdateUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, ClientName = "Renamed", ExplicitAuthFlows = client.ExplicitAuthFlows, AnalyticsConfiguration = ByArn });
        await _cognito.SignIn(client);
    }

    private static TestCognito With(params AnalyticsApplication[] applications)
    {
        var cognito = new TestCognito(options: new EngineOptions { AnalyticsApplications = applications });
        cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(202, ""));
        return cognito;
    }

    private static AnalyticsEvents Events(TestCognito cognito) => cognito.Services.GetRequiredService<AnalyticsEvents>();

    private static InitiateAuthRequest At(string endpoint, InitiateAuthRequest request) => request with { AnalyticsMetadata = new() { AnalyticsEndpointId = endpoint } };

    private async Task<(UserPoolType Pool, UserPoolClientType Client)> APool(AnalyticsConfigurationType? analytics)
    {
        var pool = await _cognito.APool();
        await _cognito.AUser(pool);
        return (pool, await _cognito.AClient(pool, c => c with { AnalyticsConfiguration = analytics }));
    }

    private async Task<UserPoolClientType> Describe(UserPoolClientType client) =>
        (await _cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = client.UserPoolId!, ClientId = client.ClientId! })).UserPoolClient!;

    private Task Forward() => Events(_cognito).Forward(TestContext.Current.CancellationToken);

    /// <summary>What has been sent so far, in its order.</summary>
    private List<(string Endpoint, string Id, JsonNode Event)> Events() =>
    [
        .. from post in _cognito.Web.Posted
           from item in JsonNode.Parse(post.Body)!["BatchItem"]!.AsObject()
           from happened in item.Value!["Events"]!.AsObject()
           select (item.Key, happened.Key, happened.Value!),
    ];
}
