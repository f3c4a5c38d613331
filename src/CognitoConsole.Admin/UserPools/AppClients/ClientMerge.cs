using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>
/// Somebody else saved while this form was open: what only one side changed is kept from that side; where both did, this
/// form's value stands on top and the review shows theirs as the old one.
/// </summary>
internal static class ClientMerge
{
    public static UpdateUserPoolClientRequest Onto(UpdateUserPoolClientRequest theirs, UpdateUserPoolClientRequest read, UpdateUserPoolClientRequest mine)
    {
        var (before, now, wanted) = (Members(read), Members(theirs), Members(mine));
        foreach (var (name, value) in wanted)
        {
            if (!JsonNode.DeepEquals(value, before[name])) now[name] = value?.DeepClone();
        }

        foreach (var (name, _) in before)
        {
            if (!wanted.ContainsKey(name)) now.Remove(name); // cleared here
        }

        return now.Deserialize<UpdateUserPoolClientRequest>(AwsJson.Options)!;
    }

    private static JsonObject Members(UpdateUserPoolClientRequest request) =>
        JsonSerializer.SerializeToNode(ClientDraft.Clean(request), AwsJson.Options)!.AsObject();
}
