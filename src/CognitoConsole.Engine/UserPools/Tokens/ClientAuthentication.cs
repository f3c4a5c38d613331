using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Does the caller of a public operation know the app client's secret? Either of two active secrets will do.</summary>
public static class ClientAuthentication
{
    /// <summary>SECRET_HASH over the user name exactly as it came in this request.</summary>
    public static void DemandSecretHash(ClientEntry entry, string username, string? secretHash)
    {
        var clientId = entry.Client.ClientId;
        if (entry.Secrets.Count == 0)
        {
            if (!string.IsNullOrEmpty(secretHash)) throw Errors.NotAuthorized($"Client {clientId} is not configured for secret but secret hash was received");
            return;
        }

        if (string.IsNullOrEmpty(secretHash)) throw Errors.NotAuthorized($"Client {clientId} is configured with secret but SECRET_HASH was not received");
        var matches = false;
        foreach (var secret in entry.Secrets) matches |= SecretHash.Matches(secretHash, secret, username, clientId);
        if (!matches) throw Errors.NotAuthorized($"Unable to verify secret hash for client {clientId}");
    }

    /// <summary>The plain secret, where an operation takes it. True when it is right, or when the client has none and none came.</summary>
    public static bool KnowsSecret(ClientEntry entry, string? secret)
    {
        if (entry.Secrets.Count == 0) return string.IsNullOrEmpty(secret);
        var matches = false;
        foreach (var known in entry.Secrets) matches |= ConstantTime.Equals(known, secret);
        return matches;
    }
}
