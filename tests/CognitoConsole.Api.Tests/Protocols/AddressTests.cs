using System.Net;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Api.Tests;

/// <summary>Whose request is it, at an address that the console shares; and what browsers ask before they call.</summary>
public sealed class AddressTests : IAsyncLifetime
{
    private AwsServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await AwsServer.Start();
        _server.Engine.Answer = (_, _) => new SignUpResponse { UserSub = "1" };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/?action=x")]
    [InlineData("/?ReAction=x")]
    public async Task The_console_keeps_its_page(string address) => Assert.Equal("console", await _server.Client.GetStringAsync(address));

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    public async Task The_console_keeps_posts_that_are_not_AWS_ones(string contentType)
    {
        var content = new StringContent("");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        Assert.Equal("console", await (await _server.Client.PostAsync("/", content)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_query_with_an_action_is_ours()
    {
        var response = await _server.Client.GetAsync("/?Version=2011-06-15&Action=GetCallerIdentity");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("<Code>MissingAuthenticationToken</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_JSON_request_without_target_is_refused_in_AWS_form()
    {
        var request = _server.Json("x", "{}");
        request.Headers.Remove("X-Amz-Target");
        var response = await _server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("UnknownOperationException", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/identitypools")]
    [InlineData("/identitypools/us-east-1%3A1/identities/us-east-1%3A2/datasets")]
    public async Task Answers_the_preflight_of_any_origin(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, address);
        request.Headers.Add("Origin", "https://app.example.com");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-amz-target,x-amz-user-agent");

        var response = await _server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("172800", Header(response, "Access-Control-Max-Age"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        var allowed = Header(response, "Access-Control-Allow-Headers").Split(", ");
        foreach (var name in new[] { "x-amz-target", "x-amz-user-agent", "content-type", "cache-control", "amz-sdk-invocation-id", "amz-sdk-request", "authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256" })
            Assert.Contains(name, allowed);
    }

    [Fact]
    public async Task A_call_of_a_browser_may_be_read_by_its_page()
    {
        var request = _server.Json("AWSCognitoIdentityProviderService.SignUp", """{"ClientId":"abc","Username":"ana"}""");
        request.Headers.Add("Origin", "https://app.example.com");
        var response = await _server.Client.SendAsync(request);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date", Header(response, "Access-Control-Expose-Headers"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));
}
