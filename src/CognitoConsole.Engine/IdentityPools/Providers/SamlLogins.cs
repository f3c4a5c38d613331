using System.Globalization;
using CognitoConsole.Contracts;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Responses of SAML providers that IAM knows, for a pool that names them.</summary>
internal sealed class SamlLogins(IamSamlAssertions assertions, EngineOptions options, TimeProvider clock)
{
    public const string NameIdentifier = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

    /// <summary>How providers call somebody's address.</summary>
    private static readonly string[] Emails = ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "urn:oid:0.9.2342.19200300.100.1.3", "email", "mail"];

    /// <param name="arn">Of the IAM provider that the pool names.</param>
    public async Task<ProvenLogin> Verify(string arn, string samlResponse, CancellationToken cancellation)
    {
        try
        {
            var assertion = await assertions.Read(arn, samlResponse, options.AccountId, cancellation) ?? throw Errors.UnsupportedProvider();
            var subject = assertion.NameId.Length <= IdentityLogin.SubjectLength ? assertion.NameId : throw Errors.InvalidLogin($"The NameID is longer than {IdentityLogin.SubjectLength} characters.");
            var claims = assertion.Attributes.ToDictionary(a => a.Key, a => a.Value.ToArray(), StringComparer.Ordinal);
            foreach (var (name, value) in OfSubject(subject)) claims.TryAdd(name, value);
            claims.TryAdd("aud", [assertion.Audience]);
            return new ProvenLogin(arn, subject, claims)
            {
                RoleMappingKey = arn,
                TagMapKey = arn,
                Email = Emails.Select(claims.GetValueOrDefault).OfType<string[]>().Select(e => OpenIdLogins.EmailOf(new Dictionary<string, string[]> { ["email"] = e })).FirstOrDefault(e => e is not null),
                Roles = IamSamlAssertions.Roles(assertion, arn),
                IsForEnhancedFlow = true,
                Amr = [arn, $"{arn}:{subject}"],
            };
        }
        catch (SamlRefusedException refused)
        {
            throw Refusal(refused);
        }
    }

    /// <summary>What every assertion says, whatever its attributes.</summary>
    public static Dictionary<string, string[]> OfSubject(string subject) => new(StringComparer.Ordinal) { ["sub"] = [subject], [NameIdentifier] = [subject] };

    private CognitoException Refusal(SamlRefusedException refused) => refused switch
    {
        { Reason: SamlRefusal.Audience } => Errors.UnsupportedProvider(),
        { Reason: SamlRefusal.Signature } => Errors.InvalidLogin("Token signature invalid."),
        { Reason: SamlRefusal.Issuer } => Errors.InvalidLogin("Issuer doesn't match providerName"),
        { Reason: SamlRefusal.Expired, Until: { } until } => Errors.InvalidLogin(string.Create(CultureInfo.InvariantCulture, $"Token expired: {clock.GetUtcNow().ToUnixTimeSeconds()} >= {until.ToUnixTimeSeconds()}")),
        _ => Errors.InvalidLogin(refused.Message),
    };
}
