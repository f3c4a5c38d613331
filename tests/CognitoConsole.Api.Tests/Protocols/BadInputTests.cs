using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Api.Tests;

/// <summary>Whatever is sent, the answer is a refusal of the sender, never a failure of the server.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private AwsServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await AwsServer.Start();
        _server.Engine.Answer = (request, _) => request is SignUpRequest ? new SignUpResponse { UserSub = "1" } : new AdminDeleteUserResponse();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("""{"ClientId":1}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"ClientId":true}""", "TRUE_VALUE can not be converted to a String")]
    [InlineData("""{"ClientId":["a"]}""", "Start of list found where not expected")]
    [InlineData("""{"ClientId":{"a":1}}""", "Start of structure or map found where not expected.")]
    [InlineData("""{"UserAttributes":"a"}""", "Expected list or null")]
    [InlineData("""{"UserAttributes":{"Name":"a"}}""", "Start of structure or map found where not expected.")]
    [InlineData("""{"UserAttributes":[1]}""", "Expected structure or null")]
    [InlineData("""{"UserAttributes":[{"Name":2}]}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"UserAttributes":[null]}""", "Null found where not expected")]
    [InlineData("""{"ClientMetadata":{"a":1}}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"ClientMetadata":[]}""", "Start of list found where not expected")]
    [InlineData("""{"ClientId":"a","ClientId":"b"}""", "Duplicate member 'ClientId'")]
    [InlineData("""{"UserAttributes":[{"Name":"a","Name":"b"}]}""", "Duplicate member 'Name'")]
    [InlineData("[]", "Start of list found where not expected")]
    [InlineData("null", "Expected structure or null")]
    [InlineData("\"text\"", "Expected structure or null")]
    [InlineData("{", "Could not parse request body into json")]
    [InlineData("", null)]
    [InlineData("{} {}", "Could not parse request body into json")]
    [InlineData("{'ClientId':'a'}", "Could not parse request body into json")]
    [InlineData("{\"ClientId\":\"a\",}", "Could not parse request body into json")]
    [InlineData("// {}", "Could not parse request body into json")]
    [InlineData("\uFEFF{}", "Could not parse request body into json")]
    [InlineData("""{"ClientId":"\ud800"}""", null)]
    [InlineData("""{"Username":"a\u0000b"}""", "A string must not contain the character U+0000.")]
    public async Task Says_what_is_wrong_with_the_body(string body, string? message)
    {
        var response = await _server.Unsigned("SignUp", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if (message is null) return;
        Assert.Equal(("SerializationException", message), ((string?)error["__type"], (string?)error["message"]));
        Assert.Empty(_server.Engine.Calls);
    }

    [Fact]
    public async Task Keeps_what_only_looks_like_the_character_zero()
    {
        await _server.Unsigned("SignUp", """{"ClientId":"abc","Username":"a\\u0000b","Password":"x"}""");
        Assert.Equal(@"a\u0000b", ((SignUpRequest)Assert.Single(_server.Engine.Calls).Request).Username);
    }

    [Theory]
    [InlineData(1, "InvalidParameterException")]
    [InlineData(31, "InvalidParameterException")]
    [InlineData(32, "SerializationException")]
    [InlineData(10_000, "SerializationException")]
    [InlineData(150_000, "SerializationException")]
    public async Task Stands_any_depth(int depth, string refusal)
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            var response = await _server.Unsigned("SignUp", $$"""{"ClientId":"a","Unknown":{{nested}}}""");
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(refusal, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["__type"]);
        }
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(2_097_152)]
    [InlineData(2_097_153)]
    [InlineData(10_000_000)]
    public async Task Caps_the_size_before_any_work(int size)
    {
        var body = $$"""{"ClientId":"{{new string('a', size - 15)}}"}""";
        foreach (var chunked in new[] { false, true })
        {
            var request = _server.Json("AWSCognitoIdentityProviderService.SignUp", body);
            request.Headers.TransferEncodingChunked = chunked;
            request.Headers.ExpectContinue = true; // a server that refuses early may close before all is sent
            var response = await _server.Client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if (size <= 2 * 1024 * 1024)
            {
                Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
                continue;
            }

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Equal("""{"__type":"RequestEntityTooLargeException","message":"Request size exceeded 2097152 bytes"}""", text);
        }
    }

    [Theory]
    [InlineData("Action=GetCallerIdentity&Action=GetCallerIdentity")]
    [InlineData("Action=%zz")]
    [InlineData("Action=%")]
    [InlineData("Action=%ff%fe")]
    [InlineData("Action=")]
    [InlineData("=GetCallerIdentity")]
    [InlineData("&&&&")]
    [InlineData("nothing")]
    [InlineData("Action=AssumeRoleWithWebIdentity&DurationSeconds=soon")]
    [InlineData("Action=AssumeRoleWithWebIdentity&DurationSeconds=99999999999999999999999")]
    [InlineData("Action=AssumeRoleWithWebIdentity&DurationSeconds=9999999999")]
    [InlineData("Action=AssumeRoleWithWebIdentity&RoleArn=a%00b")]
    [InlineData("Action=AssumeRoleWithWebIdentity&RoleArn=a&PolicyArns.member.1=x")]
    [InlineData("Action=AssumeRoleWithWebIdentity&PolicyArns=x&PolicyArns.member.2.arn=x")]
    public async Task Stands_any_form(string form)
    {
        var response = await _server.Query(form, sign: false);
        Assert.InRange((int)response.StatusCode, 400, 403);
        Assert.Contains("<Type>Sender</Type>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stands_ten_thousand_fields()
    {
        var response = await _server.Query("Action=GetCallerIdentity&" + string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"F{i}=1")), sign: false);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("GET /identitypools HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "403")]
    [InlineData("GET /identitypools?maxResults=x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "403")]
    [InlineData("PUT /identitypools HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", "405")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Amz-Target: \xff\xfe\r\nContent-Length: 2\r\n\r\n{}", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Amz-Target: A\r\nX-Amz-Target: B\r\nContent-Length: 2\r\n\r\n{}", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Amz-Target: AWSCognitoIdentityProviderService.SignUp\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Amz-Target: AWSCognitoIdentityProviderService.SignUp\r\nContent-Length: x\r\n\r\n{}", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nX-Amz-Target: AWSCognitoIdentityProviderService.SignUp\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nX-Amz-Target: AWSCognitoIdentityProviderService.SignUp\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nX-Amz-Target: AWSCognitoIdentityProviderService.SignUp\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    public async Task Stands_any_request(string raw, string status)
    {
        var response = await _server.Raw(raw);
        Assert.StartsWith($"HTTP/1.1 {status} ", response, StringComparison.Ordinal);
        Assert.DoesNotContain("console", response, StringComparison.Ordinal); // what follows an ambiguous length is no request
        Assert.Empty(_server.Engine.Calls);
    }

    [Fact]
    public async Task Refuses_invalid_UTF_8()
    {
        foreach (var bytes in new[] { "{\"ClientId\":\"\xff\"}", "{\"\xc3\x28\":1}", "\xff\xfe{\x00}\x00" })
        {
            var request = _server.Json("AWSCognitoIdentityProviderService.SignUp", "");
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(bytes));
            Assert.Equal(HttpStatusCode.BadRequest, (await _server.Client.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Random_damage_to_a_good_request_never_fails_the_server()
    {
        const string Good = """{"ClientId":"abc123","Username":"ana","Password":"p","UserAttributes":[{"Name":"email","Value":"ana@example.com"}],"ClientMetadata":{"a":"b"},"UserContextData":{"IpAddress":"1"}}""";
        var random = new Random(20261109);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Good);
            for (var hit = random.Next(1, 4); hit > 0; hit--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var request = _server.Json("AWSCognitoIdentityProviderService.SignUp", "");
            request.Content = new ByteArrayContent(bytes, 0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length);
            var response = await _server.Client.SendAsync(request);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)response.StatusCode} for {Convert.ToHexString(bytes)}");
        }
    }

    [Fact]
    public async Task A_refusal_of_the_largest_body_costs_little()
    {
        var body = "{\"UserAttributes\":[" + string.Join(',', Enumerable.Repeat("{}", 300_000)) + ",1]}";
        await _server.Unsigned("SignUp", "{}");
        var watch = Stopwatch.StartNew();
        var response = await _server.Unsigned("SignUp", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
    }
}
