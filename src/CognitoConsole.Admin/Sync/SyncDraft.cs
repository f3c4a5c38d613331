using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Admin.Sync;

/// <summary>What a pool does when a device synchronizes: as it is saved, and as the form has it.</summary>
public sealed record SyncDraft
{
    public const string SyncTrigger = "SyncTrigger";

    /// <summary>ARNs, in one order: ticking a box twice changes nothing.</summary>
    public IReadOnlyList<string> Applications { get; init; } = [];

    public string PushRole { get; init; } = "";

    /// <summary>Name; empty for none.</summary>
    public string Stream { get; init; } = "";

    public string StreamRole { get; init; } = "";

    public bool Streams { get; init; } = true;

    /// <summary>ARN of a function; empty for none.</summary>
    public string Trigger { get; init; } = "";

    public SyncDraft With(GetIdentityPoolConfigurationResponse read) => this with
    {
        Applications = [.. (read.PushSync?.ApplicationArns ?? []).Order(StringComparer.Ordinal)],
        PushRole = read.PushSync?.RoleArn ?? "",
        Stream = read.CognitoStreams?.StreamName ?? "",
        StreamRole = read.CognitoStreams?.RoleArn ?? "",
        Streams = read.CognitoStreams?.StreamingStatus is null or StreamingStatus.Enabled,
    };

    public SyncDraft With(IReadOnlyDictionary<string, string> events) => this with { Trigger = events.GetValueOrDefault(SyncTrigger) ?? "" };

    public SyncDraft Ticked(string application, bool on) =>
        this with { Applications = [.. Applications.Where(a => a != application).Concat(on ? [application] : []).Order(StringComparer.Ordinal)] };

    /// <summary>What differs from <paramref name="saved"/>; null where nothing does. A structure that is left out stays as it is.</summary>
    public SetIdentityPoolConfigurationRequest? Configuration(string poolId, SyncDraft saved)
    {
        var push = Applications.SequenceEqual(saved.Applications) && Push.RoleArn == saved.Push.RoleArn ? null : Push;
        var stream = StreamShape == saved.StreamShape ? null : StreamShape;
        return push is null && stream is null ? null : new() { IdentityPoolId = poolId, PushSync = push, CognitoStreams = stream };
    }

    public SetCognitoEventsRequest? Events(string poolId, SyncDraft saved) =>
        Trigger == saved.Trigger ? null : new() { IdentityPoolId = poolId, Events = new Dictionary<string, string> { [SyncTrigger] = Trigger } };

    public IReadOnlyList<Change> Changes(SyncDraft saved, Func<string, string> nameOf) => new ChangeList()
        .Add("Platform applications", saved.Applications, Applications, OfApplications(saved))
        .Add("Role for push messages", saved.Push.RoleArn, Push.RoleArn)
        .Add("Stream", saved.Stream, Stream, Stream.Length == 0 ? "Nothing is published any more." : null)
        .Add("Role for the stream", saved.StreamShape.RoleArn, StreamShape.RoleArn)
        .Add("Stream status", Status(saved), Status(this), Stream.Length == 0 ? null : Streams ? "From now on each synchronization is published to the stream. What is stored already is published by a bulk publish." : "What is synchronized while the stream is off is not published later, unless by a bulk publish.")
        .Add("Sync trigger", nameOf(saved.Trigger), nameOf(Trigger), Trigger.Length == 0 ? "Records are stored as devices write them." : "From now on it decides what is stored. While it fails, devices write nothing.").Changes;

    public IEnumerable<FieldError> Faults()
    {
        if (Applications.Count > 0 && PushRole.Length == 0) yield return new("pushSync.roleArn", "Choose a role.");
        if (Applications.GroupBy(PlatformApplication.PlatformOf).FirstOrDefault(g => g.Count() > 1) is { } twice) yield return new("pushSync.applicationArns", $"There are two applications for {twice.Key}, and a device names its platform only. Keep one.");
        if (Stream.Length > 0 && StreamRole.Length == 0) yield return new("cognitoStreams.roleArn", "Choose a role.");
    }

    /// <summary>Without applications there is nothing that a role would be for.</summary>
    private PushSync Push => new() { ApplicationArns = Applications, RoleArn = Applications.Count == 0 ? null : Text(PushRole) };

    private CognitoStreams StreamShape => Stream.Length == 0 ? new() : new() { StreamName = Stream, RoleArn = Text(StreamRole), StreamingStatus = Streams ? StreamingStatus.Enabled : StreamingStatus.Disabled };

    private string? OfApplications(SyncDraft saved) =>
        Applications.Count == 0 ? "Devices are no longer told when another device has synchronized."
        : saved.Applications.Except(Applications).Any() ? "Devices that were registered with an application that goes are no longer told when another has synchronized."
        : null;

    private static string? Status(SyncDraft draft) => draft.Stream.Length == 0 ? null : draft.Streams ? "Enabled" : "Disabled";

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
