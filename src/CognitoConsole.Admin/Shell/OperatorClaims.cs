using System.Security.Claims;
using CognitoConsole.Contracts;

namespace CognitoConsole.Admin.Shell;

/// <summary>What the host's sign-in writes into an operator's cookie, and how it becomes a <see cref="Caller"/>.</summary>
public static class OperatorClaims
{
    public const string Id = ClaimTypes.NameIdentifier;
    public const string Email = ClaimTypes.Email;

    /// <summary>Name of the managed policy that decides: Administrator, Support, Auditor or one's own.</summary>
    public const string Role = "cognito:role";

    public static Caller Caller(ClaimsPrincipal user, ConsoleOptions options, Origin? origin)
    {
        if (user.FindFirstValue(Id) is not { } id || user.FindFirstValue(Email) is not { } email || user.FindFirstValue(Role) is not { } role)
            return new Caller.Anonymous { IpAddress = origin?.IpAddress, UserAgent = origin?.UserAgent, IsSecure = origin?.IsSecure };
        return new Caller.Operator(id, email, role, options.AccountId) { IpAddress = origin?.IpAddress, UserAgent = origin?.UserAgent, IsSecure = origin?.IsSecure };
    }
}

/// <summary>Where the browser is. Taken from the first HTTP request, because a circuit has none.</summary>
public sealed record Origin(string? IpAddress, string? UserAgent, bool? IsSecure = null);
