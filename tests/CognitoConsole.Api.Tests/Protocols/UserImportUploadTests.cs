using System.Net;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Api.Tests;

/// <summary>The address of a PreSignedUrl, as curl and axios use it.</summary>
public sealed class UserImportUploadTests : IAsyncLifetime
{
    private AwsServer _server = null!;
    private string _received = "";

    public async ValueTask InitializeAsync()
    {
        _server = await AwsServer.Start();
        _server.Engine.Answer = (request, _) =>
        {
            using var reader = new StreamReader(((UploadUserImportFileRequest)request).Content, Encoding.UTF8, true, 1024, leaveOpen: true);
            _received = reader.ReadToEndAsync().GetAwaiter().GetResult();
            return new UploadUserImportFileResponse { Length = _received.Length, Lines = 1 };
        };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_put_hands_the_body_to_the_engine_with_the_token()
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/user-import/token-1") { Content = new StringContent("name\nAna") };
        request.Headers.Add("x-amz-server-side-encryption", "aws:kms");
        var response = await _server.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "", "name\nAna"), (response.StatusCode, await response.Content.ReadAsStringAsync(), _received));
        var (call, caller) = Assert.Single(_server.Engine.Calls);
        Assert.Equal("token-1", ((UploadUserImportFileRequest)call).Token);
        Assert.IsType<Caller.Anonymous>(caller);
    }

    [Fact]
    public async Task More_than_the_usual_body_comes_through()
    {
        var response = await _server.Client.PutAsync("/user-import/token-1", new StringContent(new string('x', 40 * 1024 * 1024)));
        Assert.Equal((HttpStatusCode.OK, 40 * 1024 * 1024), (response.StatusCode, _received.Length));
    }

    [Theory]
    [InlineData(ErrorCodes.NotAuthorizedException, "Request has expired", 403, "AccessDenied")]
    [InlineData(ErrorCodes.PreconditionNotMetException, "Too late <now>", 400, "InvalidRequest")]
    [InlineData(ErrorCodes.RequestEntityTooLargeException, "Too large", 413, "EntityTooLarge")]
    public async Task A_refusal_reads_as_that_of_S3(string code, string message, int status, string shown)
    {
        _server.Engine.Answer = (_, _) => throw new CognitoException(code, message);
        var response = await _server.Client.PutAsync("/user-import/token-1", new StringContent("x"));
        Assert.Equal(status, (int)response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.StartsWith($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{shown}</Code><Message>{message.Replace("<", "&lt;").Replace(">", "&gt;")}</Message>", body);
    }

    [Fact]
    public async Task A_length_beyond_the_limit_is_refused_unread()
    {
        var answer = await _server.Raw("PUT /user-import/token-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 104857601\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413", answer);
        Assert.Empty(_server.Engine.Calls);
    }

    [Fact]
    public async Task Failures_tell_nothing()
    {
        _server.Engine.Answer = (_, _) => throw new InvalidOperationException("secret detail");
        var response = await _server.Client.PutAsync("/user-import/token-1", new StringContent("x"));
        Assert.Equal(500, (int)response.StatusCode);
        Assert.DoesNotContain("secret detail", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_JSON_protocol_has_no_body_to_give()
    {
        var response = await _server.Client.SendAsync(_server.Json("CognitoConsoleService.UploadUserImportFile", """{"Token":"token-1","Content":"x"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'content' failed to satisfy constraint: Member must not be null", await response.Content.ReadAsStringAsync());
    }
}
