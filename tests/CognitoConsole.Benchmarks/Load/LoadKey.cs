using System.Xml.Linq;

namespace CognitoConsole.Benchmarks.Load;

/// <summary>An administrator's access key.</summary>
internal sealed record LoadKey(string Id, string Secret)
{
    /// <summary>Made while the server takes an unknown key for an administrator; from then on this one is verified.</summary>
    public static async Task<LoadKey> Make(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("Action", "CreateAccessKey"), new("Version", "2010-05-08"), new("UserName", "load"), new("PolicyName", "Administrator")]) };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=NONE/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"CreateAccessKey: {body}");
        var key = XDocument.Parse(body).Descendants().ToLookup(e => e.Name.LocalName, e => e.Value);
        return new LoadKey(key["AccessKeyId"].Single(), key["SecretAccessKey"].Single());
    }
}
