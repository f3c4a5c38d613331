using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.Security;

/// <summary>
/// Signs what this server sends over the web. <c>X-Cognito-Signature</c> is <c>v1=</c> and the HMAC-SHA256 of timestamp, a dot and the body under a
/// secret that the receiver knows: whoever checks it, and that the timestamp is recent, knows that the call is from here.
/// </summary>
internal static class WebhookSignature
{
    public static Dictionary<string, string> Headers(string secret, byte[] body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new() { ["X-Cognito-Timestamp"] = timestamp, ["X-Cognito-Signature"] = $"v1={Compute(secret, timestamp, body)}" };
    }

    public static string Compute(string secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
