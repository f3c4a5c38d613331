using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace CognitoConsole.Server.Tests.Hosting;

/// <summary>aws:SecureTransport where a proxy ends TLS: its word counts when the settings name it, and nobody else's.</summary>
public sealed class SecureTransportTests : IAsyncLifetime
{
    private const string OverTlsOnly = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cognito-idp:ListUserPools","iam:CreateAccessKey"],"Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}
        """;

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly DataFolder _data = new();
    private (string Id, string Secret) _key;

    /// <summary>A key that may do something over TLS only, made while everybody is administrator.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var open = await ServerProcess.StartOpen(_data);
        await Form(open, ("Action", "CreatePolicy"), ("PolicyName", "OverTls"), ("PolicyDocument", OverTlsOnly));
        var made = await Form(open, ("Action", "CreateAccessKey"), ("UserName", "program"), ("PolicyName", "OverTls"));
        _key = (Value(made, "AccessKeyId"), Value(made, "SecretAccessKey"));
        await open.Stop();
    }

    public ValueTask DisposeAsync()
    {
        _data.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_proxy_that_the_settings_name_is_believed()
    {
        await using var server = await Start(("Proxies", "127.0.0.1"));
        Assert.Equal((HttpStatusCode.OK, null), await ListUserPools(server, forwarded: "https"));
        Assert.Equal((HttpStatusCode.BadRequest, "AccessDeniedException"), await ListUserPools(server, forwarded: "http"));
        Assert.Equal((HttpStatusCode.BadRequest, "AccessDeniedException"), await ListUserPools(server, forwarded: null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.1")]
    public async Task Anybody_elses_word_counts_for_nothing(string? proxies)
    {
        await using var server = await (proxies is null ? Start() : Start(("Proxies", proxies)));
        Assert.Equal((HttpStatusCode.BadRequest, "AccessDeniedException"), await ListUserPools(server, forwarded: "https"));
    }

    [Fact]
    public async Task The_AWS_CLI_makes_a_key_through_the_proxy_and_not_past_it()
    {
        await using var server = await Start(("Proxies", "127.0.0.1"));
        using var proxy = new TlsProxy(server.Url);

        var past = await Aws(server.Url, proxy, "iam", "create-access-key");
        Assert.Contains("(AccessDenied) when calling the CreateAccessKey operation", past.Errors, StringComparison.Ordinal);

        var through = await Aws(proxy.Url, proxy, "iam", "create-access-key");
        Assert.True(through.ExitCode == 0, through.Errors);
        var key = JsonNode.Parse(through.Output)!["AccessKey"]!;
        Assert.Equal("program", (string?)key["UserName"]);
        Assert.Equal(["AKIA"], _data.Query($"SELECT substr(AccessKeyId, 1, 4) FROM AccessKeys WHERE AccessKeyId = '{key["AccessKeyId"]}'"));
    }

    private Task<ServerProcess> Start(params (string Key, string Value)[] settings) =>
        ServerProcess.Start(_data, [("--urls", $"http://127.0.0.1:{ServerProcess.FreePort()}"), .. settings]);

    /// <summary>As it arrives from a proxy: signed by the client, and what the proxy adds is not.</summary>
    private async Task<(HttpStatusCode Status, string? Error)> ListUserPools(ServerProcess server, string? forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("""{"MaxResults":1}""", Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", "AWSCognitoIdentityProviderService.ListUserPools");
        SigV4Signer.Sign(request, new Uri(server.Url), "cognito-idp", _key.Id, _key.Secret, DateTimeOffset.UtcNow);
        request.RequestUri = new Uri(server.Url + "/");
        if (forwarded is not null) request.Headers.Add("X-Forwarded-Proto", forwarded);
        if (forwarded is not null) request.Headers.Add("X-Forwarded-For", "192.0.2.9");
        using var response = await Http.SendAsync(request);
        return (response.StatusCode, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["__type"]);
    }

    private async Task<(int ExitCode, string Output, string Errors)> Aws(string endpoint, TlsProxy proxy, params string[] arguments)
    {
        var trusted = Path.Combine(_data.Root, "proxy.pem");
        await File.WriteAllTextAsync(trusted, proxy.CertificatePem);
        var start = new ProcessStartInfo("aws", ["--endpoint-url", endpoint, "--region", "us-east-1", "--output", "json", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("AWS_ACCESS_KEY_ID", _key.Id), ("AWS_SECRET_ACCESS_KEY", _key.Secret), ("AWS_CA_BUNDLE", trusted), ("AWS_CONFIG_FILE", "/dev/null"), ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
            ("AWS_MAX_ATTEMPTS", "1"), ("AWS_PAGER", ""), ("AWS_EC2_METADATA_DISABLED", "true"), ("NO_PROXY", "*"), ("LC_ALL", "C.UTF-8"),
        }) start.Environment[name] = value;
        using var aws = Process.Start(start)!;
        var (output, errors) = (aws.StandardOutput.ReadToEndAsync(), aws.StandardError.ReadToEndAsync());
        await aws.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        return (aws.ExitCode, await output, await errors);
    }

    private static async Task<XElement> Form(ServerProcess server, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("Version", "2010-05-08")]);
        using var response = await Http.PostAsync(server.Url + "/", content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return XElement.Parse(text);
    }

    private static string Value(XElement answer, string name) => answer.Descendants().Single(e => e.Name.LocalName == name).Value;
}
