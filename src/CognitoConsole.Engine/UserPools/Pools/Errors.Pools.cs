using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException UserPoolNotFound(string userPoolId) => ResourceNotFound($"User pool {userPoolId} does not exist.");

    /// <summary>Without the customer's key the pool's secrets cannot be read.</summary>
    public static CognitoException KmsKeyUnavailable(string userPoolId) =>
        new(ErrorCodes.InternalErrorException, $"The encryption key of user pool {userPoolId} is not available.", 500);

    /// <param name="member">The member whose engine is still missing, by its AWS name.</param>
    public static CognitoException NotYetAvailable(string member) =>
        new(ErrorCodes.NotYetImplementedException, $"{member} is not available yet.", 501)
        {
            Fields = [new FieldError(string.Join('.', member.Split('.').Select(p => char.ToLowerInvariant(p[0]) + p[1..])), "Not available yet.")],
        };

    /// <summary>What the caller has read is not what there is now.</summary>
    internal static void DemandUnchanged(DateTimeOffset? expected, DateTimeOffset lastModified)
    {
        if (expected is { } date && date.ToUnixTimeMilliseconds() != lastModified.ToUnixTimeMilliseconds()) throw ConcurrentModification();
    }

    public static CognitoException FeatureUnavailable(string feature, string tier) => new(ErrorCodes.FeatureUnavailableInTierException, FeatureUnavailableText(feature, tier));

    internal static string FeatureUnavailableText(string feature, string tier) => $"{feature} is not available in the {tier} feature plan of the user pool.";
}
