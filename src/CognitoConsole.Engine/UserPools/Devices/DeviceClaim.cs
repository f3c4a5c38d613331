namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// The device of the sign-in under way: DEVICE_KEY, what the request says, or the session remembers from an earlier step. A claim only; SRP proves it.
/// One per invocation.
/// </summary>
public sealed class DeviceClaim
{
    public string? Key { get; private set; }

    /// <summary>The person has asked the hosted UI to remember this browser.</summary>
    public bool IsWanted { get; private set; }

    public void Read(IReadOnlyDictionary<string, string>? parameters)
    {
        if (parameters?.GetValueOrDefault("DEVICE_KEY") is { Length: > 0 } key) Key = key;
    }

    public void Remember(string? key) => Key ??= key;

    public void Want(bool wanted) => IsWanted |= wanted;
}
