using System.Globalization;
using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What saving a provider would change, in the words of its screen.</summary>
internal static class IdpChanges
{
    private static readonly (string Detail, string Label)[] Texts =
    [
        ("team_id", "Team ID"), ("key_id", "Key ID"), ("authorize_scopes", "Authorized scopes"), ("api_version", "API version"), ("oidc_issuer", "Issuer URL"),
        ("attributes_request_method", "Attributes request method"), ("token_request_method", "Token request method"), ("MetadataURL", "Metadata document URL"), ("RequestSigningAlgorithm", "Request signing"),
    ];

    private static readonly (string Detail, string Label)[] Endpoints =
    [
        ("authorize_url", "Authorization endpoint"), ("token_url", "Token endpoint"), ("attributes_url", "UserInfo endpoint"), ("jwks_uri", "Jwks_uri endpoint"),
    ];

    private static readonly (string Detail, string Label)[] Switches = [("IDPSignout", "Sign-out flow"), ("IDPInit", "IdP-initiated sign-in"), ("EncryptedResponses", "Encrypted responses"), ("attributes_url_add_attributes", "Attributes in the UserInfo address")];

    public static IReadOnlyList<Change> Between(IdpForm old, IdpForm @new)
    {
        var changes = new ChangeList();
        if (@new.Kind.ClientId is { } client) changes.Add(client, old["client_id"], @new["client_id"], "People whom the provider knows under the old one may be other people under the new one.");
        if (@new.Kind.Secret is { } secret)
            changes.Add(secret.Label, "Stored", @new.WithoutSecret ? "None" : @new[secret.Detail].Length > 0 ? "Another one" : "Stored");
        foreach (var (detail, label) in Texts) changes.Add(label, old[detail], @new[detail]);
        foreach (var (detail, label) in Endpoints) changes.Add(label, old[detail], @new.LooksUp ? "Looked up at the issuer" : @new[detail]);
        foreach (var (detail, label) in Switches) changes.Add(label, old[detail] == "true", @new[detail] == "true");
        return changes
            .Add("Metadata document", Document(old), @new["MetadataFile"] == old["MetadataFile"] && old.HasDocument == @new.HasDocument ? Document(old) : @new.HasDocument ? $"Another one, {Document(@new)}" : null)
            .Add("Identifiers", old.Identifiers, @new.ToIdentifiers())
            .Add("Attribute mapping", Mapping(old), Mapping(@new), "Mapped attributes are written anew with each sign-in through the provider.")
            .Add("Authentication context", Acr(old), Acr(@new))
            .Changes;
    }

    private static string? Document(IdpForm form) => form.HasDocument ? string.Create(CultureInfo.InvariantCulture, $"{form["MetadataFile"].Length:N0} characters") : null;

    private static IEnumerable<string> Mapping(IdpForm form) => form.Mapping.Where(m => m.Attribute.Length > 0).Select(m => $"{m.Attribute} ← {m.Claim.Trim()}");

    private static IEnumerable<string> Acr(IdpForm form) => form.ToAcr().Select(a => $"{a.Key} → {a.Value}");
}
