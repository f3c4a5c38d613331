using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The oldest TLS of a custom domain, in words.</summary>
internal static class TlsPolicyChoice
{
    public static IReadOnlyList<Choice<string>> All { get; } =
    [
        new("", "Not set"),
        new(SecurityPolicyType.TlsV1, "TLS 1.0 and later (TLS_V1)"),
        new(SecurityPolicyType.TlsV122021, "TLS 1.2 and later (TLS_V1_2_2021)"),
        new(SecurityPolicyType.TlsV132025, "TLS 1.3 only (TLS_V1_3_2025)"),
    ];

    public const string Help = "Where this server ends TLS itself, it refuses requests over an older protocol. A reverse proxy in front has to keep the policy on its own: set the same there.";

    public static string Text(string? policy) => All.FirstOrDefault(c => c.Value == (policy ?? ""))?.Text ?? policy!;
}
