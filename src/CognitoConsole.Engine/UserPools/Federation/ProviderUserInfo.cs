using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What providers tell about a person beyond the ID token.</summary>
public sealed class ProviderUserInfo(IOutgoingHttp http)
{
    private static readonly string[] OfGoogleToken = ["sub", "email_verified"];

    /// <param name="wanted">Claims that are mapped and not known yet.</param>
    /// <returns>Null for a provider that has nothing more to tell.</returns>
    public async Task<JsonElement?> Ask(IdentityProvider provider, string? accessToken, IReadOnlyList<string> wanted, CancellationToken cancellation)
    {
        if (!provider.Details.TryGetValue("attributes_url", out var address) || string.IsNullOrEmpty(accessToken)) return null;
        var isGoogle = provider.ProviderType == IdentityProviderTypeType.Google;
        // Google's People API names its fields, and takes no others.
        var fields = isGoogle ? wanted.Except(OfGoogleToken).Where(GooglePerson.IsField).ToList() : wanted;
        if (isGoogle && fields.Count == 0) return null;
        var asked = new Uri(address);
        if (provider.Details.GetValueOrDefault("attributes_url_add_attributes") == "true") asked = WithFields(provider, asked, address, fields);
        var answer = await Send(provider, asked, accessToken, cancellation);
        return answer.Status == 200 && ProviderTokens.Parse(answer.Body) is { } person ? person : throw FederationException.Refused(provider.ProviderName, answer.Status, "error getting user info");
    }

    /// <summary>Behind an address that is a host name alone, the names would be part of the host, and it is somebody else who gets the token.</summary>
    private static Uri WithFields(IdentityProvider provider, Uri address, string text, IReadOnlyList<string> fields)
    {
        var names = Uri.EscapeDataString(string.Join(',', fields)).Replace("%2C", ",", StringComparison.Ordinal);
        return Uri.TryCreate(text + names, UriKind.Absolute, out var asked) && asked.Authority == address.Authority ? asked
            : throw new FederationException(Contracts.ErrorCodes.ServerError, $"The attributes_url of {provider.ProviderName} has no path to which attributes could be added");
    }

    private async Task<OutgoingAnswer> Send(IdentityProvider provider, Uri address, string accessToken, CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string> { ["Authorization"] = $"Bearer {accessToken}" };
        try
        {
            if (provider.Details.GetValueOrDefault("attributes_request_method") != "POST") return await http.Get(address, headers, cancellation);
            headers["Content-Type"] = "application/x-www-form-urlencoded";
            headers["Accept"] = "application/json";
            return await http.Post(address, headers, Encoding.ASCII.GetBytes(""), cancellation);
        }
        catch (OutgoingHttpException failure)
        {
            throw FederationException.Unreachable("userInfo endpoint", failure);
        }
    }
}
