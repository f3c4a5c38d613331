using System.Security.Claims;
using System.Security.Cryptography;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Data.Operators;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CognitoConsole.Server.Operators;

/// <summary>Identity's sign-in, in which a disabled operator is nobody.</summary>
internal sealed class OperatorSignIn(
    UserManager<Operator> operators,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Operator> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Operator>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Operator> confirmation)
    : SignInManager<Operator>(operators, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Operator user) => !user.Disabled && await base.CanSignInAsync(user);

    /// <summary>Every cookie is a session of its own, which sign-out can end.</summary>
    public override Task SignInWithClaimsAsync(Operator user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims) =>
        base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(OperatorSessions.SessionClaim, RandomNumberGenerator.GetHexString(32))]);
}

/// <summary>What the console has to know of its operator, in the cookie.</summary>
internal sealed class OperatorClaimsFactory(UserManager<Operator> operators, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Operator>(operators, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Operator user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(OperatorClaims.Role, user.Role));
        return identity;
    }
}
