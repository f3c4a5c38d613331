using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// A user's attributes change, by his own hand or by an administrator's. A new e-mail or phone loses its verified flag at once, or, where the pool keeps the
/// original value active, waits beside it until a code proves it. An administrator may vouch for it instead: with the flag true beside it, it holds at once and
/// no code goes out.
/// </summary>
public sealed class AttributeUpdates(UserWriter writer, VerificationMessages messages)
{
    /// <summary>Applies and sends codes; the caller saves.</summary>
    /// <param name="clientId">Null where an administrator changes them.</param>
    public async Task<IReadOnlyList<CodeDeliveryDetailsType>> Apply(UserPool pool, string? clientId, CognitoUser user, Dictionary<string, string> changes, CancellationToken cancellation)
    {
        AttributeRules.Check(pool, changes, user.Attributes, requireAll: false);
        var toProve = changes.Where(c => c.Value.Length > 0 && c.Value != user.Attributes.GetValueOrDefault(c.Key) && changes.GetValueOrDefault(c.Key + "_verified") != "true" && pool.AutoVerifiedAttributes.Contains(c.Key)).ToList();
        var waiting = pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
        // Nobody could prove it who has not confirmed his sign-up; he gets the sign-up's code instead.
        if (clientId is null && user.UserStatus == UserStatusType.Unconfirmed) toProve.Clear();
        // Where there is nothing to keep, nothing waits; nor for somebody whose invitation would go to the old address until he has signed in.
        var later = toProve.Where(c => user.UserStatus != UserStatusType.ForceChangePassword && waiting.Contains(c.Key) && user.Attributes.ContainsKey(c.Key)).ToDictionary();
        // A flag beside a value that waits says something of that value, and not of the one that stays.
        var now = changes.Where(c => !later.ContainsKey(c.Key) && !later.Keys.Any(l => c.Key == l + "_verified")).ToDictionary(c => c.Key, c => (string?)c.Value);

        writer.SetAttributes(pool, user, now);
        if (later.Count > 0) user.PendingAttributes = (user.PendingAttributes ?? new Dictionary<string, string>()).Concat(later).GroupBy(p => p.Key).ToDictionary(p => p.Key, p => p.Last().Value);
        if (await writer.TakenName(pool, user, isNew: false, cancellation) is { } taken) throw taken;

        var deliveries = new List<CodeDeliveryDetailsType>();
        foreach (var (attribute, value) in toProve)
            deliveries.Add(await messages.SendCode(pool, clientId, user, MessageOccasion.UpdateUserAttribute, CodePurpose.VerifyAttribute(attribute), attribute, value, ConfirmationCodes.SignUpLifetime, cancellation));
        return deliveries;
    }
}
