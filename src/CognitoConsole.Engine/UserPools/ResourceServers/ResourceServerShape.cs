using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A resource server as the API shows it, and the rules of its scopes.</summary>
internal static class ResourceServerShape
{
    public static ResourceServerType Of(ResourceServer server) =>
        new() { UserPoolId = server.UserPoolId, Identifier = server.Identifier, Name = server.Name, Scopes = server.Scopes };

    public static IEnumerable<Violation> Violations(IReadOnlyList<ResourceServerScopeType>? scopes)
    {
        if (scopes?.GroupBy(s => s.ScopeName, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return new("scopes", $"Duplicate scope name {twice.Key}.");
    }
}
