using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// Links with which an operator sets the own password: after creation, after a reset. The token names operator and security stamp, so it ends
/// with its use, with the next link, and after a day; nothing of it is stored.
/// </summary>
public sealed class OperatorSetUpLinks(SealedToken seal, UserManager<Operator> operators, EngineOptions options, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private const string Purpose = "operator-set-up";

    public string Create(Operator user) =>
        $"{options.PublicUrl}/account/set-password?token={seal.Seal(new Content(user.Id, user.SecurityStamp!), Purpose, clock.GetUtcNow() + Lifetime)}";

    /// <summary>The operator whose password the token may set; null when it is used up, expired or none of ours.</summary>
    public async Task<Operator?> Find(string? token)
    {
        if (seal.Open<Content>(token, Purpose, clock.GetUtcNow(), out _) is not { } content) return null;
        var user = await operators.FindByIdAsync(content.OperatorId);
        return user is { Disabled: false } && ConstantTime.Equals(user.SecurityStamp, content.SecurityStamp) ? user : null;
    }

    private sealed record Content(string OperatorId, string SecurityStamp);
}
