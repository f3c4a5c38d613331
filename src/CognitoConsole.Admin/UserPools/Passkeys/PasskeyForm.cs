using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>For whom a pool's passkeys are and what they count for, while it is edited.</summary>
public sealed record PasskeyForm
{
    public static IReadOnlyList<Choice<string>> Verifications { get; } =
    [
        new(UserVerificationType.Preferred, "Preferred", "Fingerprint, face or PIN where the device can ask for it. A security key that only wants a touch is accepted too."),
        new(UserVerificationType.Required, "Required", "The device must have made sure of the person; other passkeys are refused."),
    ];

    public static IReadOnlyList<Choice<string>> Factors { get; } =
    [
        new(WebAuthnFactorConfigurationType.SingleFactor, "One factor", "Whoever has a second factor signs in with the password and that factor; a passkey is not offered to them."),
        new(WebAuthnFactorConfigurationType.MultiFactorWithUserVerification, "Two factors, with user verification", "A passkey signs in where a second factor is asked for, too. The device always has to verify the person."),
    ];

    public static IReadOnlyList<Choice<string>> FactorsOf(string? tier) => tier != UserPoolTierType.Lite ? Factors
        : [.. Factors.Select(f => f.Value == WebAuthnFactorConfigurationType.SingleFactor ? f : f with { Why = "Needs the Essentials or Plus feature plan." })];

    /// <summary>Empty: the pool's own domain.</summary>
    public string RelyingParty { get; set; } = "";
    public string Verification { get; set; } = UserVerificationType.Preferred;
    public string Factor { get; set; } = WebAuthnFactorConfigurationType.SingleFactor;

    public static PasskeyForm From(WebAuthnConfigurationType? configuration) => new()
    {
        RelyingParty = configuration?.RelyingPartyId ?? "",
        Verification = configuration?.UserVerification ?? UserVerificationType.Preferred,
        Factor = configuration?.FactorConfiguration ?? WebAuthnFactorConfigurationType.SingleFactor,
    };

    /// <summary>The second factors of the pool are not named, and so stay as they are.</summary>
    public SetUserPoolMfaConfigRequest ToRequest(string poolId) => new()
    {
        UserPoolId = poolId,
        WebAuthnConfiguration = new() { RelyingPartyId = RelyingParty.Trim() is { Length: > 0 } id ? id : null, UserVerification = Verification, FactorConfiguration = Factor },
    };

    /// <param name="isRequired">The pool asks everybody for a second factor.</param>
    /// <param name="isFirstFactor">Passkeys are among what may be asked first.</param>
    public IEnumerable<FieldError> Faults(bool isRequired, bool isFirstFactor)
    {
        if (RelyingParty.Trim() is { Length: > 0 } id && id != "localhost" && DomainName.CustomFault(id) is not null)
            yield return new("webAuthnConfiguration.relyingPartyId", "Enter a host name such as example.com, without https:// and path.");
        if (isRequired && isFirstFactor && Factor == WebAuthnFactorConfigurationType.SingleFactor)
            yield return new("webAuthnConfiguration.factorConfiguration", "Everybody needs a second factor here: a passkey can only be asked first where it counts for two.");
    }

    /// <param name="own">Host of the pool's domain, which stands in where no relying party is set.</param>
    public IReadOnlyList<Change> ChangesFrom(PasskeyForm old, string? own) => new ChangeList()
        .Add("Relying party", old.RelyingPartyText(own), RelyingPartyText(own), "Passkeys belong to the relying party they were made for: those that people have now stop working, and have to be registered again.")
        .Add("User verification", Text(Verifications, old.Verification), Text(Verifications, Verification), Verification == UserVerificationType.Required ? "Passkeys that cannot verify the person are refused from now on." : null)
        .Add("A passkey counts for", Text(Factors, old.Factor), Text(Factors, Factor), Factor == WebAuthnFactorConfigurationType.SingleFactor ? "People with a second factor can no longer sign in by passkey." : null)
        .Changes;

    /// <summary>The pages of that host can use passkeys of this relying party: it is the host itself or a parent of it.</summary>
    public bool Covers(string host) => RelyingParty.Trim() is var id && (id.Length == 0 || id == host || host.EndsWith("." + id, StringComparison.Ordinal));

    private string RelyingPartyText(string? own) => RelyingParty.Trim() is { Length: > 0 } id ? id : $"The domain{(own is null ? "" : $" ({own})")}";

    private static string Text(IReadOnlyList<Choice<string>> choices, string value) => choices.Single(c => c.Value == value).Text;
}
