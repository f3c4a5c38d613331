using System.Reflection;
using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>Code that gets credentials from one identity pool. The texts are the files in Templates/, which the tests of the real clients run too.</summary>
/// <param name="Template">Name of the file.</param>
public sealed record SampleCode(string Title, string Help, string Template)
{
    public static IReadOnlyList<SampleCode> All { get; } =
    [
        new("JavaScript", "Browser and Node.js. npm install @aws-sdk/credential-providers @aws-sdk/client-sts", "javascript.mjs"),
        new("Swift", "iOS and macOS, AWS SDK for Swift 1.x, product AWSCognitoIdentity; older releases call the type CognitoIdentityClientConfiguration. In main.swift or an async function. Plain http needs an exception in App Transport Security.", "swift.swift"),
        new("Kotlin", "Android and JVM, AWS SDK for Kotlin 1.x: implementation(\"aws.sdk.kotlin:cognitoidentity:1.+\"). Inside a coroutine. Plain http on Android needs android:usesCleartextTraffic in the manifest.", "kotlin.kt"),
        new("Flutter", "Amplify cannot be pointed at another identity pool endpoint, so this speaks the API itself: two calls, unsigned. Inside an async function. flutter pub add http", "flutter.dart"),
        new(".NET", "AWS SDK for .NET 4. dotnet add package AWSSDK.CognitoIdentity", "csharp.txt"),
        new("Python", "pip install boto3", "python.py"),
        new("AWS CLI", "bash, AWS CLI 2.", "cli.sh"),
    ];

    /// <summary>As Logins names a developer's token.</summary>
    public const string DeveloperLogin = "cognito-identity.amazonaws.com";

    /// <summary>What the developer's own server does for the app; a phone is no server.</summary>
    public string ServerText(string endpoint, string identityPoolId, string developerProvider) =>
        Fill(Read(Title switch { ".NET" or "Python" or "AWS CLI" => $"server-{Template}", _ => "server-javascript.mjs" }), endpoint, identityPoolId).Replace("__DEVELOPER__", developerProvider, StringComparison.Ordinal);

    /// <param name="login">As Logins names the provider; null for a guest: then the lines about logins are left out.</param>
    public string Text(string endpoint, string identityPoolId, string? login)
    {
        var lines = Read(login == DeveloperLogin ? $"developer-{Template}" : Template).Split('\n').Where(l => login is not null || !l.Contains("__LOGIN__", StringComparison.Ordinal));
        return Fill(string.Join('\n', lines), endpoint, identityPoolId).Replace("__LOGIN__", login, StringComparison.Ordinal);
    }

    private static string Read(string template)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SampleCode.{template}") ?? throw new InvalidOperationException($"There is no template {template}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }

    private static string Fill(string text, string endpoint, string identityPoolId) => text
        .Replace("__REGION__", identityPoolId.Split(':')[0], StringComparison.Ordinal)
        .Replace("__ENDPOINT__", endpoint.TrimEnd('/'), StringComparison.Ordinal)
        .Replace("__IDENTITY_POOL_ID__", identityPoolId, StringComparison.Ordinal);

    /// <summary>Who may ask: guests where they are let in, and the people of each provider.</summary>
    public static IReadOnlyList<(string? Login, string Title)> Askers(IdentityPool pool)
    {
        var askers = new List<(string?, string)>();
        foreach (var provider in (pool.CognitoIdentityProviders ?? []).Select(p => p.ProviderName!).Distinct()) askers.Add((provider, $"Users of {provider[(provider.LastIndexOf('/') + 1)..]}"));
        foreach (var provider in (pool.SupportedLoginProviders ?? new Dictionary<string, string>()).Keys) askers.Add((provider, $"People from {LoginProvider.NameOf(provider)}"));
        foreach (var arn in pool.OpenIdConnectProviderARNs ?? []) askers.Add((arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..], $"People from {arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..]}"));
        foreach (var arn in pool.SamlProviderARNs ?? []) askers.Add((arn, $"People from {LoginProvider.NameOf(arn)}"));
        if (pool.DeveloperProviderName is { } developer) askers.Add((DeveloperLogin, $"Users of your server ({developer})"));
        if (pool.AllowUnauthenticatedIdentities == true) askers.Add((null, "Guests"));
        return askers;
    }
}
