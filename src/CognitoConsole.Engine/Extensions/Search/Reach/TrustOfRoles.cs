using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Asks a role's trust policy about people of a pool, as GetCredentialsForIdentity will.</summary>
internal sealed class TrustOfRoles(TimeProvider clock)
{
    /// <param name="role">Null: there is none.</param>
    /// <returns>Why they would be refused, as <see cref="RoleTrust"/> has it, and whether they may bring tags.</returns>
    public (string? Refusal, bool AllowsTags) Ask(IdentityPool pool, RoleEntry? role, ReachLogin login, string accountId)
    {
        if (role is null) return (RoleTrust.NoRole, false);
        var question = new ReachQuestion(pool.Id, role, login, IsBasicFlow: false, "", "", [], accountId, clock.GetUtcNow());
        var allowsTags = question.Trust(ReachQuestion.TagAction).Truth != false;
        if (question.Trust(IdentityCredentials.AssumeAction).Truth == false) return (RoleTrust.NotTrusted, allowsTags);
        return (login.Tags.Count > 0 && !allowsTags ? RoleTrust.NoTags : null, allowsTags);
    }
}
