using System.Globalization;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a line becomes: a user, or the reason why not.</summary>
/// <param name="Username">As the file has it.</param>
/// <param name="User">Null when the line is not imported.</param>
public sealed record ImportResult(int LineNumber, string Username, CognitoUser? User, string Outcome, string Message)
{
    public const string Succeeded = "SUCCEEDED";
    public const string Skipped = "SKIPPED";
    public const string Failed = "FAILED";
}

/// <summary>Makes users of lines, by the same rules as every other new user. The preview and the import itself use it.</summary>
public sealed class ImportedUsers(CognitoDbContext db, PoolSecrets secrets, TimeProvider clock)
{
    public const string HashPurpose = "imported-password-hash";
    private const string Exists = "The user already exists.";

    public ImportResult Read(UserPool pool, string? algorithm, ImportHeader header, ImportLine line)
    {
        if (line.Text is null) return Failure("", $"The line is longer than {ImportLine.MaxLength} characters.");
        if (!line.IsText) return Failure("", "The line is not UTF-8.");
        var fields = ImportLine.Split(line.Text);
        if (fields.Count != header.Columns.Count) return Failure("", $"The line has {fields.Count} fields, the header {header.Columns.Count}.");
        var values = new Dictionary<string, string>(fields.Count, StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++)
            if (fields[i].Length > 0) values[header.Columns[i]] = fields[i];
        var name = values.GetValueOrDefault(ImportHeader.Username, "");
        try
        {
            return new ImportResult(line.Number, Shown(name), Make(pool, algorithm, values, name), ImportResult.Succeeded, "The import succeeded.");
        }
        catch (CognitoException refusal) when (refusal.Status < 500)
        {
            return Failure(name, refusal.Message.TrimEnd('\n'));
        }

        ImportResult Failure(string username, string message) => new(line.Number, Shown(username), null, ImportResult.Failed, Cut(message, UserImportLine.MessageLength));
    }

    /// <summary>Lines whose names are taken, by users of the pool or by an earlier line, lose their users.</summary>
    public async Task<IReadOnlyList<ImportResult>> WithoutTaken(UserPool pool, IReadOnlyList<ImportResult> results, CancellationToken cancellation)
    {
        var names = results.Where(r => r.User is not null).SelectMany(r => SignInNames.Of(pool, r.User!).Select(n => n.Name)).Distinct().ToList();
        var taken = (await db.SignInNames.Where(n => n.UserPoolId == pool.Id && names.Contains(n.Name)).Select(n => n.Name).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return [.. results.Select(Judge)];

        ImportResult Judge(ImportResult result)
        {
            if (result.User is null) return result;
            var own = SignInNames.Of(pool, result.User).ToList();
            foreach (var (name, kind) in own)
            {
                if (!taken.Contains(name)) continue;
                return kind == "username" || pool.UsernameAttributes.Contains(kind)
                    ? result with { User = null, Outcome = ImportResult.Skipped, Message = Exists }
                    : result with { User = null, Outcome = ImportResult.Failed, Message = $"An account with the {kind} already exists." };
            }

            taken.UnionWith(own.Select(n => n.Name));
            return result;
        }
    }

    private CognitoUser Make(UserPool pool, string? algorithm, Dictionary<string, string> values, string name)
    {
        if (name.Length == 0) throw Refused("The User Record does not have a cognito:username.");
        var attributes = values.Where(v => v.Key is not (ImportHeader.Username or ImportHeader.MfaEnabled or ImportHeader.PasswordHash)).ToDictionary();
        foreach (var flag in new[] { "email_verified", "phone_number_verified", ImportHeader.MfaEnabled })
            if (values.TryGetValue(flag, out var written)) values[flag] = Flag(flag, written);
        foreach (var flag in new[] { "email_verified", "phone_number_verified" })
            if (attributes.ContainsKey(flag)) attributes[flag] = values[flag];
        if (attributes.TryGetValue("birthdate", out var birthdate)) attributes["birthdate"] = Birthdate(birthdate);
        DemandShape(pool, name, attributes);

        var now = clock.GetUtcNow();
        var user = NewUsers.Make(pool, name, attributes, UserStatusType.ResetRequired, now);
        AttributeRules.Check(pool, attributes, existing: null, requireAll: true);
        // AWS takes only users whom it can reach: an imported user sets the first password by a code.
        if (pool.AutoVerifiedAttributes.Count > 0 && !pool.AutoVerifiedAttributes.Any(a => attributes.ContainsKey(a) && attributes.GetValueOrDefault(a + "_verified") == "true"))
            throw Refused("The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).");
        var wantsMfa = values.GetValueOrDefault(ImportHeader.MfaEnabled) == "true";
        if (wantsMfa && !PoolFactors.Of(pool).Contains(PoolFactors.Sms)) throw Refused("The User Record sets cognito:mfa_enabled to true, but SMS MFA is off in the user pool.");
        if (wantsMfa && attributes.GetValueOrDefault("phone_number_verified") != "true") throw Refused("The User Record sets cognito:mfa_enabled to true without a verified phone_number.");

        var hash = Hash(pool, algorithm, values.GetValueOrDefault(ImportHeader.PasswordHash));
        if (wantsMfa) MfaPreferences.SwitchOn(user, PoolFactors.Sms);
        if (hash is not null || FirstFactors.CanDoWithoutPassword(pool, user)) user.UserStatus = UserStatusType.Confirmed;
        user.ImportedPasswordHash = hash;
        if (hash is not null) user.PasswordSetAt = now;
        return user;
    }

    /// <summary>A name or value that AdminCreateUser does not take would make a user whom no operation can address.</summary>
    private static void DemandShape(UserPool pool, string name, Dictionary<string, string> attributes) => ShapeCheck.Demand(new AdminCreateUserRequest
    {
        UserPoolId = pool.Id,
        Username = name,
        UserAttributes = [.. attributes.Select(a => new AttributeType { Name = a.Key, Value = a.Value })],
    });

    private byte[]? Hash(UserPool pool, string? algorithm, string? text)
    {
        if (algorithm is null || text is null) return null;
        if (PasswordHash.Parse(algorithm, text) is null) throw Refused($"The password_hash is not a hash of the algorithm {algorithm} within its limits.");
        return secrets.Protect(pool, Encoding.UTF8.GetBytes($"{algorithm}:{text}"), HashPurpose);
    }

    private static string Flag(string column, string value) => value.ToLowerInvariant() is "true" or "false" ? value.ToLowerInvariant() : throw Refused($"{column} must be true or false.");

    private static string Birthdate(string value) => DateOnly.TryParseExact(value, "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : throw Refused("birthdate must be a date of the form mm/dd/yyyy.");

    /// <summary>Not every database keeps a NUL.</summary>
    private static string Shown(string username) => Cut(username.Replace('\0', '\uFFFD'), Lengths.Username);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static CognitoException Refused(string message) => Errors.InvalidParameter(message);
}
