using System.Net;
using System.Text.RegularExpressions;
using Acornima;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Security;
using Jint;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What each kind of function needs, and what it may not have.</summary>
internal static partial class FunctionRules
{
    public static IEnumerable<Violation> Violations(CreateFunctionRequest request)
    {
        foreach (var violation in Foreign(request.Kind, request.Source, request.Endpoint, request.AccessKeyId, request.SecretAccessKey)) yield return violation;
        if (request.Kind != FunctionKind.Lambda && request.Arn is not null) yield return new("arn", "Only a Lambda brings its own ARN.");
        switch (request.Kind)
        {
            case FunctionKind.Inline when request.Source is null:
                yield return new("source", "An inline function needs its source.");
                break;
            case FunctionKind.Webhook when request.Endpoint is null:
                yield return new("endpoint", "A webhook needs its address.");
                break;
            case FunctionKind.Lambda:
                if (request.Arn is null || !LambdaArn().IsMatch(request.Arn)) yield return new("arn", "A Lambda needs an ARN such as arn:aws:lambda:us-east-1:123456789012:function:name.");
                if (request.AccessKeyId is null || request.SecretAccessKey is null) yield return new(request.AccessKeyId is null ? "accessKeyId" : "secretAccessKey", "A Lambda is called with an access key.");
                break;
        }
    }

    /// <summary>Members that a function of that kind does not have, and values that none may have.</summary>
    public static IEnumerable<Violation> Foreign(string kind, string? source, string? endpoint, string? accessKeyId, string? secretAccessKey)
    {
        if (kind != FunctionKind.Inline && source is not null) yield return new("source", "Only an inline function has a source.");
        if (kind == FunctionKind.Inline && endpoint is not null) yield return new("endpoint", "An inline function runs here and has no address.");
        if (kind != FunctionKind.Lambda && (accessKeyId is not null || secretAccessKey is not null)) yield return new("accessKeyId", "Only a Lambda is called with an access key.");
        if (source is not null && Fault(source) is { } fault) yield return new("source", fault.Message);
        if (endpoint is null) yield break;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            yield return new("endpoint", "This is no address such as https://hooks.example.com/cognito.");
        else if (address.Scheme == "http" && !address.IsLoopback)
            yield return new("endpoint", "The address must begin with https://; without it, anybody on the way could answer.");
    }

    /// <summary>An address that the server's settings keep it from calling: each call would fail.</summary>
    public static void DemandCallable(string? endpoint, EngineOptions options)
    {
        if (endpoint is null || options.AllowPrivateTargets) return;
        var address = new Uri(endpoint);
        var isInside = address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var literal) && !AddressGuard.IsPublic(literal));
        if (isInside || address.Scheme != Uri.UriSchemeHttps)
            throw Errors.InvalidParameter($"The endpoint {(isInside ? "lies on a private address" : "has no TLS")}, which this server calls only with its setting Outgoing:AllowPrivate = true.", "endpoint");
    }

    /// <summary>The parser's complaint and its line; null for sound JavaScript.</summary>
    public static (string Message, int? Line)? Fault(string source)
    {
        try
        {
            JavaScriptProgram.Parse(source);
            return null;
        }
        catch (ScriptPreparationException unsound)
        {
            var line = unsound.InnerException is ParseErrorException { LineNumber: > 0 } error ? error.LineNumber : (int?)null;
            return ((unsound.InnerException?.Message ?? unsound.Message).Replace("(function:", "(", StringComparison.Ordinal), line);
        }
    }

    [GeneratedRegex(@"^arn:aws[\w-]*:lambda:[a-z0-9-]+:\d{12}:function:[a-zA-Z0-9_-]{1,64}(:[a-zA-Z0-9$_-]{1,128})?$", RegexOptions.CultureInvariant)]
    private static partial Regex LambdaArn();
}
