using System.Text.RegularExpressions;

namespace CognitoConsole.Contracts.Iam;

/// <summary>The request names a role; access is decided on that role's ARN.</summary>
public interface IRoleRequest { string RoleName { get; } }

/// <summary>The request names a managed policy by its ARN; access is decided on it.</summary>
public interface IPolicyRequest { string PolicyArn { get; } }

/// <summary>The request is about access keys of a user, the caller's own where none is named; access is decided on that user's ARN.</summary>
public interface IAccessKeysRequest { string? UserName { get; } }

/// <summary>The request names an access key; access is decided on the ARN of its user.</summary>
public interface IAccessKeyRequest { string AccessKeyId { get; } }

/// <summary>The request names an OpenID Connect provider by its ARN; access is decided on it.</summary>
public interface IOpenIDConnectProviderRequest { string OpenIDConnectProviderArn { get; } }

/// <summary>The request names a SAML provider by its ARN; access is decided on it.</summary>
public interface ISAMLProviderRequest { string SAMLProviderArn { get; } }

/// <summary>The Query protocol sends the text percent-encoded, as IAM does with policy documents.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PercentEncodedAttribute : Attribute;

public sealed record Tag : IShape
{
    public string Key { get; init; } = null!;
    public string Value { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(Key, "key");
        check.Text(Key, "key", 1, 128, IamShapes.TagText, null, false);
        check.Required(Value, "value");
        check.Text(Value, "value", 0, 256, IamShapes.TagText, null, false);
    }
}

/// <summary>Rules that the requests of IAM share; IAM has no model here.</summary>
internal static partial class IamShapes
{
    public static readonly ShapePattern Name = new(@"[\w+=,.@-]+", NameText());
    public static readonly ShapePattern Path = new(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)", PathText());
    public static readonly ShapePattern PathPrefix = new(@"\u002F[\u0021-\u007F]*", PathPrefixText());
    public static readonly ShapePattern PolicyPath = new(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/", PolicyPathText());
    public static readonly ShapePattern RoleDescription = new(@"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*", RoleDescriptionText());
    public static readonly ShapePattern VersionId = new(@"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?", VersionText());
    public static readonly ShapePattern SAMLProviderName = new(@"[\w._-]+", SAMLProviderNameText());
    public static readonly ShapePattern TagText = new(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", TagCharacters());

    private const int MaxDocument = 131072;

    // AWS's markers have 320 characters at most; ours carry their place, which may be a tag's key of 128 characters of any script.
    private const int MaxMarker = 2048;

    public static void Role(ShapeCheck check, string? roleName)
    {
        check.Required(roleName, "roleName");
        check.Text(roleName, "roleName", 1, 64, Name, null, false);
    }

    public static void Policy(ShapeCheck check, string? policyName)
    {
        check.Required(policyName, "policyName");
        check.Text(policyName, "policyName", 1, 128, Name, null, false);
    }

    public static void Arn(ShapeCheck check, string? arn, string member)
    {
        check.Required(arn, member);
        check.Text(arn, member, 20, 2048, null, null, false);
    }

    public static void Version(ShapeCheck check, string? versionId)
    {
        check.Required(versionId, "versionId");
        check.Text(versionId, "versionId", 2, 16, VersionId, null, false);
    }

    public static void Document(ShapeCheck check, string? document, string member)
    {
        check.Required(document, member);
        check.Text(document, member, 1, MaxDocument, null, null, true);
    }

    public static void SAMLMetadata(ShapeCheck check, string? document) => check.Text(document, "sAMLMetadataDocument", 1000, 10_000_000, null, null, false);

    public static void Paging(ShapeCheck check, string? marker, int? maxItems)
    {
        check.Text(marker, "marker", 1, MaxMarker, null, null, false);
        check.Number(maxItems, "maxItems", 1, 1000);
    }

    public static void Tags(ShapeCheck check, IReadOnlyList<Tag>? tags)
    {
        check.Count(tags?.Count, "tags", 0, 50, () => "[]");
        check.Nested(tags, "tags");
    }

    [GeneratedRegex(@"\A[a-zA-Z_0-9+=,.@-]+\z")]
    private static partial Regex NameText();

    [GeneratedRegex(@"\A[a-zA-Z_0-9.-]+\z")]
    private static partial Regex SAMLProviderNameText();

    [GeneratedRegex(@"\A(?:/|/[\x21-\x7E]+/)\z")]
    private static partial Regex PathText();

    [GeneratedRegex(@"\A/[\x21-\x7F]*\z")]
    private static partial Regex PathPrefixText();

    [GeneratedRegex(@"\A(?:/[A-Za-z0-9.,+@=_-]+)*/\z", RegexOptions.NonBacktracking)]
    private static partial Regex PolicyPathText();

    [GeneratedRegex(@"\A[\t\n\r\x20-\x7E\xA1-\xFF]*\z")]
    private static partial Regex RoleDescriptionText();

    [GeneratedRegex(@"\Av[1-9][0-9]*(?:\.[A-Za-z0-9-]*)?\z")]
    private static partial Regex VersionText();

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex TagCharacters();
}
