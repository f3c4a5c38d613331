using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>One row of the matrix: may apps read and write this attribute of the signed-in user?</summary>
internal sealed record AttributePermission(SchemaAttributeType Attribute, bool Readable, bool Writable, string? WriteLocked)
{
    private static readonly string[] RoleWords = ["role", "admin", "group", "permission", "privilege", "tenant", "scope", "entitle", "superuser", "plan", "tier"];
    private static readonly string[] NeverWritable = ["sub", "email_verified", "phone_number_verified"];

    public string Name => Attribute.Name ?? "";

    /// <summary>Custom attributes whose names sound like rights: if apps can write them, users give themselves rights.</summary>
    public static bool LooksLikeARole(string name) =>
        name.StartsWith("custom:", StringComparison.Ordinal) && RoleWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static IReadOnlyList<AttributePermission> Of(IReadOnlyList<SchemaAttributeType> schema, IReadOnlyList<string>? read, IReadOnlyList<string>? write) =>
    [
        .. schema.Where(a => a.Name is not "identities").Select(a => new AttributePermission(
            a,
            read?.Contains(a.Name!) ?? IsStandard(a.Name!),
            !IsNeverWritable(a) && (write?.Contains(a.Name!) ?? IsStandard(a.Name!)),
            IsNeverWritable(a) ? "Apps can never write this attribute." : a.Required == true ? "Required at sign-up, so apps must be able to write it." : null)),
    ];

    public static IReadOnlyList<string> Readables(IEnumerable<AttributePermission> rows) => [.. rows.Where(r => r.Readable).Select(r => r.Name)];

    public static IReadOnlyList<string> Writables(IEnumerable<AttributePermission> rows) => [.. rows.Where(r => r.Writable).Select(r => r.Name)];

    private static bool IsNeverWritable(SchemaAttributeType attribute) => attribute.DeveloperOnlyAttribute == true || NeverWritable.Contains(attribute.Name);

    private static bool IsStandard(string name) => !name.StartsWith("custom:", StringComparison.Ordinal) && !name.StartsWith("dev:", StringComparison.Ordinal);
}
