using CognitoConsole.Contracts;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Sts;

/// <summary>Credentials as they are handed out.</summary>
/// <param name="PackedPolicySize">Percent of what a session token can hold.</param>
public sealed record IssuedCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expiration, int PackedPolicySize);

/// <summary>
/// Temporary credentials. The session token is the session, sealed under the key ring, secret included: every node verifies it without asking the database,
/// and nothing has to be deleted when it ends. What it may do is asked of the role's policies at every call, so a role is revoked by its policies.
/// </summary>
public sealed class TemporaryCredentials(SealedToken seal, AccessKeys keys, EngineOptions options, TimeProvider clock) : ICredentialSource
{
    /// <summary>Marks our tokens, so that another's are never taken for broken ones of ours.</summary>
    private const string Mark = "CCST";
    private const string Purpose = "temporary-credentials";

    /// <summary>Characters; it travels in a header.</summary>
    private const int MaxToken = 12_000;

    private sealed record Content(string AccessKeyId, string SecretAccessKey, CallerSession Session)
    {
        public string? RoleName { get; init; }
        public string? RoleId { get; init; }
        public string? SessionName { get; init; }

        /// <summary>The long-lived key behind a user's session: the session ends with it.</summary>
        public string? ParentKeyId { get; init; }
        public string? FederatedName { get; init; }
    }

    public IssuedCredentials ForRole(string roleName, string roleId, string sessionName, CallerSession session) =>
        Issue((id, secret) => new Content(id, secret, session) { RoleName = roleName, RoleId = roleId, SessionName = sessionName });

    public IssuedCredentials ForUser(Caller.AccessKey user, CallerSession session) => Issue((id, secret) => new Content(id, secret, session) { ParentKeyId = user.AccessKeyId });

    public IssuedCredentials ForFederatedUser(Caller.AccessKey user, string name, CallerSession session) =>
        Issue((id, secret) => new Content(id, secret, session) { ParentKeyId = user.AccessKeyId, FederatedName = name });

    public async ValueTask<SigningCredential?> Find(string accessKeyId, string? sessionToken, CancellationToken cancellation)
    {
        if (sessionToken is null || !sessionToken.StartsWith(Mark, StringComparison.Ordinal)) return null;
        if (seal.Open<Content>(sessionToken[Mark.Length..], Purpose, clock.GetUtcNow(), out var expired) is not { } content)
            throw expired ? Errors.SessionExpired() : Errors.UnrecognizedClient();
        if (content.AccessKeyId != accessKeyId) throw Errors.UnrecognizedClient();
        return new SigningCredential(content.SecretAccessKey, await CallerOf(content, cancellation));
    }

    private async ValueTask<Caller> CallerOf(Content content, CancellationToken cancellation)
    {
        if (content is { RoleName: { } role, RoleId: { } id, SessionName: { } name })
            return new Caller.AssumedRole(content.AccessKeyId, role, id, name, options.AccountId, content.Session);
        // Deleted or switched off: the sessions go with the key.
        if ((await keys.Find(content.ParentKeyId!, sessionToken: null, cancellation))?.Caller is not Caller.AccessKey user) throw Errors.UnrecognizedClient();
        return content.FederatedName is { } federated
            ? new Caller.FederatedUser(content.AccessKeyId, federated, user, content.Session)
            : user with { AccessKeyId = content.AccessKeyId, Session = content.Session };
    }

    private IssuedCredentials Issue(Func<string, string, Content> content)
    {
        var (id, secret) = (IamIds.TemporaryAccessKey(), IamIds.SecretAccessKey());
        var filled = content(id, secret);
        var token = Mark + seal.Seal(filled, Purpose, filled.Session.ExpiresAt);
        var percent = (int)Math.Ceiling(token.Length * 100.0 / MaxToken);
        return token.Length <= MaxToken ? new(id, secret, token, filled.Session.ExpiresAt, percent) : throw Errors.PackedPolicyTooLarge(percent);
    }
}
