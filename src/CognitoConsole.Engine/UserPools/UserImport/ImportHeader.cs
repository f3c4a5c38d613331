using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The columns of an import file: which a pool asks for, and where a file has them.</summary>
public sealed class ImportHeader
{
    public const string Username = "cognito:username";
    public const string MfaEnabled = "cognito:mfa_enabled";

    /// <summary>Only in files of a job that names a <see cref="PasswordHashingAlgorithmType"/>.</summary>
    public const string PasswordHash = "password_hash";

    private ImportHeader(IReadOnlyList<string> columns) => Columns = columns;

    /// <summary>Names in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that a file for this pool has, in the order in which Cognito names them.</summary>
    public static IReadOnlyList<string> NamesFor(UserPool pool) =>
        [.. pool.SchemaAttributes.Select(s => s.Name!).Where(n => n != "sub" && !n.StartsWith("dev:", StringComparison.Ordinal)), MfaEnabled, Username];

    /// <summary>Reads the first line of a file.</summary>
    /// <returns>The header, or what is wrong with it: at most 128 characters, as a completion message may have.</returns>
    public static (ImportHeader? Header, string? Problem) Read(UserPool pool, string? passwordHashingAlgorithm, string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return (null, "The file is empty.");
        if (line.Contains(ImportLine.NoCharacter)) return (null, "The header is not UTF-8.");
        var columns = ImportLine.Split(line);
        if (columns.Distinct(StringComparer.Ordinal).Count() != columns.Count) return (null, "The header names a column twice.");
        var expected = NamesFor(pool);
        if (expected.FirstOrDefault(e => !columns.Contains(e)) is { } missing) return (null, $"The header does not match the user pool: the column {missing} is missing.");
        if (columns.FirstOrDefault(c => c != PasswordHash && !expected.Contains(c)) is { } unknown)
            return (null, $"The header does not match the user pool: it has no attribute {(unknown.Length > 40 ? unknown[..40] : unknown)}.");
        return (columns.Contains(PasswordHash), passwordHashingAlgorithm) switch
        {
            (true, null) => (null, "The file has password hashes, but the job does not name a password hashing algorithm."),
            (false, not null) => (null, "The job names a password hashing algorithm, but the file has no column password_hash."),
            _ => (new ImportHeader(columns), null),
        };
    }
}
