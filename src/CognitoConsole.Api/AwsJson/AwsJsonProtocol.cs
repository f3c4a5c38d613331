using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Api;

/// <summary>AWS JSON 1.1: <c>POST /</c>, the operation in X-Amz-Target, the request as the body.</summary>
internal sealed class AwsJsonProtocol : IWireProtocol
{
    private const string ContentType = "application/x-amz-json-1.1";
    private static readonly ReadOnlySequence<byte> EmptyObject = new(Encoding.UTF8.GetBytes("{}"));

    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        ["cognito-idp"] = "AWSCognitoIdentityProviderService",
        ["cognito-identity"] = "AWSCognitoIdentityService",
        ["cognito-sync"] = "AWSCognitoSyncService",
        ["cognito-console"] = "CognitoConsoleService",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, WireOperation> _targets = Operations.All
        .Where(o => Prefixes.ContainsKey(o.Service) && o.Access != OperationAccess.HostedUI)
        .ToFrozenDictionary(o => $"{Prefixes[o.Service]}.{o.Name}", o => new WireOperation(o), StringComparer.Ordinal);

    public static AwsJsonProtocol Instance { get; } = new();

    public WireOperation Find(HttpRequest request, in ReadOnlySequence<byte> body)
    {
        var target = request.Headers["X-Amz-Target"];
        // Two targets in one request: a proxy might have read the other one.
        if (target.Count == 1 && _targets.TryGetValue(target[0]!, out var operation)) return operation;
        throw new CognitoException(ErrorCodes.UnknownOperationException, "Unknown operation.");
    }

    public object Read(WireOperation operation, HttpRequest request, in ReadOnlySequence<byte> body) =>
        WireJson.Read(operation.Request, body.IsEmpty ? EmptyObject : body);

    public Task Write(HttpResponse response, WireOperation operation, object output, string requestId)
    {
        if (operation.Descriptor.HasOutput) return JsonAnswer.Write(response, ContentType, operation.Response, output);
        response.ContentType = ContentType;
        response.ContentLength = 0;
        return Task.CompletedTask;
    }

    public Task WriteError(HttpResponse response, CognitoException error, string requestId) => JsonAnswer.WriteError(response, ContentType, error);
}
