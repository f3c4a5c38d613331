using System.Net;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Api.Tests;

public sealed class RestJsonTests : IAsyncLifetime
{
    private const string Pool = "us-east-1:c0ffee00-0000-4000-8000-000000000001";
    private const string Identity = "us-east-1:c0ffee00-0000-4000-8000-000000000002";
    private AwsServer _server = null!;

    private static string Datasets => $"/identitypools/{Uri.EscapeDataString(Pool)}/identities/{Uri.EscapeDataString(Identity)}/datasets";

    public async ValueTask InitializeAsync() => _server = await AwsServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Takes_members_from_path_and_query()
    {
        _server.Engine.Answer = (_, _) => new ListRecordsResponse { Count = 0, DatasetExists = true, DatasetSyncCount = 3 };

        var response = await Send(HttpMethod.Get, $"{Datasets}/Prefs/records?lastSyncCount=7&maxResults=5&nextToken=abc");

        Assert.Equal("""{"Count":0,"DatasetSyncCount":3,"DatasetExists":true}""", await response.Content.ReadAsStringAsync());
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        var request = (ListRecordsRequest)Assert.Single(_server.Engine.Calls).Request;
        Assert.Equal((Pool, Identity, "Prefs", 7L, 5, "abc"), (request.IdentityPoolId, request.IdentityId, request.DatasetName, request.LastSyncCount!.Value, request.MaxResults!.Value, request.NextToken));
    }

    [Fact]
    public async Task The_body_cannot_override_the_path()
    {
        _server.Engine.Answer = (_, _) => new UpdateRecordsResponse();

        await Send(HttpMethod.Post, $"{Datasets}/Prefs", $$"""{"SyncSessionToken":"t","IdentityId":"us-east-1:c0ffee00-0000-4000-8000-00000000dead","RecordPatches":[{"Op":"replace","Key":"k","Value":"v","SyncCount":0}]}""");

        var request = (UpdateRecordsRequest)Assert.Single(_server.Engine.Calls).Request;
        Assert.Equal((Identity, "t", "k"), (request.IdentityId, request.SyncSessionToken, Assert.Single(request.RecordPatches!).Key));
    }

    [Theory]
    [InlineData("NotAuthorizedException", 403)]
    [InlineData("ResourceNotFoundException", 404)]
    [InlineData("ResourceConflictException", 409)]
    [InlineData("TooManyRequestsException", 429)]
    [InlineData("LambdaThrottledException", 429)]
    [InlineData("LambdaSocketTimeoutException", 400)]
    [InlineData("InvalidLambdaFunctionOutputException", 400)]
    [InlineData("LimitExceededException", 400)]
    [InlineData("AccessDeniedException", 403)]
    [InlineData("InvalidParameterException", 400)]
    public async Task Errors_bear_the_status_of_the_model(string code, int status)
    {
        _server.Engine.Answer = (_, _) => throw new CognitoException(code, "No.");
        var response = await Send(HttpMethod.Get, Datasets);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal($"{code}:", response.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Fact]
    public async Task A_conflict_is_told_in_the_body_too()
    {
        _server.Engine.Answer = (_, _) => throw new CognitoException(ErrorCodes.ResourceConflictException, "Current SyncCount for: theme is: 1 not: 0");
        var response = await Send(HttpMethod.Post, $"{Datasets}/Prefs", """{"SyncSessionToken":"t","RecordPatches":[]}""");
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("\"message\":\"Current SyncCount for: theme is: 1 not: 0\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_are_seconds_both_ways_and_an_empty_answer_is_empty()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1767225600500);
        _server.Engine.Answer = (request, _) => request is UpdateRecordsRequest ? new UpdateRecordsResponse { Records = [new() { Key = "k", SyncCount = 2, LastModifiedDate = at }] } : new SetCognitoEventsResponse();

        var written = await Send(HttpMethod.Post, $"{Datasets}/Prefs", """{"SyncSessionToken":"t","DeviceId":"d","RecordPatches":[{"Op":"remove","Key":"k","SyncCount":1,"DeviceLastModifiedDate":1767225600.5}]}""", ("x-amz-Client-Context", "abc"));
        Assert.Equal("""{"Records":[{"Key":"k","SyncCount":2,"LastModifiedDate":1767225600.5}]}""", await written.Content.ReadAsStringAsync());
        var request = (UpdateRecordsRequest)Assert.Single(_server.Engine.Calls).Request;
        Assert.Equal((at, "d", "abc"), (request.RecordPatches![0].DeviceLastModifiedDate!.Value, request.DeviceId, request.ClientContext));

        var set = await Send(HttpMethod.Post, $"/identitypools/{Uri.EscapeDataString(Pool)}/events", """{"Events":{"SyncTrigger":""}}""");
        Assert.Equal((HttpStatusCode.OK, ""), (set.StatusCode, await set.Content.ReadAsStringAsync()));
    }

    /// <summary>SDKs write the colon of an id as %3A, others as it is; a slash in a name is no further step of the path.</summary>
    [Fact]
    public async Task A_path_is_taken_apart_before_it_is_decoded()
    {
        _server.Engine.Answer = (_, _) => new ListRecordsResponse();
        foreach (var path in new[] { $"/identitypools/{Pool}/identities/{Identity}/datasets/a.b:c-d_e/records", $"/identitypools/{Uri.EscapeDataString(Pool)}/identities/{Uri.EscapeDataString(Identity)}/datasets/a.b%3Ac-d_e/records" })
            Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Get, path)).StatusCode);
        Assert.All(_server.Engine.Calls, c => Assert.Equal((Pool, Identity, "a.b:c-d_e"), c.Request is ListRecordsRequest r ? (r.IdentityPoolId, r.IdentityId, r.DatasetName) : default));
    }

    [Theory]
    [InlineData("?maxResults=many")]
    [InlineData("?maxResults=")]
    [InlineData("?maxResults=1&maxResults=2")]
    [InlineData("?maxResults=99999999999")]
    [InlineData("?nextToken=%00")]
    public async Task Refuses_parameters_of_the_wrong_kind(string query)
    {
        var response = await Send(HttpMethod.Get, Datasets + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(_server.Engine.Calls);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"RecordPatches":{}}""")]
    [InlineData("""{"RecordPatches":[null]}""")]
    [InlineData("""{"SyncSessionToken":"a","SyncSessionToken":"b"}""")]
    public async Task Refuses_a_wrong_body(string body)
    {
        var response = await Send(HttpMethod.Post, $"{Datasets}/Prefs", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("SerializationException", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sync_operation_is_reached_by_its_path()
    {
        var operations = Operations.All.Where(o => o.Service == "cognito-sync").ToList();
        foreach (var operation in operations)
        {
            var path = operation.HttpPath
                .Replace("{IdentityPoolId}", Uri.EscapeDataString(Pool), StringComparison.Ordinal)
                .Replace("{IdentityId}", Uri.EscapeDataString(Identity), StringComparison.Ordinal)
                .Replace("{DatasetName}", "Prefs", StringComparison.Ordinal)
                .Replace("{DeviceId}", "d1", StringComparison.Ordinal);
            await Send(new HttpMethod(operation.HttpMethod), path);
        }

        Assert.Equal(operations.Select(o => o.RequestType), _server.Engine.Calls.Select(c => c.Request.GetType()));
        Assert.Equal(17, operations.Count);
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body = null, (string Name, string Value)? header = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (header is var (name, value)) request.Headers.Add(name, value);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return _server.Client.SendAsync(Signer.Sign(request, _server.Address, "cognito-sync"));
    }
}
