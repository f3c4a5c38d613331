using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Between a provider's answer and the pool's attribute mapping, at every sign-in through a provider: may change what is mapped, or refuse.</summary>
public sealed class InboundFederationTrigger(TriggerCalls calls)
{
    public const string ExternalProvider = "InboundFederation_ExternalProvider";

    /// <returns>What takes the place of the provider's claims; null where they stay.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> Run(ClientEntry entry, IdentityProvider provider, string username, JsonObject attributes) =>
        await calls.Call(entry.Pool, TriggerSlots.InboundFederation, ExternalProvider, entry.Client.ClientId, username,
            () => Request(provider.ProviderName, provider.ProviderType, attributes), Response(), Read) is { Count: > 0 } changed ? changed : null;

    internal static JsonObject Request(string providerName, string providerType, JsonObject attributes) => new()
    {
        ["providerName"] = providerName,
        ["providerType"] = providerType,
        ["attributes"] = attributes.DeepClone(),
    };

    internal static JsonObject Response() => new() { ["userAttributesToMap"] = new JsonObject() };

    /// <summary>Functions hand on what they got from elsewhere: what is no text counts as its JSON, and null as not there.</summary>
    internal static Dictionary<string, string> Read(JsonObject response) => (TriggerAnswers.Object(response, "userAttributesToMap") ?? [])
        .Where(a => a.Value is not null)
        .ToDictionary(a => a.Key, a => a.Value!.GetValueKind() == JsonValueKind.String ? a.Value.GetValue<string>() : a.Value.ToJsonString(TriggerAnswers.Json), StringComparer.Ordinal);
}
