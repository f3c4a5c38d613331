using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Sts;

/// <summary>Why temporary credentials were refused: sealed into the refusal, for administrators to open (DecodeAuthorizationMessage). The caller itself learns no policy.</summary>
public sealed class AuthorizationMessages(SealedToken seal)
{
    private const string Purpose = "authorization-message";

    public string Encode(Caller caller, string action, string resource, PolicyDecision decision) => seal.Seal(new JsonObject
    {
        ["allowed"] = decision.IsAllowed,
        ["explicitDeny"] = decision.Outcome == PolicyOutcome.ExplicitDeny,
        ["matchedStatements"] = new JsonObject
        {
            ["items"] = decision.PolicyName is null ? [] : new JsonArray(new JsonObject
            {
                ["policyName"] = decision.PolicyName,
                ["policyType"] = decision.Layer.ToString(),
                ["statementIndex"] = decision.StatementIndex,
                ["sid"] = decision.Sid,
            }),
        },
        ["failures"] = new JsonObject { ["items"] = new JsonArray() },
        ["context"] = new JsonObject
        {
            ["principal"] = new JsonObject { ["name"] = caller.Name, ["arn"] = caller.Arn },
            ["action"] = action,
            ["resource"] = resource,
            ["decidedBy"] = decision.Layer.ToString(),
        },
    }, Purpose, expires: null);

    /// <summary>Null for anything that this server did not encode.</summary>
    public string? Decode(string message, DateTimeOffset now) => seal.Open<JsonObject>(message, Purpose, now, out _)?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
