using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Completes a provider's details when they are saved, as Cognito does: from the issuer's discovery document, or from the SAML metadata.</summary>
public sealed class ProviderDiscovery(IOutgoingHttp http, EngineOptions options, TimeProvider clock)
{
    /// <summary>Endpoints by their names in ProviderDetails and in the discovery document.</summary>
    private static readonly (string Detail, string Member)[] Endpoints =
    [
        ("authorize_url", "authorization_endpoint"), ("token_url", "token_endpoint"), ("attributes_url", "userinfo_endpoint"), ("jwks_uri", "jwks_uri"),
    ];

    /// <exception cref="CognitoException">InvalidParameterException: the provider cannot be asked, says nonsense, or has an address without TLS.</exception>
    public async Task<IReadOnlyDictionary<string, string>> Complete(string type, IReadOnlyDictionary<string, string> details, CancellationToken cancellation)
    {
        var all = ProviderDefaults.WithDefaults(type, details);
        foreach (var name in ProviderRules.Computed) all.Remove(name);
        DemandTls(all);
        if (type == IdentityProviderTypeType.Oidc) await AddEndpoints(all, cancellation);
        if (type == IdentityProviderTypeType.Saml) await AddBindings(all, cancellation);
        DemandTls(all);
        return all;
    }

    private async Task AddEndpoints(Dictionary<string, string> details, CancellationToken cancellation)
    {
        var missing = Endpoints.Where(e => !details.ContainsKey(e.Detail)).ToList();
        if (missing.Count == 0) return;
        using var document = await Discovery(details["oidc_issuer"], cancellation);
        // Its tokens would name the other one, and be refused.
        if (Text(document, "issuer") is { } named && named.TrimEnd('/') != details["oidc_issuer"].TrimEnd('/'))
            throw Errors.InvalidParameter("The well-known endpoint belongs to another issuer.", "providerDetails.oidc_issuer");
        foreach (var (detail, member) in missing)
        {
            details[detail] = Text(document, member) is { } address && ProviderRules.IsAddress(address)
                ? address
                : throw Errors.InvalidParameter($"The well-known endpoint names no {member}. Provide {detail}.", $"providerDetails.{detail}");
        }
    }

    private static string? Text(JsonDocument document, string member) =>
        document.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private async Task<JsonDocument> Discovery(string issuer, CancellationToken cancellation)
    {
        try
        {
            var answer = await http.Get(new Uri($"{issuer.TrimEnd('/')}/.well-known/openid-configuration"), null, cancellation);
            var document = answer.Status == 200 ? JsonDocument.Parse(answer.Body) : null;
            if (document?.RootElement.ValueKind == JsonValueKind.Object) return document;
            document?.Dispose();
        }
        catch (Exception unreachable) when (unreachable is OutgoingHttpException or JsonException)
        {
            // Why is not told: it would let a caller look around behind the firewall.
        }

        throw Errors.InvalidParameter("Unable to contact well-known endpoint", "providerDetails.oidc_issuer");
    }

    private async Task AddBindings(Dictionary<string, string> details, CancellationToken cancellation)
    {
        var path = details.ContainsKey("MetadataURL") ? "MetadataURL" : "MetadataFile";
        var xml = path == "MetadataURL" ? await Fetch(details[path], cancellation) : details[path];
        try
        {
            var metadata = SamlMetadata.Read(xml);
            metadata.DemandCurrent(clock.GetUtcNow());
            details["SSORedirectBindingURI"] = metadata.SingleSignOn;
            if (metadata.SingleLogout is not null) details["SLORedirectBindingURI"] = metadata.SingleLogout;
        }
        catch (InvalidDataException wrong)
        {
            throw Errors.InvalidParameter($"Invalid metadata: {wrong.Message}", $"providerDetails.{path}");
        }
    }

    private async Task<string> Fetch(string address, CancellationToken cancellation)
    {
        const string path = "providerDetails.MetadataURL";
        try
        {
            var answer = await http.Get(new Uri(address), SamlMetadata.Accept, cancellation);
            return answer.Status == 200 ? answer.Body : throw Errors.InvalidParameter($"Non-ok status code {answer.Status} returned from remote metadata source {address}", path);
        }
        catch (OutgoingHttpException)
        {
            throw Errors.InvalidParameter($"Unable to contact remote metadata source {address}", path);
        }
    }

    /// <summary>Plain http only where the server's settings allow it for login providers.</summary>
    private void DemandTls(Dictionary<string, string> details)
    {
        if (options.AllowPrivateTargets) return;
        foreach (var name in ProviderRules.Addresses.Concat(ProviderRules.Computed))
            if (details.TryGetValue(name, out var address) && address.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
                throw Errors.InvalidParameter($"{name} must be an https address.", $"providerDetails.{name}");
    }
}
