using System.Reflection;

namespace CognitoConsole.Admin.Shell;

/// <summary>What the host tells the console. Registered as a singleton; the defaults are those of the engine.</summary>
public sealed record ConsoleOptions
{
    public string AccountId { get; init; } = "123456789012";

    public string Region { get; init; } = "us-east-1";

    /// <summary>Shown beside the product name, for example <c>production</c>; null shows no badge.</summary>
    public string? Environment { get; init; }

    /// <summary>A production badge is red, every other one blue.</summary>
    public bool IsProduction { get; init; }

    /// <summary><c>Api:Signatures=Ignored</c>: every page says so.</summary>
    public bool SignaturesIgnored { get; init; }

    /// <summary>Where apps reach the AWS API, for <c>--endpoint-url</c> in commands that are shown.</summary>
    public string PublicUrl { get; init; } = "http://localhost:8080";

    /// <summary>Assemblies beside this one that hold routable pages (the host's sign-in pages).</summary>
    public IReadOnlyList<Assembly> PageAssemblies { get; init; } = [];
}
