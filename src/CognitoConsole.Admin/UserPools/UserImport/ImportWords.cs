using System.Globalization;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What the screens of imports say.</summary>
internal static class ImportWords
{
    public static IReadOnlyList<Choice<string>> Algorithms { get; } =
    [
        new("", "No passwords in the file"), new(PasswordHashingAlgorithmType.Bcrypt, "bcrypt"), new(PasswordHashingAlgorithmType.Scrypt, "scrypt"),
        new(PasswordHashingAlgorithmType.Argon2id, "Argon2id"), new(PasswordHashingAlgorithmType.Pbkdf2Sha256, "PBKDF2 with SHA-256"),
    ];

    public static string Status(string? status) => status == UserImportJobStatusType.InProgress ? "In progress" : status ?? "";

    public static string Number(long? number) => (number ?? 0).ToString("N0", CultureInfo.InvariantCulture);

    public static bool IsActive(string? status) => status is UserImportJobStatusType.Pending or UserImportJobStatusType.InProgress or UserImportJobStatusType.Stopping;

    /// <summary>What proves the right to upload: the last part of a job's PreSignedUrl.</summary>
    public static string UploadToken(string preSignedUrl) => preSignedUrl[(preSignedUrl.LastIndexOf('/') + 1)..];

    /// <summary>A hash as its column takes it.</summary>
    public static string? Example(string algorithm) => algorithm switch
    {
        PasswordHashingAlgorithmType.Bcrypt => "$2b$12$…",
        PasswordHashingAlgorithmType.Scrypt => "$scrypt$ln=15,r=8,p=1$salt$hash",
        PasswordHashingAlgorithmType.Argon2id => "$argon2id$v=19$m=65536,t=3,p=4$salt$hash",
        PasswordHashingAlgorithmType.Pbkdf2Sha256 => "$pbkdf2-sha256$i=600000$salt$hash",
        _ => null,
    };
}
