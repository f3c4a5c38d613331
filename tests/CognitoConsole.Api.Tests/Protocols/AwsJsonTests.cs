using System.Net;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Api.Tests;

public sealed class AwsJsonTests : IAsyncLifetime
{
    private AwsServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await AwsServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Reads_the_request_and_writes_the_response_as_AWS_does()
    {
        var created = DateTimeOffset.FromUnixTimeMilliseconds(1689721665239);
        _server.Engine.Answer = (_, _) => new AdminGetUserResponse
        {
            Username = "zoë",
            UserCreateDate = created,
            Enabled = true,
            UserStatus = "CONFIRMED",
            UserAttributes = [new AttributeType { Name = "sub", Value = "<1>" }],
        };

        var response = await _server.Idp("AdminGetUser", """{"UserPoolId":"us-east-1_abcdefghi","Username":"zoë"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"Username":"zoë","UserAttributes":[{"Name":"sub","Value":"<1>"}],"UserCreateDate":1689721665.239,"Enabled":true,"UserStatus":"CONFIRMED"}""",
            await response.Content.ReadAsStringAsync());
        var (request, caller) = Assert.Single(_server.Engine.Calls);
        Assert.Equal(("us-east-1_abcdefghi", "zoë"), (((AdminGetUserRequest)request).UserPoolId, ((AdminGetUserRequest)request).Username));
        Assert.Equal("ana", Assert.IsType<Caller.AccessKey>(caller).UserName);
        Assert.Equal("us-east-1", caller.Region);
        Assert.Equal("127.0.0.1", caller.IpAddress);
        Assert.Equal(caller.RequestId, Assert.Single(response.Headers.GetValues("x-amzn-RequestId")));
    }

    [Fact]
    public async Task Passes_on_who_calls_an_unsigned_operation()
    {
        _server.Engine.Answer = (_, _) => new InitiateAuthResponse();
        var request = _server.Json("AWSCognitoIdentityProviderService.InitiateAuth", """{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"abc123"}""");
        request.Headers.TryAddWithoutValidation("User-Agent", "aws-cli/2.9");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIASOMEBODYELSE0000/20200101/eu-west-3/cognito-idp/aws4_request, SignedHeaders=host, Signature=00");

        var response = await _server.Client.SendAsync(request);

        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        var caller = Assert.IsType<Caller.Anonymous>(Assert.Single(_server.Engine.Calls).Caller);
        Assert.Equal(("127.0.0.1", "aws-cli/2.9", "eu-west-3"), (caller.IpAddress, caller.UserAgent, caller.Region));
    }

    [Fact]
    public async Task An_operation_without_output_answers_an_empty_body()
    {
        _server.Engine.Answer = (_, _) => new AdminDeleteUserResponse();
        var response = await _server.Idp("AdminDeleteUser", """{"UserPoolId":"us-east-1_abcdefghi","Username":"zoë"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Tells_a_refusal_in_body_and_headers()
    {
        _server.Engine.Answer = (_, _) => throw new CognitoException(ErrorCodes.UserNotFoundException, "User zoë\r\ndoes not exist.");
        var response = await _server.Idp("AdminGetUser", """{"UserPoolId":"us-east-1_abcdefghi","Username":"zoë"}""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("UserNotFoundException:", Assert.Single(response.Headers.GetValues("x-amzn-ErrorType")));
        Assert.Equal("User zo???does not exist.", Assert.Single(response.Headers.GetValues("x-amzn-ErrorMessage")));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(("UserNotFoundException", "User zoë\r\ndoes not exist."), ((string?)body["__type"], (string?)body["message"]));
    }

    [Fact]
    public async Task An_operation_that_is_not_built_answers_501()
    {
        var response = await _server.Idp("ListUserPools", """{"MaxResults":10}""");
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Equal("""{"__type":"NotYetImplementedException","message":"ListUserPools is not implemented yet."}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Hides_an_unknown_exception_but_logs_it_with_the_request_id()
    {
        _server.Engine.Answer = (_, _) => throw new InvalidOperationException("the database password is 1234");
        var response = await _server.Idp("ListUserPools", """{"MaxResults":10}""");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("""{"__type":"InternalErrorException","message":"An internal error occurred."}""", await response.Content.ReadAsStringAsync());
        var id = Assert.Single(response.Headers.GetValues("x-amzn-RequestId"));
        Assert.Contains(_server.Log.Lines, l => l.Contains(id, StringComparison.Ordinal) && l.Contains("password is 1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_signed_operation_needs_a_signature()
    {
        var response = await _server.Unsigned("ListUserPools", """{"MaxResults":10}""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("""{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}""", await response.Content.ReadAsStringAsync());
        Assert.Empty(_server.Engine.Calls);
    }

    [Theory]
    [InlineData("AWSCognitoIdentityProviderService.NoSuchOperation")]
    [InlineData("awscognitoidentityproviderservice.listuserpools")]
    [InlineData("AWSCognitoIdentityProviderService.listUserPools")]
    [InlineData("AWSCognitoIdentityService.ListUserPools")]
    [InlineData("ListUserPools")]
    [InlineData("DynamoDB_20120810.ListTables")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("AWSCognitoIdentityProviderService.SignUp, AWSCognitoIdentityProviderService.ListUserPools")]
    public async Task Refuses_a_target_that_is_none(string target)
    {
        var response = await _server.Client.SendAsync(_server.Json(target, "{}"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"UnknownOperationException\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_of_the_hosted_UI_are_unknown_here()
    {
        foreach (var operation in Operations.All.Where(o => o.Access == OperationAccess.HostedUI))
        {
            var response = await _server.Client.SendAsync(_server.Json($"CognitoConsoleService.{operation.Name}", "{}"));
            Assert.Contains("UnknownOperationException", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(_server.Engine.Calls);
    }

    [Fact]
    public async Task Every_AWS_operation_of_the_JSON_services_is_reached_by_its_target()
    {
        var prefixes = new Dictionary<string, string> { ["cognito-idp"] = "AWSCognitoIdentityProviderService", ["cognito-identity"] = "AWSCognitoIdentityService" };
        var operations = Operations.All.Where(o => prefixes.ContainsKey(o.Service)).ToList();
        foreach (var operation in operations)
        {
            var request = Signer.Sign(_server.Json($"{prefixes[operation.Service]}.{operation.Name}", "{}"), _server.Address, operation.Service);
            var response = await _server.Client.SendAsync(request);
            Assert.Contains(response.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.NotImplemented });
        }

        Assert.Equal(operations.Select(o => o.RequestType), _server.Engine.Calls.Select(c => c.Request.GetType()));
        Assert.Equal(163, operations.Count);
    }
}
