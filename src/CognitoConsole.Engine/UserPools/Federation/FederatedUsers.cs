using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The user behind an identity at a provider: who is linked to it, or who was made by its first sign-in, or somebody new.</summary>
public sealed class FederatedUsers(
    UserWriter writer, LinkedIdentities links, ProviderGroups groups, InboundFederationTrigger inbound, PreSignUpTrigger preSignUp, PostConfirmationTrigger postConfirmation,
    PreAuthenticationTrigger preAuthentication, AuthAttempt attempt, TimeProvider clock)
{
    private const int MostTries = 20;

    /// <summary>The name of a user that a first sign-in makes.</summary>
    public static string Username(UserPool pool, IdentityProvider provider, string subject) => SignInNames.Fold(pool, $"{provider.ProviderName}_{subject}");

    /// <summary>Finds the user and brings the mapped attributes up to date, or makes one. Saved; the pool's functions have agreed.</summary>
    /// <returns>Whether the user is new.</returns>
    /// <exception cref="CognitoException">The user, the schema, the app client or a function does not let this be.</exception>
    public async Task<(CognitoUser User, bool IsNew)> Admit(ClientEntry entry, IdentityProvider provider, FederatedProfile profile, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        var name = Username(pool, provider, profile.Subject);
        var known = await links.Find(pool, provider, profile, cancellation);
        var changed = await inbound.Run(entry, provider, known?.Username ?? name, profile.Raw);
        var attributes = MappedAttributes.Of(pool, provider, profile.Claims, changed);
        if (known is not null) return (await UpdateAnew(entry, provider, profile, known, attributes, cancellation), false);
        try
        {
            return await Make(entry, provider, profile, name, attributes, cancellation);
        }
        catch (CognitoException taken) when (taken.Code == ErrorCodes.UsernameExistsException && !cancellation.IsCancellationRequested)
        {
            // Twice at the same moment: the other one has made the user.
            known = await links.Find(pool, provider, profile, cancellation) ?? throw Errors.EntryForUsername(name);
            return (await UpdateAnew(entry, provider, profile, known, attributes, cancellation), false);
        }
    }

    /// <summary>The same person in another window, or an administrator, may be faster: what the provider says then goes on top of what is there now.</summary>
    private async Task<CognitoUser> UpdateAnew(ClientEntry entry, IdentityProvider provider, FederatedProfile profile, CognitoUser known, Dictionary<string, string> attributes, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Update(entry, known, attributes, isAnew: tries > 1, cancellation);
            }
            catch (DbUpdateException race) when (race.IsRace() && tries < MostTries)
            {
                writer.Abandon();
                known = await links.Find(entry.Pool, provider, profile, cancellation) ?? throw Errors.ConcurrentModification();
            }
        }
    }

    private async Task<CognitoUser> Update(ClientEntry entry, CognitoUser user, Dictionary<string, string> attributes, bool isAnew, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        attempt.About(user);
        if (!user.Enabled) throw Errors.NotAuthorized("User is disabled.");
        // Nobody has shown yet that the account is the one it is said to be.
        if (user.UserStatus == UserStatusType.Unconfirmed) throw Errors.UserNotConfirmed();
        if (!isAnew) await preAuthentication.Run(entry, user.Username, user);
        DemandRequired(pool, attributes, user.Attributes);
        var changes = attributes.Where(a => user.Attributes.GetValueOrDefault(a.Key) != a.Value).ToDictionary();
        if (changes.Count == 0) return user;
        AttributeRules.CheckWritable(entry.Client, pool, MappedAttributes.Asked(changes.Keys));
        AttributeRules.Check(pool, changes, user.Attributes, requireAll: false);
        writer.SetAttributes(pool, user, changes.ToDictionary(c => c.Key, c => (string?)c.Value));
        if (await writer.TakenName(pool, user, isNew: false, cancellation) is { } taken) throw taken;
        await writer.Save(pool, user, isNew: false, cancellation);
        return user;
    }

    private async Task<(CognitoUser User, bool IsNew)> Make(ClientEntry entry, IdentityProvider provider, FederatedProfile profile, string name, Dictionary<string, string> attributes, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        if (name.Length > Lengths.Username || !SignInNames.IsText(name) || name.Any(char.IsControl)) throw Errors.InvalidParameter($"The user name {provider.ProviderName}_… is not valid: the identity provider names the person with too long or unreadable a text.");
        DemandRequired(pool, attributes, existing: null);
        AttributeRules.CheckWritable(entry.Client, pool, MappedAttributes.Asked(attributes.Keys));
        AttributeRules.Check(pool, attributes, existing: null, requireAll: false);
        var now = clock.GetUtcNow();
        var user = new CognitoUser
        {
            UserPoolId = pool.Id,
            Username = name,
            Sub = Guid.NewGuid().ToString(),
            UserStatus = UserStatusType.ExternalProvider,
            UserCreateDate = now,
            UserLastModifiedDate = now,
            Attributes = WithFlags(attributes),
        };
        if (await writer.TakenName(pool, user, isNew: true, cancellation) is { } taken) throw taken;
        var answer = await preSignUp.Run(pool, entry.Client.ClientId, PreSignUpTrigger.ExternalProvider, name, attributes, validationData: null);
        // Functions link the identity to somebody who is there already: then it is that user who signs in.
        if (await links.Find(pool, provider, profile, cancellation) is { } linked) return (await UpdateAnew(entry, provider, profile, linked, attributes, cancellation), false);

        answer.ApplyTo(user);
        user.UserStatus = UserStatusType.ExternalProvider;
        user.Attributes = links.AddPrimary(user, provider, profile.Subject);
        writer.Add(pool, user);
        await groups.Add(pool, provider, user, cancellation);
        await writer.Save(pool, user, isNew: true, cancellation);
        attempt.About(user);
        await postConfirmation.Run(pool, entry.Client.ClientId, PostConfirmationTrigger.ConfirmSignUp, user);
        return (user, true);
    }

    private static void DemandRequired(UserPool pool, Dictionary<string, string> attributes, IReadOnlyDictionary<string, string>? existing)
    {
        if (MappedAttributes.Missing(pool, attributes, existing) is { Count: > 0 } missing) throw Errors.InvalidParameter($"attributes required: [{string.Join(", ", missing)}]");
    }

    /// <summary>An address that the provider does not vouch for is not verified.</summary>
    private static Dictionary<string, string> WithFlags(Dictionary<string, string> attributes)
    {
        var all = new Dictionary<string, string>(attributes, StringComparer.Ordinal);
        foreach (var address in new[] { "email", "phone_number" })
            if (all.ContainsKey(address)) all.TryAdd(address + "_verified", "false");
        return all;
    }
}
