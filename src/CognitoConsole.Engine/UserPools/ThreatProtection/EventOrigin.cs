using System.Net;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>From where somebody acts.</summary>
/// <param name="Address">Null when a server acts for him and does not say.</param>
/// <param name="DeviceName">Browser and system; null when unknown.</param>
public sealed record EventOrigin(IPAddress? Address, string? DeviceName)
{
    /// <summary>
    /// An app's own call comes from the person's device. A server's call says whence in ContextData, or, when its client is confidential and may,
    /// in UserContextData; the server's own address says nothing.
    /// </summary>
    public static EventOrigin Of(OperationContext context, UserPoolClient? client)
    {
        var (isServer, data) = context.Request switch
        {
            AdminInitiateAuthRequest r => (true, r.ContextData),
            AdminRespondToAuthChallengeRequest r => (true, r.ContextData),
            _ => (false, null),
        };
        if (isServer) return new(Parse(data?.IpAddress), DeviceNames.Of(Header(data, "User-Agent")));
        var told = client is { EnablePropagateAdditionalUserContextData: true } ? Parse(UserContext(context.Request)?.IpAddress) : null;
        return new(told ?? Parse(context.Caller.IpAddress), told is null || context.Caller is Caller.HostedUI ? DeviceNames.Of(context.Caller.UserAgent) : null);
    }

    private static UserContextDataType? UserContext(object request) => request switch
    {
        InitiateAuthRequest r => r.UserContextData,
        RespondToAuthChallengeRequest r => r.UserContextData,
        SignUpRequest r => r.UserContextData,
        ConfirmSignUpRequest r => r.UserContextData,
        ResendConfirmationCodeRequest r => r.UserContextData,
        ForgotPasswordRequest r => r.UserContextData,
        ConfirmForgotPasswordRequest r => r.UserContextData,
        _ => null,
    };

    private static string? Header(ContextDataType? data, string name) =>
        data?.HttpHeaders?.FirstOrDefault(h => string.Equals(h.HeaderName, name, StringComparison.OrdinalIgnoreCase))?.HeaderValue;

    private static IPAddress? Parse(string? text) =>
        text is { Length: <= 64 } && IPAddress.TryParse(text, out var address) ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address : null;
}
