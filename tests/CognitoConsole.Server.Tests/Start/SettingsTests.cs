using System.Net;
using System.Net.Sockets;

namespace CognitoConsole.Server.Tests.Start;

public sealed class SettingsTests
{
    [Fact]
    public async Task Urls_says_where_it_listens()
    {
        using var data = new DataFolder();
        var port = ServerProcess.FreePort();
        await using var server = await ServerProcess.Start(data, ("--urls", $"http://127.0.0.1:{port}"));
        Assert.Equal($"http://127.0.0.1:{port}", server.Url);
        using var browser = new Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"{server.Url}/health/ready")).Status);
    }

    [Fact]
    public async Task PublicUrl_is_in_the_link_and_in_the_issuer()
    {
        using var data = new DataFolder();
        var port = ServerProcess.FreePort();
        await using var server = await ServerProcess.StartOpen(data, ("PublicUrl", "https://login.example.com/"), ("--urls", $"http://127.0.0.1:{port}"));
        Assert.Equal("https://login.example.com", server.Url);
        Assert.StartsWith("https://login.example.com/account/set-up?token=", await server.SetUpLink());

        var local = $"http://127.0.0.1:{port}";
        var pool = await server.APool(local);
        using var browser = new Browser();
        Assert.Contains($"\"issuer\":\"https://login.example.com/{pool}\"", (await browser.Open($"{local}/{pool}/.well-known/openid-configuration")).Text);
    }

    [Fact]
    public async Task The_connection_string_says_where_the_database_is_and_its_folder_is_made()
    {
        using var data = new DataFolder();
        var file = Path.Combine(data.Root, "elsewhere", "deep", "my.db");
        await using var server = await ServerProcess.Start(data, ("ConnectionStrings:Cognito", $"Data Source={file}"));
        Assert.True(File.Exists(file));
        Assert.False(File.Exists(data.Database));
    }

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider: 'Oracle' is none of Sqlite, SqlServer, PostgreSql.")]
    [InlineData("Database:Provider", "1", "Database:Provider: '1' is none of Sqlite, SqlServer, PostgreSql.")]
    [InlineData("Database:Provider", "PostgreSql", "ConnectionStrings:Cognito: is needed when Database:Provider is PostgreSql.")]
    [InlineData("PublicUrl", "login.example.com", "PublicUrl: 'login.example.com' is no address such as https://login.example.com (scheme, host and port only).")]
    [InlineData("PublicUrl", "https://login.example.com/path", "PublicUrl: 'https://login.example.com/path' is no address such as https://login.example.com (scheme, host and port only).")]
    [InlineData("Aws:Region", "Mars", "Aws:Region: 'Mars' is no region such as us-east-1.")]
    [InlineData("Aws:AccountId", "12", "Aws:AccountId: '12' has 12 digits.")]
    [InlineData("Messaging:Email", "Pigeon", "Messaging:Email: 'Pigeon' is none of Outbox, Smtp.")]
    [InlineData("Messaging:Email", "Smtp", "Messaging:Smtp:Host: is needed when Messaging:Email is Smtp.")]
    [InlineData("Messaging:Sms", "Pigeon", "Messaging:Sms: 'Pigeon' is none of Outbox, Webhook, Sns.")]
    [InlineData("Messaging:Sms", "Webhook", "Messaging:SmsWebhook:Url: is needed when Messaging:Sms is Webhook.")]
    [InlineData("Messaging:Sms", "Sns", "Messaging:Sns:AccessKeyId: is needed when Messaging:Sms is Sns.")]
    [InlineData("Messaging:RetentionDays", "0", "Messaging:RetentionDays: '0' is no number from 1 to 3650.")]
    [InlineData("SignIn:FailuresPerAddressAndHour", "-1", "SignIn:FailuresPerAddressAndHour: '-1' is no number from 0 to 100000000.")]
    [InlineData("ThreatProtection:PasswordRangeUrl", "range", "ThreatProtection:PasswordRangeUrl: 'range' is no address such as https://logs.example.com/cognito.")]
    [InlineData("Quotas:Everything", "5", "Quotas:Everything: is no API category such as UserAuthentication.")]
    [InlineData("Quotas:UserList", "none", "Quotas:UserList: 'none' is no number from 1 to 1000000.")]
    [InlineData("Analytics:Applications:0:File", "events.jsonl", "Analytics:Applications:0:Id: is needed: the id of the application that app clients name in their analytics.")]
    [InlineData("Analytics:Applications:0:Id", "no-hex", "Analytics:Applications:0:Id: 'no-hex' is no id of an application: up to 64 hexadecimal digits.")]
    [InlineData("Analytics:Applications:0:Id", "0a1b", "Analytics:Applications:0: has either a File or a Url.")]
    [InlineData("LogDelivery:Destinations:0:File", "logs/x.jsonl", "LogDelivery:Destinations:0:Arn: is needed: the ARN that user pools name in their log delivery.")]
    [InlineData("LogDelivery:Destinations:0:Arn", "arn:aws:s3:::logs", "LogDelivery:Destinations:0: has either a File or a Url.")]
    [InlineData("Sync:Streams:0:File", "stream.jsonl", "Sync:Streams:0:Name: is needed: the stream that identity pools name.")]
    [InlineData("Sync:Streams:0:Name", "my stream", "Sync:Streams:0:Name: 'my stream' is no name of a stream: 1 to 128 letters, digits, '_', '.' and '-'.")]
    [InlineData("Sync:Streams:0:Name", "changes", "Sync:Streams:0: has either a File or a Url.")]
    [InlineData("Sync:PushApplications:0:Url", "https://push.example.com/", "Sync:PushApplications:0:Arn: is needed: the platform application that identity pools name.")]
    [InlineData("Sync:PushApplications:0:Arn", "shop", "Sync:PushApplications:0:Arn: 'shop' is no ARN of a platform application such as arn:aws:sns:us-east-1:123456789012:app/GCM/shop, for APNS, APNS_SANDBOX, GCM or ADM.")]
    [InlineData("Kms:Keys:0:File", "key", "Kms:Keys:0:Arn: is needed: the ARN that user pools name as their KmsKeyArn.")]
    [InlineData("Kms:Keys:0:Arn", "my-key", "Kms:Keys:0:Arn: 'my-key' is no ARN of a key such as arn:aws:kms:us-east-1:123456789012:key/customers.")]
    [InlineData("Kms:Keys:0:Arn", "arn:aws:kms:us-east-1:123456789012:key/k", "Kms:Keys:0:File: is needed: the file that holds the key's 32 bytes, as they are or in base64.")]
    [InlineData("Proxies", "everybody", "Proxies: 'everybody' is neither an address nor a network such as 10.0.0.0/8.")]
    [InlineData("IdentityPools:EventDays", "7", "IdentityPools:EventDays: '7' is no number from 90 to 3650.")]
    [InlineData("IdentityPools:TimeZone", "Mars/Olympus", "IdentityPools:TimeZone: 'Mars/Olympus' is no time zone such as Europe/Berlin that this machine knows.")]
    [InlineData("Sts:Endpoint", "http://sts.example.com", "Sts:Endpoint: 'http://sts.example.com' is no https address such as https://sts.us-east-1.amazonaws.com (http with Outgoing:AllowPrivate only).")]
    [InlineData("Sts:IdentityPools", "us-east-1:1", "Sts:IdentityPools: needs Sts:Endpoint beside it.")]
    [InlineData("URLS", "nonsense", "urls: 'nonsense' is no address such as http://localhost:8080.")]
    [InlineData("URLS", "ftp://localhost:1", "urls: 'ftp://localhost:1' is no address such as http://localhost:8080.")]
    [InlineData("Api:Signatures", "Ignored", "Api:Signatures: Ignored lets anybody act as administrator, so it works in the Development environment only (this is Production; ASPNETCORE_ENVIRONMENT chooses).")]
    [InlineData("Api:Signatures", "Maybe", "Api:Signatures: 'Maybe' is none of Required, Ignored.")]
    public async Task A_wrong_setting_is_refused_by_its_name(string key, string value, string sentence)
    {
        using var data = new DataFolder();
        Assert.Equal($"CognitoConsole cannot start. {sentence}", (await ServerProcess.Refusal(data, (key, value))).Sentence);
        Assert.False(Directory.Exists(data.Data));
    }

    [Theory]
    [InlineData("URLS", "http://0.0.0.0:0")]
    [InlineData("URLS", "http://localhost:0;http://*:0")]
    [InlineData("Kestrel:Endpoints:Main:Url", "http://192.0.2.1:8080")]
    public async Task Signatures_are_ignored_on_loopback_only(string key, string value)
    {
        using var data = new DataFolder();
        var refused = await ServerProcess.Refusal(data, ("ASPNETCORE_ENVIRONMENT", "Development"), ("Api:Signatures", "Ignored"), (key, value));
        Assert.StartsWith("CognitoConsole cannot start. Api:Signatures: Ignored lets anybody act as administrator, so the server must listen on loopback only, not on ", refused.Sentence);
    }

    [Fact]
    public async Task An_address_in_use_is_one_sentence()
    {
        using var data = new DataFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        Assert.Equal(
            $"CognitoConsole cannot start. Failed to bind to address {address}: address already in use. Stop the program that listens there, or choose another address with --urls, for example --urls http://localhost:9090.",
            (await ServerProcess.Refusal(data, ("--urls", address))).Sentence);
    }

    [Theory]
    [InlineData("http://192.0.2.77:8080")] // none of this machine's
    [InlineData("https://localhost:0")] // without a certificate
    public async Task An_address_it_cannot_have_is_one_sentence(string address)
    {
        using var data = new DataFolder();
        Assert.StartsWith("CognitoConsole cannot start. It cannot listen as --urls or Kestrel:Endpoints says: ", (await ServerProcess.Refusal(data, ("--urls", address))).Sentence);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_one_sentence_without_the_password()
    {
        using var data = new DataFolder();
        var refused = await ServerProcess.Refusal(data, ("Database:Provider", "PostgreSql"), ("ConnectionStrings:Cognito", $"Host=127.0.0.1;Port={ServerProcess.FreePort()};Username=u;Password=s3cr3t-of-db"));
        Assert.StartsWith("CognitoConsole cannot start. The database (PostgreSql, ConnectionStrings:Cognito) could not be opened or migrated: ", refused.Sentence);
        Assert.DoesNotContain("s3cr3t-of-db", refused.Sentence);
    }

    [Theory]
    [InlineData("Data Source")]
    [InlineData("Nonsense=1")]
    public async Task What_is_no_connection_string_is_one_sentence(string text)
    {
        using var data = new DataFolder();
        Assert.StartsWith("CognitoConsole cannot start. ConnectionStrings:Cognito is no connection string of Sqlite: ", (await ServerProcess.Refusal(data, ("ConnectionStrings:Cognito", text))).Sentence);
    }
}
