using CognitoConsole.Data.UserPools;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// One user with his passkeys, in the form in which ASP.NET Core Identity's passkey handler asks for them. It reads nothing and stores nothing: the
/// handler does the cryptography of WebAuthn, <see cref="Passkeys"/> the rest.
/// </summary>
/// <param name="id">The user handle: the sub.</param>
internal sealed class PasskeyUsers(CognitoUser user, string id, IReadOnlyList<UserPasskeyInfo> passkeys) : IUserPasskeyStore<CognitoUser>
{
    public PasskeyHandler<CognitoUser> Handler(IdentityPasskeyOptions options) => new(
        new UserManager<CognitoUser>(this, null!, null!, [], [], null!, new IdentityErrorDescriber(), null!, NullLogger<UserManager<CognitoUser>>.Instance),
        Options.Create(options));

    public Task<CognitoUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(userId == id ? user : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(CognitoUser user, CancellationToken cancellationToken) => Task.FromResult<IList<UserPasskeyInfo>>([.. passkeys]);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(CognitoUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(passkeys.FirstOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credentialId)));

    public Task<CognitoUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(passkeys.Any(p => p.CredentialId.AsSpan().SequenceEqual(credentialId)) ? user : null);

    public Task<string> GetUserIdAsync(CognitoUser user, CancellationToken cancellationToken) => Task.FromResult(id);

    public Task<string?> GetUserNameAsync(CognitoUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Username);

    public void Dispose()
    {
    }

    public Task AddOrUpdatePasskeyAsync(CognitoUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadOnly();

    public Task RemovePasskeyAsync(CognitoUser user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadOnly();

    public Task SetUserNameAsync(CognitoUser user, string? userName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<string?> GetNormalizedUserNameAsync(CognitoUser user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task SetNormalizedUserNameAsync(CognitoUser user, string? normalizedName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> CreateAsync(CognitoUser user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(CognitoUser user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(CognitoUser user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<CognitoUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("The users of a pool are written by UserWriter.");
}
