using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// Hands the exchange to an STS elsewhere: a token of the identity, signed for that STS, becomes credentials of a role there. What they may do, its policies decide;
/// the credentials are good there and not here.
/// </summary>
internal sealed class OutsideSts(IOutgoingHttp http, IdentityTokens tokens, EngineOptions options)
{
    /// <summary>The STS uses it at once.</summary>
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(5);

    public bool Serves(IdentityPool pool) => options.OutsideSts is { } sts && (sts.IdentityPoolIds.Count == 0 || sts.IdentityPoolIds.Contains(pool.Id));

    /// <summary>Guests get AWS's limits as a session policy there too.</summary>
    public bool ScopesGuestsDown => options.OutsideSts is { ScopesGuestsDown: true };

    /// <exception cref="Contracts.CognitoException">InvalidIdentityPoolConfigurationException: it refuses. ExternalServiceException: it cannot be asked.</exception>
    public async Task<IssuedCredentials> Assume(IdentityToken token, string roleArn, string poolArn, TimeSpan life, CancellationToken cancellation)
    {
        var sts = options.OutsideSts!;
        var form = new Dictionary<string, string>
        {
            ["Action"] = "AssumeRoleWithWebIdentity",
            ["Version"] = "2011-06-15",
            ["RoleArn"] = roleArn,
            ["RoleSessionName"] = IdentityCredentials.SessionName,
            ["WebIdentityToken"] = await tokens.SignFor(options.IdentityIssuer, token, poolArn, TokenLife, cancellation),
            ["DurationSeconds"] = ((int)life.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        };
        if (token.IsGuest && ScopesGuestsDown) form["Policy"] = GuestScopeDown.Inline;
        try
        {
            using var content = new FormUrlEncodedContent(form);
            var headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded", ["Accept"] = "text/xml" };
            var answer = await http.Post(sts.Endpoint, headers, await content.ReadAsByteArrayAsync(cancellation), cancellation);
            // Why it refuses is for its own administrators; the app learns no more than from a wrong trust policy here.
            if (answer.Status is >= 400 and < 500 and not 429) throw Errors.InvalidPoolConfiguration();
            return answer.Status == 200 ? Read(answer.Body) : throw Errors.ExternalService($"The STS of this identity pool answered {answer.Status}.");
        }
        catch (OutgoingHttpException failure)
        {
            throw Errors.ExternalService($"The STS of this identity pool: {failure.Message}");
        }
    }

    private static IssuedCredentials Read(string xml)
    {
        try
        {
            var credentials = XDocument.Parse(xml).Descendants().First(e => e.Name.LocalName == "Credentials");
            return new(Text("AccessKeyId"), Text("SecretAccessKey"), Text("SessionToken"), DateTimeOffset.Parse(Text("Expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), 0);

            string Text(string name) => credentials.Elements().First(e => e.Name.LocalName == name).Value is { Length: > 0 } text ? text : throw new FormatException();
        }
        catch (Exception unreadable) when (unreadable is XmlException or InvalidOperationException or FormatException)
        {
            throw Errors.ExternalService("The STS of this identity pool: its answer cannot be read.");
        }
    }
}
