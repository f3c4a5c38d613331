using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Where a code goes, for answers that must not tell who exists: to the user's own address, also where nothing is sent, and to a made up one for a name
/// that nobody has. Whoever asks one operation after another is told the same address.
/// </summary>
public sealed class HiddenDelivery(SimulatedUsers simulated)
{
    /// <param name="user">Null where nobody has the name.</param>
    /// <param name="attribute">By which the operation would send; null where the user has nothing for it.</param>
    public CodeDeliveryDetailsType For(UserPool pool, string name, CognitoUser? user, Func<UserPool, CognitoUser, string?> attribute)
    {
        var person = user is not null && Any(user) is not null ? user : simulated.Of(pool, name).User;
        var chosen = attribute(pool, person) ?? Any(person)!;
        return MessageWriter.Delivery(chosen, person.Attributes[chosen]);
    }

    /// <summary>The address itself, for that attribute.</summary>
    public string Destination(UserPool pool, string name, CognitoUser? user, string attribute) =>
        user?.Attributes.GetValueOrDefault(attribute) ?? simulated.Of(pool, name).User.Attributes[attribute];

    private static string? Any(CognitoUser user) => new[] { "email", "phone_number" }.FirstOrDefault(user.Attributes.ContainsKey);
}
