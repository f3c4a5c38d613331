using System.Buffers;
using System.Text.Json.Serialization.Metadata;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Api;

/// <summary>One of AWS's protocols: how a request names its operation and how both sides are written.</summary>
internal interface IWireProtocol
{
    /// <exception cref="CognitoException">The request names no operation of ours.</exception>
    WireOperation Find(HttpRequest request, in ReadOnlySequence<byte> body);

    /// <summary>The request object; what the body says is only looked at here, after the signature.</summary>
    object Read(WireOperation operation, HttpRequest request, in ReadOnlySequence<byte> body);

    Task Write(HttpResponse response, WireOperation operation, object output, string requestId);

    Task WriteError(HttpResponse response, CognitoException error, string requestId);
}

/// <summary>An operation with what the serializer knows about its request and response.</summary>
internal sealed class WireOperation(OperationDescriptor descriptor)
{
    public OperationDescriptor Descriptor { get; } = descriptor;
    public JsonTypeInfo Request { get; } = WireJson.Options.GetTypeInfo(descriptor.RequestType);
    public JsonTypeInfo Response { get; } = WireJson.Options.GetTypeInfo(descriptor.ResponseType);
}
