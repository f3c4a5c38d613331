using System.Linq.Expressions;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>How an operator is shown. One query, passkeys counted in it.</summary>
internal static class OperatorView
{
    public static IQueryable<OperatorType> Shown(this IQueryable<Operator> operators, CognitoDbContext db, DateTimeOffset now) => operators.Select(Show(db, now));

    public static Task<OperatorType> Show(this CognitoDbContext db, string operatorId, DateTimeOffset now, CancellationToken cancellation) =>
        db.Users.AsNoTracking().Where(o => o.Id == operatorId).Shown(db, now).SingleAsync(cancellation);

    private static Expression<Func<Operator, OperatorType>> Show(CognitoDbContext db, DateTimeOffset now) => o => new OperatorType
    {
        OperatorId = o.Id,
        Email = o.Email!,
        DisplayName = o.DisplayName,
        Role = o.Role,
        Disabled = o.Disabled,
        HasPassword = o.PasswordHash != null,
        TotpEnabled = o.TwoFactorEnabled,
        Passkeys = db.UserPasskeys.Count(p => p.UserId == o.Id),
        LockedUntil = o.LockoutEnd != null && o.LockoutEnd > now ? o.LockoutEnd : null,
        CreationDate = o.CreationDate,
        LastSignInDate = o.LastSignInDate,
    };
}
