using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// A user changes his own attributes. A new e-mail or phone loses its verified flag at once, or, where the pool keeps the original value active,
/// waits beside it until a code proves it.
/// </summary>
public sealed class AttributeUpdates(UserWriter writer, VerificationMessages messages)
{
    /// <summary>Applies and sends codes; the caller saves.</summary>
    public async Task<IReadOnlyList<CodeDeliveryDetailsType>> Apply(ClientEntry entry, CognitoUser user, Dictionary<string, string> changes, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        AttributeRules.Check(pool, changes, user.Attributes, requireAll: false);
        var waiting = pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
        var now = changes.Where(c => !IsWaiting(c.Key, c.Value)).ToDictionary(c => c.Key, c => (string?)c.Value);
        var later = changes.Where(c => IsWaiting(c.Key, c.Value)).ToDictionary();
        var toProve = changes.Where(c => c.Value.Length > 0 && pool.AutoVerifiedAttributes.Contains(c.Key) && user.Attributes.GetValueOrDefault(c.Key) != c.Value).ToList();

        writer.SetAttributes(pool, user, now);
        if (later.Count > 0) user.PendingAttributes = (user.PendingAttributes ?? new Dictionary<string, string>()).Concat(later).GroupBy(p => p.Key).ToDictionary(p => p.Key, p => p.Last().Value);
        if (await writer.TakenName(pool, user, isNew: false, cancellation) is { } taken) throw taken;

        var deliveries = new List<CodeDeliveryDetailsType>();
        foreach (var (attribute, value) in toProve)
            deliveries.Add(await messages.SendCode(pool, entry.Client.ClientId, user, MessageOccasion.UpdateUserAttribute, CodePurpose.VerifyAttribute(attribute), attribute, value, ConfirmationCodes.SignUpLifetime, cancellation));
        return deliveries;

        bool IsWaiting(string name, string value) => value.Length > 0 && waiting.Contains(name) && user.Attributes.TryGetValue(name, out var old) && old != value;
    }
}
