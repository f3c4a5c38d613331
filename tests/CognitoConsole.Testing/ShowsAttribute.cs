namespace CognitoConsole.Testing;

/// <summary>
/// The test shows what a setting does: the same calls with the setting and without it end differently. Paths are those of DescribeUserPool
/// and DescribeUserPoolClient, such as <c>UserPool.DeviceConfiguration.ChallengeRequiredOnNewDevice</c> and
/// <c>UserPoolClient.AuthSessionValidity</c>. That every setting has such a test is itself a test (Architecture, SettingsShown).
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ShowsAttribute(params string[] settings) : Attribute
{
    public IReadOnlyList<string> Settings { get; } = settings;
}
