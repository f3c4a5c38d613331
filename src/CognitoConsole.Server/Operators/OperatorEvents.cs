using System.Text.Json.Nodes;
using CognitoConsole.Data;
using CognitoConsole.Data.Audit;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine;

namespace CognitoConsole.Server.Operators;

/// <summary>What operators do to their own sign-in is no operation of the engine, but belongs into the audit log all the same.</summary>
internal sealed class OperatorEvents(CognitoDbContext db, IHttpContextAccessor http, EngineOptions options, TimeProvider clock)
{
    /// <param name="what">For example <c>SignIn</c> or <c>ChangeOwnPassword</c>.</param>
    public async Task Add(Operator user, string what, string? detail = null)
    {
        var now = clock.GetUtcNow();
        var context = http.HttpContext;
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now).ToString(),
            At = now,
            RequestId = Cut(context?.TraceIdentifier, 64) ?? "-",
            Action = $"cognito-console:{what}",
            CallerName = Cut(user.Email, 256)!,
            CallerArn = $"arn:aws:iam::{options.AccountId}:user/{user.Email}",
            IpAddress = context?.Connection.RemoteIpAddress?.ToString(),
            UserAgent = Cut(context?.Request.Headers.UserAgent.ToString(), 512),
            Target = $"Operator/{user.Id}",
            Changes = new JsonObject { [$"Operator/{user.Id}"] = detail is null ? new JsonObject() : new JsonObject { ["Detail"] = new JsonArray(null, detail) } }.ToJsonString(),
        });
        await db.SaveChangesAsync();
    }

    private static string? Cut(string? text, int length) => string.IsNullOrEmpty(text) ? null : text.Length <= length ? text : text[..length];
}
