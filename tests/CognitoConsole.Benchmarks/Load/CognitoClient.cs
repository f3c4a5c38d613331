using System.Net.Http.Json;
using System.Text.Json;
using CognitoConsole.Contracts;

namespace CognitoConsole.Benchmarks.Load;

/// <summary>One connection that speaks Cognito's JSON protocol. Signatures are ignored by the server under load; their cost stands apart in the benchmarks of parts.</summary>
internal sealed class CognitoClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1, AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    public HttpClient Http => _http;

    public async Task<TResponse> Call<TResponse>(IRequest<TResponse> request)
    {
        var operation = Operations.ByRequest[request.GetType()];
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = JsonContent.Create(request, request.GetType(), options: AwsJson.Options) };
        message.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        message.Headers.TryAddWithoutValidation("X-Amz-Target", $"AWSCognitoIdentityProviderService.{operation.Name}");
        if (operation.Access == OperationAccess.Signed)
            message.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=BENCH/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await _http.SendAsync(message);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{operation.Name}: {System.Text.Encoding.UTF8.GetString(body)}");
        return body.Length == 0 ? (TResponse)Activator.CreateInstance(typeof(TResponse))! : JsonSerializer.Deserialize<TResponse>(body, AwsJson.Options)!;
    }

    public void Dispose() => _http.Dispose();
}
