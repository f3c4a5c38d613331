using System.Buffers;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Engine;
using CognitoConsole.Engine.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Api.Tests;

/// <summary>One request of vectors.json, signed by somebody else's implementation.</summary>
public sealed record SignedVector(string Name, string Method, string Target, string[][] Headers, string Body, string Service, string Time, string Secret)
{
    public const string KeyId = "AKIDEXAMPLE";

    public static IReadOnlyList<SignedVector> All { get; } = JsonSerializer.Deserialize<List<SignedVector>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "SigV4", "vectors.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Names => new(All.Select(v => v.Name));

    public static SignedVector Named(string name) => All.Single(v => v.Name == name);

    public DateTimeOffset Moment => DateTimeOffset.ParseExact(Time, "yyyyMMdd'T'HHmmss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal);

    public override string ToString() => Name;

    /// <summary>What the verifier says about it, five seconds after it was signed.</summary>
    internal async Task<Caller> Verify(TimeSpan? later = null, ApiOptions? options = null, string keyId = KeyId)
    {
        var clock = new FakeTimeProvider(Moment + (later ?? TimeSpan.FromSeconds(5)));
        var verifier = new SignatureVerifier([new OneKey(keyId, Secret)], Options.Create(options ?? new ApiOptions()), new EngineOptions(), clock);
        return await verifier.Authenticate(Request(), BodyIn(3), Operation(OperationAccess.Signed), default);
    }

    internal HttpRequest Request()
    {
        var context = new DefaultHttpContext();
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = Target;
        var request = context.Request;
        request.Method = Method;
        if (Target.IndexOf('?') is >= 0 and var mark) request.QueryString = new QueryString(Target[mark..]);
        foreach (var header in Headers) request.Headers.Append(header[0], header[1]);
        return request;
    }

    internal OperationDescriptor Operation(OperationAccess access) => new()
    {
        Service = Service,
        Name = "Any",
        Access = access,
        RequestType = typeof(object),
        ResponseType = typeof(object),
        Errors = [],
    };

    /// <summary>The body in pieces, as it comes from a connection.</summary>
    internal ReadOnlySequence<byte> BodyIn(int pieces)
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        if (bytes.Length < pieces) return new ReadOnlySequence<byte>(bytes);
        var first = new Piece(bytes.AsMemory(0, bytes.Length / pieces), null);
        var last = first;
        for (var i = 1; i < pieces; i++) last = new Piece(bytes.AsMemory(bytes.Length * i / pieces, (bytes.Length * (i + 1) / pieces) - (bytes.Length * i / pieces)), last);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    internal sealed class OneKey(string keyId, string secret) : ICredentialSource
    {
        public ValueTask<SigningCredential?> Find(string accessKeyId, string? sessionToken, CancellationToken cancellation) =>
            ValueTask.FromResult(accessKeyId == keyId ? new SigningCredential(secret, new Caller.AccessKey(keyId, "ana", "Auditor", "123456789012")) : null);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? previous)
        {
            Memory = memory;
            if (previous is null) return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
