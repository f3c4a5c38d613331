using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Codes that are sent during a sign-in. A code has no row: its hash travels in the session that alone it answers, wrong ones are counted by
/// <see cref="Lockout"/>, and the session is used once.
/// </summary>
public sealed class AuthenticationCodes(KeyRing keys, UserMessages messages, AttemptLimits limits)
{
    private const string Kind = "Authentication";

    /// <summary>AWS names no limit; without one, whoever knows a password (or, before a password, a name) could send as many messages as he likes.</summary>
    private static readonly (string Name, int PerHour) Mfa = ("MfaCode", 20);
    private static readonly (string Name, int PerHour) FirstFactor = ("SignInCode", 20);

    /// <summary>Sends a code to the attribute's value; the caller saves.</summary>
    /// <param name="sessionId">The session that the code will answer.</param>
    /// <returns>The hash for the session.</returns>
    /// <exception cref="Contracts.CognitoException">TooManyRequestsException.</exception>
    public async Task<byte[]> SendMfa(ClientEntry entry, CognitoUser user, string attribute, string destination, string sessionId, CancellationToken cancellation)
    {
        if (!await limits.TryCount(user, Mfa, cancellation)) throw Errors.TooManyCodes();
        return await Send(entry, user, attribute, destination, sessionId, CodeGenerator.NumericCode(6), isBeforeProof: false);
    }

    /// <summary>As <see cref="SendMfa"/>, for the first factor: over the limit nothing is sent, and the answer is the same, so that it does not tell who exists.</summary>
    public async Task<byte[]> SendFirstFactor(ClientEntry entry, CognitoUser user, string attribute, string destination, string sessionId, CancellationToken cancellation)
    {
        if (!await limits.TryCount(user, FirstFactor, cancellation)) return NoCode();
        return await Send(entry, user, attribute, destination, sessionId, CodeGenerator.NumericCode(8), isBeforeProof: true);
    }

    /// <summary>A hash that no code has, for a message that is not sent.</summary>
    public static byte[] NoCode() => RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    public bool Matches(ChallengeSession session, string code) =>
        CryptographicOperations.FixedTimeEquals(Hash(session.Pool, session.Id, code), session.CodeHash ?? []);

    private async Task<byte[]> Send(ClientEntry entry, CognitoUser user, string attribute, string destination, string sessionId, string code, bool isBeforeProof)
    {
        var medium = MessageWriter.Delivery(attribute, destination).DeliveryMedium!;
        var text = MessageTemplates.Authentication(entry.Pool, medium, user.Username, code);
        await messages.Send(entry.Pool, entry.Client.ClientId, user, new UserMessage(MessageOccasion.Authentication, Kind, medium, destination, code, text) { IsBeforeProof = isBeforeProof });
        return Hash(entry.Pool.Id, sessionId, code);
    }

    private byte[] Hash(string userPoolId, string sessionId, string code) =>
        HMACSHA256.HashData(keys.DeriveKey("authentication-code"), Encoding.UTF8.GetBytes($"{userPoolId}\n{sessionId}\n{code}"));
}
