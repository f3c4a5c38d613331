using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>What the way a request came answers in every decision about it. Keys that nobody has to say are <see cref="ContextKey"/>'s.</summary>
internal static class RequestKeys
{
    public static void AddTo(PolicyContext context, Caller caller)
    {
        if (caller.IpAddress is { } address) context["aws:SourceIp"] = address;
        if (caller.UserAgent is { } agent) context["aws:UserAgent"] = agent;
        if (caller.Region is { } region) context["aws:RequestedRegion"] = region;
        if (caller.IsSecure is { } secure) context["aws:SecureTransport"] = secure ? "true" : "false";
    }
}
