namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// DEVICE_KEY of the sign-in under way: what the request says, or the session remembers from an earlier step. A claim only; SRP proves it.
/// One per invocation.
/// </summary>
public sealed class DeviceClaim
{
    public string? Key { get; private set; }

    public void Read(IReadOnlyDictionary<string, string>? parameters)
    {
        if (parameters?.GetValueOrDefault("DEVICE_KEY") is { Length: > 0 } key) Key = key;
    }

    public void Remember(string? key) => Key ??= key;
}
