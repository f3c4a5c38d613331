using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.Iam;
using FluentValidation;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_SetIdentityPoolConfiguration.html">SetIdentityPoolConfiguration</see>: a part that is not named stays; one
/// without members, or without applications, is taken away.
/// </summary>
[DecidesAnew]
public sealed class SetIdentityPoolConfiguration(CognitoDbContext db, SyncConfigurations configurations, EngineOptions options, PassRole roles, TimeProvider clock)
    : IOperation<SetIdentityPoolConfigurationRequest, SetIdentityPoolConfigurationResponse>
{
    public async Task<SetIdentityPoolConfigurationResponse> Handle(SetIdentityPoolConfigurationRequest request, OperationContext context)
    {
        var set = await configurations.Of(request.IdentityPoolId, context.Cancellation);
        if (set is null) db.SyncConfigurations.Add(set = new() { IdentityPoolId = request.IdentityPoolId });
        if (request.PushSync is { } push) await Set(set, push, context);
        if (request.CognitoStreams is { } streams) await Set(set, streams, context);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { IdentityPoolId = request.IdentityPoolId, PushSync = SyncConfigurations.Push(set), CognitoStreams = SyncConfigurations.Streams(set) };
    }

    private async Task Set(SyncConfiguration set, Contracts.Sync.PushSync push, OperationContext context)
    {
        IReadOnlyList<string> asked = [.. (push.ApplicationArns ?? []).Distinct(StringComparer.Ordinal)];
        if (asked.Count == 0)
        {
            (set.ApplicationArns, set.PushRoleArn) = ([], null);
            return;
        }

        // What it has already stays allowed, so that the rest can be changed.
        if (asked.Except(set.ApplicationArns).FirstOrDefault(a => options.PushApplications.All(known => known.Arn != a)) is { } unknown)
            throw Errors.InvalidParameter($"This server does not know the platform application {unknown}: its settings have to name it under Sync:PushApplications, with the file or address that takes its notifications.", "pushSync.applicationArns");
        if (push.RoleArn != set.PushRoleArn) await roles.Demand([push.RoleArn!], context);
        (set.ApplicationArns, set.PushRoleArn) = (asked, push.RoleArn);
    }

    private async Task Set(SyncConfiguration set, CognitoStreams streams, OperationContext context)
    {
        if (streams == new CognitoStreams())
        {
            (set.StreamName, set.StreamRoleArn, set.StreamingStatus) = (null, null, null);
            return;
        }

        // One that it has stays allowed while it is off.
        if ((streams.StreamName != set.StreamName || streams.StreamingStatus == StreamingStatus.Enabled) && options.SyncStreams.All(known => known.Arn != streams.StreamName))
            throw Errors.InvalidParameter($"This server does not know the stream {streams.StreamName}: its settings have to name it under Sync:Streams, with the file or address that takes its records.", "cognitoStreams.streamName");
        if (streams.RoleArn != set.StreamRoleArn) await roles.Demand([streams.RoleArn!], context);
        // A bulk publish that runs begins anew for another stream, which has nothing of what was made since the beginning.
        if (streams.StreamName != set.StreamName && set.BulkPublishStatus == BulkPublishStatus.InProgress) (set.BulkPublishPosition, set.BulkPublishStartTime) = (null, clock.GetUtcNow());
        (set.StreamName, set.StreamRoleArn, set.StreamingStatus) = (streams.StreamName, streams.RoleArn, streams.StreamingStatus);
    }

    internal sealed class Validator : AbstractValidator<SetIdentityPoolConfigurationRequest>
    {
        public Validator() => this.Rules(Violations);

        private static IEnumerable<Violation> Violations(SetIdentityPoolConfigurationRequest request)
        {
            if (request.PushSync is { ApplicationArns: { Count: > 0 } applications } push)
            {
                if (push.RoleArn is null) yield return new("pushSync.roleArn", "RoleArn is needed for push synchronization.");
                if (applications.Distinct(StringComparer.Ordinal).GroupBy(PlatformApplication.PlatformOf).FirstOrDefault(g => g.Count() > 1) is { } twice)
                    yield return new("pushSync.applicationArns", $"There are two applications for {twice.Key}: devices name the platform only.");
            }

            if (request.CognitoStreams is not { } streams || streams == new CognitoStreams()) yield break;
            if (streams.StreamName is null) yield return new("cognitoStreams.streamName", "StreamName is needed for Cognito Streams.");
            if (streams.RoleArn is null) yield return new("cognitoStreams.roleArn", "RoleArn is needed for Cognito Streams.");
            if (streams.StreamingStatus is null) yield return new("cognitoStreams.streamingStatus", "StreamingStatus is needed for Cognito Streams.");
        }
    }
}
