using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The ways in that a user has at an app client, each open or with what closes it. Reckoned from what is stored: nothing is tried.</summary>
public sealed class SignInWays(PoolDirectory pools, Passkeys passkeys, LinkedIdentities links, ProviderDirectory providers)
{
    /// <summary>What holds for the account, whichever way somebody comes.</summary>
    /// <param name="Closed">Why no way is open; null where one may be.</param>
    /// <param name="Locked">Why passwords and codes are refused for a while.</param>
    /// <param name="Temporary">Why the temporary password is not good any more, or is none.</param>
    /// <param name="NoFactor">Why the second factor ends every sign-in that needs one.</param>
    /// <param name="AsksFactor">A second factor follows the first.</param>
    /// <param name="HasPages">The login pages are there for this client, and its people sign in at them.</param>
    public sealed record Account(string? Closed, string? Locked, string? Temporary, string? NoFactor, bool AsksFactor, bool HasPages)
    {
        /// <summary>Why nobody may come from a provider either: what closes the account itself, and not its password.</summary>
        public string? ClosedToProviders { get; init; }

        /// <summary>Why nobody gets to a provider from this client: the way leads over its login pages.</summary>
        public string? NoPages { get; init; }
    }

    private const string NotConfirmed = "It is for confirmed accounts alone.";

    public async Task<IReadOnlyList<SignInWay>> Of(ClientEntry entry, CognitoUser user, Account account, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        var noChoice = NoChoice(entry);
        var byChoice = noChoice is null && FirstFactors.Allows(pool, AuthFactorType.Password);
        var afterPassword = account.Locked ?? account.Temporary ?? account.NoFactor;
        var ways = new List<SignInWay>
        {
            Way(SignInWayName.Password, account, Password(entry, user, account, byChoice) ?? afterPassword),
            Way(SignInWayName.Srp, account, Srp(entry, user, byChoice) ?? afterPassword),
        };
        foreach (var (name, factor) in new[] { (SignInWayName.EmailOtp, AuthFactorType.EmailOtp), (SignInWayName.SmsOtp, AuthFactorType.SmsOtp) })
            if (FirstFactors.Allows(pool, factor)) ways.Add(Way(name, account, Code(pool, user, noChoice, FirstFactors.AttributeOf(factor)) ?? account.Locked));
        if (FirstFactors.Allows(pool, AuthFactorType.WebAuthn)) ways.Add(Way(SignInWayName.Passkey, account, await Passkey(pool, user, noChoice, cancellation)));
        if (ClientFlows.Allows(entry, AuthFlowType.CustomAuth)) ways.Add(Way(SignInWayName.Custom, account, Custom(pool, user, account)));
        foreach (var provider in (await links.Of(user, cancellation)).Select(l => l.ProviderName).Distinct())
            ways.Add(new(SignInWayName.Provider, account.ClosedToProviders ?? account.NoPages ?? await Provider(entry, user, provider, cancellation)) { Provider = provider });
        return ways;
    }

    private static SignInWay Way(string name, Account account, string? closed) => new(name, account.Closed ?? closed);

    private static string? NoChoice(ClientEntry entry) => ClientFlows.Allows(entry, AuthFlowType.UserAuth) ? null
        : ClientFlows.Lists(entry.Client, AuthFlowType.UserAuth) ? Errors.FeatureUnavailableText(TierRules.ChoiceBasedSignIn, entry.Pool.UserPoolTier)
        : "The app client does not allow the choice of factor (ALLOW_USER_AUTH).";

    private static string? Password(ClientEntry entry, CognitoUser user, Account account, bool byChoice) =>
        !Passwords.HasPassword(user) ? "The user has no password."
        : byChoice || account.HasPages || ClientFlows.Allows(entry, AuthFlowType.UserPasswordAuth) || ClientFlows.Allows(entry, AuthFlowType.AdminUserPasswordAuth) ? null
        : "The app client allows no flow that takes the password itself, and its people do not sign in at the login pages.";

    private static string? Srp(ClientEntry entry, CognitoUser user, bool byChoice) =>
        !Passwords.HasPassword(user) ? "The user has no password."
        : !byChoice && !ClientFlows.Allows(entry, AuthFlowType.UserSrpAuth) ? "The app client does not allow it (ALLOW_USER_SRP_AUTH)."
        : user.PasswordVerifier is null ? "The password of the import has to be used once in another flow or at the login pages."
        : null;

    private static string? Code(UserPool pool, CognitoUser user, string? noChoice, string attribute) =>
        noChoice is not null ? noChoice
        : user.UserStatus != UserStatusType.Confirmed ? NotConfirmed
        : PoolFactors.IsMfaUser(pool, user) ? "Whoever has a second factor begins with the password: a code alone would be one factor."
        : !FirstFactors.IsVerified(user, attribute) ? $"The user has no verified {(attribute == "email" ? "email address" : "phone number")}."
        : null;

    /// <remarks>A lock does not hold here.</remarks>
    private async Task<string?> Passkey(UserPool pool, CognitoUser user, string? noChoice, CancellationToken cancellation) =>
        noChoice is not null ? noChoice
        : user.UserStatus != UserStatusType.Confirmed ? NotConfirmed
        : !await passkeys.Any(user, cancellation) ? "The user has no passkey."
        : PoolFactors.IsMfaUser(pool, user) && !PoolFactors.PasskeyCountsAsMfa(pool, user) ? "The user has a second factor, and the passkey does not count as two."
        : string.IsNullOrEmpty(pool.WebAuthnConfiguration?.RelyingPartyId) && await pools.DomainOf(pool.Id, cancellation) is null ? "The user pool has neither a relying party nor a domain, so that nobody knows for whom the passkey is."
        : null;

    private async Task<string?> Provider(ClientEntry entry, CognitoUser user, string name, CancellationToken cancellation)
    {
        if (!LoginProviders.Offers(entry.Client, name)) return "The app client does not offer it.";
        if (TriggerSlots.Find(entry.Pool.LambdaConfig, TriggerSlots.InboundFederation) is not null) return null; // what is not mapped, the function may give
        var missing = MappedAttributes.Missing(entry.Pool, (await providers.Find(entry.Pool.Id, name, cancellation)).AttributeMapping, user.Attributes);
        return missing.Count == 0 ? null : $"Required attributes that neither the user has nor the provider's mapping: {string.Join(", ", missing)}.";
    }

    /// <remarks>The functions decide who may; what follows them is the same as after a password.</remarks>
    private static string? Custom(UserPool pool, CognitoUser user, Account account) =>
        TriggerSlots.Find(pool.LambdaConfig, TriggerSlots.DefineAuthChallenge) is null ? "The user pool has no function that defines the challenges."
        : (user.PasswordSetAt is null ? null : account.Temporary) ?? account.NoFactor ?? (account.AsksFactor ? account.Locked : null);
}
