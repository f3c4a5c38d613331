using System.Text;
using CognitoConsole.Server.Tests.Hosting;
using CognitoConsole.Server.Tests.Messaging;
using CognitoConsole.Server.Tests.Operators;

namespace CognitoConsole.Server.Tests.Start;

/// <summary>Who steals the data directory without its key ring, or the log, learns no password, code, link or token that was ever used.</summary>
public sealed class SecretsAtRestTests
{
    [Fact]
    public async Task Neither_the_data_directory_nor_the_log_holds_one()
    {
        using var data = new DataFolder();
        await using var mail = new SmtpListener();
        await using var server = await ServerProcess.StartOpen(data,
            [.. RunningServer.Bootstrap, ("Messaging:Email", "Smtp"), ("Messaging:Smtp:Host", "127.0.0.1"), ("Messaging:Smtp:Port", $"{mail.Port}"), ("Messaging:Smtp:Security", "None"),
             ("Messaging:Smtp:User", "mailer"), ("Messaging:Smtp:Password", "password-of-themail-server")]);
        var secrets = new Dictionary<string, string> { ["password of the bootstrap"] = RunningServer.Password, ["password of the mail server"] = "password-of-themail-server" };

        await AsOperator(server, secrets);
        await AsUser(server, mail, secrets);
        await server.Stop();

        var places = Directory.EnumerateFiles(data.Data, "*", SearchOption.AllDirectories).Where(f => f != data.KeyRing).Select(f => (Name: Path.GetFileName(f), Bytes: File.ReadAllBytes(f)))
            .Append((Name: "the log", Bytes: Encoding.UTF8.GetBytes(server.Output + server.Errors))).ToList();
        Assert.Contains(places, p => p.Name == "cognito.db" && p.Bytes.Length > 100_000);
        Assert.True(secrets.Count >= 15, string.Join(", ", secrets.Keys));
        Assert.All(secrets, s => Assert.True(s.Value.Length >= 8, s.Key));
        Assert.Empty(from secret in secrets from place in places where place.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret.Value)) >= 0 select $"{secret.Key} stands readable in {place.Name}");
    }

    private static async Task AsOperator(ServerProcess server, Dictionary<string, string> secrets)
    {
        using var browser = new Browser();
        await browser.SignIn(server, RunningServer.Email, secrets["password that was wrong"] = "a wrong password of ana");
        await browser.SignIn(server, RunningServer.Email, RunningServer.Password);
        var (secret, recovery) = await AuthenticatorTests.TurnOn(browser, server);
        secrets["secret of the authenticator app"] = secret;
        foreach (var code in recovery) secrets[$"recovery code {code}"] = code;
        using var other = new Browser();
        var second = await other.SignIn(server, RunningServer.Email, RunningServer.Password);
        await other.Submit(await other.Follow(second, "use a recovery code"), new() { ["Input.Code"] = recovery[0] });
        var form = await browser.Open(server.Url + "/account/password");
        secrets["new password"] = "another horse, another staple";
        await browser.Submit(form, new() { ["Input.Password"] = RunningServer.Password, ["Input.Next"] = secrets["new password"], ["Input.Again"] = secrets["new password"] });
        secrets["cookie of the operator"] = browser.Cookies.GetCookies(new Uri(server.Url))["cognito-operator"]!.Value;
    }

    private static async Task AsUser(ServerProcess server, SmtpListener mail, Dictionary<string, string> secrets)
    {
        async Task<System.Text.Json.Nodes.JsonObject> Call(string operation, object body)
        {
            var (status, answer) = await server.Api(operation, body);
            Assert.True(status == 200, $"{operation}: {answer}");
            return answer;
        }

        var pool = await server.APool();
        var client = (await Call("CreateUserPoolClient", new { UserPoolId = pool, ClientName = "app", ExplicitAuthFlows = new[] { "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH" } }))["UserPoolClient"]!["ClientId"]!.ToString();
        secrets["client secret"] = (await Call("CreateUserPoolClient", new { UserPoolId = pool, ClientName = "web", GenerateSecret = true }))["UserPoolClient"]!["ClientSecret"]!.ToString();
        await Call("AdminCreateUser", new { UserPoolId = pool, Username = "kim", UserAttributes = new[] { new { Name = "email", Value = "kim@example.com" } }, DesiredDeliveryMediums = new[] { "EMAIL" } });
        var temporary = System.Net.WebUtility.HtmlDecode((await mail.Next()).Body.Split("temporary password is ")[1]).Trim().TrimEnd('.').Trim();
        secrets["temporary password"] = temporary;

        var challenge = await Call("InitiateAuth", new { ClientId = client, AuthFlow = "USER_PASSWORD_AUTH", AuthParameters = new { USERNAME = "kim", PASSWORD = temporary } });
        secrets["session"] = challenge["Session"]!.ToString();
        secrets["permanent password"] = "Permanent-of-kim-1";
        var tokens = (await Call("RespondToAuthChallenge", new { ClientId = client, ChallengeName = "NEW_PASSWORD_REQUIRED", Session = secrets["session"], ChallengeResponses = new { USERNAME = "kim", NEW_PASSWORD = secrets["permanent password"] } }))["AuthenticationResult"]!;
        foreach (var kind in new[] { "AccessToken", "IdToken", "RefreshToken" }) secrets[kind] = tokens[kind]!.ToString();
        await Call("GetUser", new { AccessToken = secrets["AccessToken"] });
        secrets["proposed password"] = "Proposed-of-kim-22";
        await Call("ChangePassword", new { AccessToken = secrets["AccessToken"], PreviousPassword = secrets["permanent password"], ProposedPassword = secrets["proposed password"] });
    }
}
