using CognitoConsole.Contracts.Sync;
using FluentValidation;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UpdateRecords.html">UpdateRecords</see>: all patches or none. The first one makes the dataset; where the
/// identity itself calls, the function of the pool's sync trigger has the last word.
/// </summary>
public sealed class UpdateRecords(DatasetOwners owners, SyncSessions sessions, SyncTrigger trigger, DatasetWriter writer) : IOperation<UpdateRecordsRequest, UpdateRecordsResponse>
{
    /// <summary>All records that a dataset can have go, and as many others come.</summary>
    private const int MaxPatches = 2 * DatasetWriter.MaxRecords;

    public async Task<UpdateRecordsResponse> Handle(UpdateRecordsRequest request, OperationContext context)
    {
        await owners.Find(request.IdentityPoolId, request.IdentityId);
        sessions.Demand(request, request.SyncSessionToken);
        IReadOnlyList<RecordChange> changes = [.. (request.RecordPatches ?? []).Select(RecordChange.Of)];
        if (changes.Count > MaxPatches) throw Errors.LimitExceeded($"A dataset has at most {DatasetWriter.MaxRecords} records.");
        if (changes.Count > 0 && owners.IsCaller) changes = await trigger.Run(request, changes, context.Cancellation);
        return new() { Records = changes.Count == 0 ? [] : await writer.Write(request, changes, request.DeviceId) };
    }

    internal sealed class Validator : AbstractValidator<UpdateRecordsRequest>
    {
        public Validator() => this.Rules(Violations);

        private static IEnumerable<Violation> Violations(UpdateRecordsRequest request)
        {
            var patches = request.RecordPatches ?? [];
            if (patches.FirstOrDefault(p => p.Op == Operation.Replace && p.Value is null) is { } empty) yield return new("recordPatches", $"The record {empty.Key} is replaced by no value.");
            if (patches.GroupBy(p => p.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) yield return new("recordPatches", $"The record {twice.Key} is patched twice.");
        }
    }
}
