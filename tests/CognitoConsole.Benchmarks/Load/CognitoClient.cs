using System.Net.Http.Json;
using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Testing;

namespace CognitoConsole.Benchmarks.Load;

/// <summary>One connection that speaks Cognito's JSON protocol, with an administrator's key: its signatures are verified and its policy is evaluated.</summary>
internal sealed class CognitoClient(ServerProcess server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1, AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };

    public HttpClient Http => _http;

    public async Task<TResponse> Call<TResponse>(IRequest<TResponse> request)
    {
        var operation = Operations.ByRequest[request.GetType()];
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = JsonContent.Create(request, request.GetType(), options: AwsJson.Options) };
        message.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        message.Headers.TryAddWithoutValidation("X-Amz-Target", $"AWSCognitoIdentityProviderService.{operation.Name}");
        if (operation.Access == OperationAccess.Signed)
            SigV4Signer.Sign(message, server.Address, "cognito-idp", server.Key.Id, server.Key.Secret, DateTimeOffset.UtcNow);
        using var response = await _http.SendAsync(message);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{operation.Name}: {System.Text.Encoding.UTF8.GetString(body)}");
        return body.Length == 0 ? (TResponse)Activator.CreateInstance(typeof(TResponse))! : JsonSerializer.Deserialize<TResponse>(body, AwsJson.Options)!;
    }

    public void Dispose() => _http.Dispose();
}
