using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class LogStreaming
{
    private static readonly IReadOnlyList<Choice<string>> Kinds =
    [
        new(LogForm.LogGroup, "CloudWatch Logs log group"),
        new(LogForm.Stream, "Amazon Data Firehose stream"),
        new(LogForm.Bucket, "Amazon S3 bucket"),
    ];

    private IReadOnlyList<Change> _changes = [];
    private LogDeliveryConfigurationType? _read;
    private LogForm? _before;
    private LogForm? _mine;
    private string? _whyNot;
    private bool _reviewing;

    private bool IsPlus => Pool?.UserPoolTier == UserPoolTierType.Plus;

    private bool ThreatProtectionIsOn => Pool?.UserPoolAddOns?.AdvancedSecurityMode is AdvancedSecurityModeType.Audit or AdvancedSecurityModeType.Enforced;

    protected override async Task Load()
    {
        _reviewing = false;
        if (!await LoadPool()) return;
        _whyNot = await WhyNotHere("SetLogDeliveryConfiguration");
        if (await Send(new GetLogDeliveryConfigurationRequest { UserPoolId = PoolId }) is not { LogDeliveryConfiguration: { } configuration }) return;
        Take(configuration);
    }

    private void Take(LogDeliveryConfigurationType configuration)
    {
        _read = configuration;
        _before = LogForm.Of(configuration.LogConfigurations);
        Discard();
    }

    private void SetErrors(bool on) => Edit(f => (f.Errors, f.ErrorsArn) = (on, on && f.ErrorsArn.Length == 0 ? Suggested(LogForm.LogGroup) : f.ErrorsArn));

    private void SetActivity(bool on) => Edit(f => (f.Activity, f.ActivityArn) = (on, on && f.ActivityArn.Length == 0 ? Suggested(f.ActivityKind) : f.ActivityArn));

    private void SetKind(string? kind) => Edit(f => (f.ActivityKind, f.ActivityArn) = (kind!, Suggested(kind!)));

    /// <summary>A destination that fits; whoever has one of his own replaces it.</summary>
    private string Suggested(string kind)
    {
        var name = PoolId.ToLowerInvariant().Replace('_', '-');
        var region = PoolId[..PoolId.IndexOf('_', StringComparison.Ordinal)];
        return kind switch
        {
            LogForm.Bucket => $"arn:aws:s3:::cognito-{name}",
            LogForm.Stream => $"arn:aws:firehose:{region}:{Options.AccountId}:deliverystream/cognito-{name}",
            _ => $"arn:aws:logs:{region}:{Options.AccountId}:log-group:/aws/vendedlogs/cognito-{name}",
        };
    }

    private SetLogDeliveryConfigurationRequest Request => _mine!.ToRequest(PoolId);

    private void Edit(Action<LogForm> change)
    {
        change(_mine!);
        _changes = LogForm.Changes(_before!, _mine!);
        Form.Refresh();
    }

    private void Discard()
    {
        _mine = _before! with { };
        _changes = [];
        Form.Reset();
    }

    private void Review()
    {
        Error = null;
        _reviewing = true;
    }

    private async Task Save()
    {
        if (await Send(new GetLogDeliveryConfigurationRequest { UserPoolId = PoolId }) is not { LogDeliveryConfiguration: { } now } || !await IsAsRead(now, _read)) return;
        if (await Send(Request) is not { LogDeliveryConfiguration: { } saved }) return;
        _reviewing = false;
        Take(saved);
        Toasts.Success("Log streaming was saved.");
    }
}
