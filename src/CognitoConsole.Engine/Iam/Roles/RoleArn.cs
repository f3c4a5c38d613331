using System.Text.RegularExpressions;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>The ARNs of roles: one taken apart, and all that there are.</summary>
internal static partial class RoleArn
{
    public static bool IsValid(string arn) => Pattern().IsMatch(arn);

    /// <summary>Null when it is no ARN of a role in that account. Compare the role's own ARN afterwards: the path is part of it.</summary>
    public static string? NameIn(string arn, string accountId) => Pattern().Match(arn) is { Success: true } match && match.Groups[1].Value == accountId ? match.Groups[2].Value : null;

    /// <summary>Of every role of the account, by name. Their policies, which may be long, are not read.</summary>
    public static async Task<IReadOnlyList<string>> All(CognitoDbContext db, string accountId, CancellationToken cancellation)
    {
        var names = await db.IamRoles.OrderBy(r => r.RoleName).Select(r => new { r.Path, r.RoleName }).ToListAsync(cancellation);
        return [.. names.Select(r => IamRole.Arn(accountId, r.Path, r.RoleName))];
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::([0-9]{12}):role/(?:[\x21-\x2E\x30-\x7E]+/)*([\w+=,.@-]{1,64})\z", RegexOptions.ECMAScript)]
    private static partial Regex Pattern();
}
