using System.Globalization;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <param name="WasBrought">Made by the caller, and so never shown.</param>
internal readonly record struct ClientSecret(string Value, bool WasBrought);

/// <summary>Secrets of app clients: encrypted, since the API shows them again.</summary>
internal static class ClientSecrets
{
    /// <summary>Two, so that one can be replaced while the other still works.</summary>
    public const int MaxSecrets = 2;

    // Stands before the secret in its cipher text: AWS never shows a secret that the caller brought.
    private const byte Brought = (byte)'b';
    private const byte Generated = (byte)'g';

    /// <summary>The secret of a client that registered itself is its own business.</summary>
    public static void DemandManaged(UserPoolClient client)
    {
        if (client.ClientType == ClientTypeType.Dcr) throw Errors.InvalidParameter($"Client {client.ClientId} was created by dynamic client registration; its secret cannot be managed.", "clientId");
    }

    /// <param name="brought">The caller made it.</param>
    /// <param name="existing">The client's other secrets; the id, which counts seconds, must differ from theirs.</param>
    public static UserPoolClientSecret Row(UserPoolClient client, string secret, bool brought, UserPool pool, PoolSecrets secrets, DateTimeOffset now, IReadOnlyList<UserPoolClientSecret> existing)
    {
        var second = now.ToUnixTimeSeconds();
        while (existing.Any(s => s.SecretId == Id(second))) second++;
        return new()
        {
            UserPoolId = client.UserPoolId,
            ClientId = client.ClientId,
            SecretId = Id(second),
            Value = secrets.Protect(pool, [brought ? Brought : Generated, .. Encoding.UTF8.GetBytes(secret)], Purpose(Id(second))),
            CreationDate = now,
        };

        string Id(long at) => string.Create(CultureInfo.InvariantCulture, $"{client.ClientId}--{at}");
    }

    public static ClientSecret Open(UserPoolClientSecret row, UserPool pool, PoolSecrets secrets)
    {
        var plain = secrets.Unprotect(pool, row.Value, Purpose(row.SecretId));
        return new(Encoding.UTF8.GetString(plain.AsSpan(1)), WasBrought: plain[0] == Brought);
    }

    public static ClientSecretDescriptorType Describe(UserPoolClientSecret row) => new() { ClientSecretId = row.SecretId, ClientSecretCreateDate = row.CreationDate };

    // The secret's id begins with its client's.
    private static string Purpose(string secretId) => $"client-secret/{secretId}";
}
