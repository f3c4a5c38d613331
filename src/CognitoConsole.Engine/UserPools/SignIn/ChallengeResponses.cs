using System.Diagnostics.CodeAnalysis;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Reads AuthParameters and ChallengeResponses.</summary>
public static class ChallengeResponses
{
    /// <exception cref="Contracts.CognitoException">InvalidParameterException "Missing required parameter …".</exception>
    public static string Demand([NotNull] IReadOnlyDictionary<string, string>? parameters, string name)
    {
        if (parameters is null || !parameters.TryGetValue(name, out var value) || string.IsNullOrEmpty(value)) throw Errors.InvalidParameter($"Missing required parameter {name}", name);
        return value;
    }
}
