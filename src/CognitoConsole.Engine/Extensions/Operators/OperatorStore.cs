using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Identity's own store keeps TOTP seeds and recovery codes readable; here they are encrypted under the key ring, bound to their operator.</summary>
internal sealed class OperatorStore(CognitoDbContext db, KeyRing keys, IdentityErrorDescriber errors) :
    UserOnlyStore<Operator, CognitoDbContext, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>, IdentityUserPasskey<string>>(db, errors)
{
    public override Task SetTokenAsync(Operator user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : keys.Protect(value, Purpose(user)), cancellationToken);

    public override async Task<string?> GetTokenAsync(Operator user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } blob ? keys.Unprotect(blob, Purpose(user)) : null;

    private static string Purpose(Operator user) => $"operator-token/{user.Id}";
}
