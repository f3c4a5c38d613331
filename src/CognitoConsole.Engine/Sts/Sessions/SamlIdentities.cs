using System.Globalization;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.Sts;

/// <summary>Somebody with an assertion of a SAML provider, and what it asks for him.</summary>
/// <param name="Keys">Condition keys that it answers.</param>
internal sealed record SamlIdentity(SamlAssertion Assertion, string NameQualifier, string SessionName, IReadOnlyDictionary<string, IReadOnlyList<string>> Keys)
{
    /// <summary>Roles that it names together with its provider.</summary>
    public required IReadOnlyList<string> Roles { get; init; }
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
    public required IReadOnlyList<string> TransitiveTagKeys { get; init; }
    public string? SourceIdentity { get; init; }
    public int? SessionSeconds { get; init; }
}

/// <summary>Checks SAML responses for STS, and reads AWS's attributes in them.</summary>
internal sealed class SamlIdentities(IamSamlAssertions assertions, TimeProvider clock)
{
    private const int MaxTags = 50;
    private const int LeastSeconds = 900;
    private const int MostSeconds = 43_200;

    /// <summary>AWS takes an assertion for so long, however long it would be good.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>How far the provider's clock may be ahead.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <exception cref="CognitoException">InvalidIdentityToken, ExpiredToken, IDPRejectedClaim.</exception>
    public async Task<SamlIdentity> Verify(string providerArn, string samlResponse, OperationContext context)
    {
        var assertion = await Read(providerArn, samlResponse, context);
        if (assertion.IssueInstant is not { } issued) throw Errors.InvalidIdentityToken("IssueInstant is missing in the assertion.");
        var now = clock.GetUtcNow();
        if (issued > now + Skew) throw Errors.InvalidIdentityToken("The assertion is not valid yet.");
        if (issued <= now - Life) throw Errors.SamlTooLate();
        var document = $"{context.AccountId}/{IamSamlProviders.NameOf(providerArn, context.AccountId)}";
        var tags = Tags(assertion);
        return new(assertion, SamlKeys.NameQualifier(assertion, document), SessionName(assertion), SamlKeys.Of(assertion, document))
        {
            Roles = IamSamlAssertions.Roles(assertion, providerArn),
            Tags = tags,
            TransitiveTagKeys = Transitive(assertion, tags),
            SourceIdentity = SourceIdentity(assertion),
            SessionSeconds = Seconds(assertion),
        };
    }

    private async Task<SamlAssertion> Read(string providerArn, string samlResponse, OperationContext context)
    {
        try
        {
            return await assertions.Read(providerArn, samlResponse, context.AccountId, context.Cancellation) ?? throw Errors.InvalidIdentityToken("Specified provider doesn't exist");
        }
        catch (SamlRefusedException refused)
        {
            throw refused.Reason switch
            {
                SamlRefusal.Signature => Errors.InvalidIdentityToken("Response signature invalid"),
                SamlRefusal.Issuer => Errors.InvalidIdentityToken("Issuer not present in specified provider"),
                SamlRefusal.Audience => Errors.InvalidIdentityToken("Response does not contain the required audience."),
                SamlRefusal.Expired => Errors.SamlExpired(refused.Message),
                SamlRefusal.Status => Errors.RejectedClaim(refused.Message),
                _ => Errors.InvalidIdentityToken(refused.Message),
            };
        }
    }

    private static string SessionName(SamlAssertion assertion)
    {
        var name = Single(assertion, "RoleSessionName") ?? throw Errors.InvalidIdentityToken("RoleSessionName is required in AuthnResponse");
        return IsName(name) ? name : throw Errors.InvalidIdentityToken("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
    }

    private static string? SourceIdentity(SamlAssertion assertion) => Single(assertion, "SourceIdentity") is not { } source ? null
        : IsName(source) ? source : throw Errors.InvalidIdentityToken("Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");

    private static int? Seconds(SamlAssertion assertion) => Single(assertion, "SessionDuration") is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= LeastSeconds and <= MostSeconds ? seconds
        : throw Errors.InvalidIdentityToken($"SessionDuration in AuthnResponse must be between {LeastSeconds} and {MostSeconds}");

    private static Dictionary<string, string> Tags(SamlAssertion assertion)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, values) in IamSamlAssertions.AttributesOf(assertion, "PrincipalTag:"))
        {
            if (values.Count != 1) throw Errors.InvalidIdentityToken("A PrincipalTag in AuthnResponse must have one value");
            var check = new ShapeCheck();
            new Tag { Key = key, Value = values[0] }.Check(check);
            if (check.Failed || key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || !tags.TryAdd(key, values[0]))
                throw Errors.InvalidIdentityToken("A PrincipalTag in AuthnResponse is not a valid session tag, or is there twice");
        }

        return tags.Count <= MaxTags ? tags : throw Errors.InvalidIdentityToken($"AuthnResponse has more than {MaxTags} session tags");
    }

    private static IReadOnlyList<string> Transitive(SamlAssertion assertion, Dictionary<string, string> tags)
    {
        var keys = IamSamlAssertions.Attribute(assertion, "TransitiveTagKeys");
        return keys.All(tags.ContainsKey) ? SessionTags.Named(tags, keys) : throw Errors.InvalidIdentityToken("TransitiveTagKeys in AuthnResponse must name session tags");
    }

    private static string? Single(SamlAssertion assertion, string name) => IamSamlAssertions.Attribute(assertion, name) switch
    {
        [] => null,
        [var value] => value.Trim(),
        _ => throw Errors.InvalidIdentityToken($"{name} in AuthnResponse must have one value"),
    };

    private static bool IsName(string text) => text.Length is >= 2 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c, StringComparison.Ordinal));
}
