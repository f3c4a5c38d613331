using System.Text.Json.Nodes;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The managed login style of one app client, with the real page beside it as it would be.</summary>
public sealed partial class ManagedLoginEditor
{
    private const string Pictures = "assets";

    private Refusals _may = Refusals.Unknown;
    private UserPoolClientType? _client;
    private ManagedLoginBrandingType? _style;
    private StyleDocument? _saved;
    private StyleDocument? _draft;
    private IReadOnlyList<AssetType> _assets = [];
    private IReadOnlyList<Change> _changes = [];
    private GetManagedLoginPreviewResponse? _preview;
    private string? _json;
    private string _page = PreviewedPage.SignIn;
    private bool _isClassic;
    private bool _withError;
    private bool _phone;
    private bool _dark;
    private bool _stale;
    private bool _reviewing;
    private bool _resetting;
    private bool _deleting;
    private bool _drawing;
    private bool _again;

    [Parameter] public string ClientId { get; set; } = "";

    protected override void OnInitialized() => Form.UseRules(Request);

    protected override async Task Load()
    {
        (_client, _style, _draft, _reviewing, _resetting, _deleting) = (null, null, null, false, false, false);
        if (!await LoadPool()) return;
        _isClassic = !await Shows(BrandingVersion.ManagedLogin);
        _may = await Refusals.Of(WhyNotHere, "CreateManagedLoginBranding", "UpdateManagedLoginBranding", "DeleteManagedLoginBranding");
        if (await Send(new DescribeUserPoolClientRequest { UserPoolId = PoolId, ClientId = ClientId, WithoutSecret = true }) is not { UserPoolClient: { } client }) return;
        if (await Send(new ListManagedLoginBrandingsRequest { UserPoolId = PoolId }) is not { } styles) return;
        _client = client;
        if (styles.Styles.FirstOrDefault(s => s.ClientId == ClientId) is not { } found) return;
        await Show(found.ManagedLoginBrandingId);
    }

    private async Task Show(string styleId)
    {
        if (await Read(styleId) is not { } style) return;
        _style = style;
        _saved = StyleDocument.Of(style.Settings!.Value);
        await Discard();
    }

    private async Task<ManagedLoginBrandingType?> Read(string styleId) =>
        (await Send(new DescribeManagedLoginBrandingRequest { UserPoolId = PoolId, ManagedLoginBrandingId = styleId, ReturnMergedResources = true }))?.ManagedLoginBranding;

    private async Task Discard()
    {
        (_draft, _assets, _json, _changes) = (_saved!.Copy(), _style!.Assets ?? [], null, []);
        Form.Reset();
        await Draw();
    }

    private async Task Create()
    {
        if (await Send(new CreateManagedLoginBrandingRequest { UserPoolId = PoolId, ClientId = ClientId, UseCognitoProvidedValues = true }) is not { ManagedLoginBranding: { } made }) return;
        Toasts.Success("The style was created.");
        await Show(made.ManagedLoginBrandingId!);
    }

    private Task Set(string path, JsonNode value)
    {
        _draft!.Set(path, value);
        return Edited();
    }

    private async Task TakeJson()
    {
        if (!_draft!.Take(_json!))
        {
            Form.SetServer([new FieldError("settings", "This is not a JSON object, or it names a member twice.")]);
            return;
        }

        await Edited();
    }

    /// <summary>A picture that is new is meant to be seen: its switch is set with it.</summary>
    private async Task Put(AssetType asset)
    {
        _assets = [.. _assets.Where(a => a.Category != asset.Category || a.ColorMode != asset.ColorMode), asset];
        if (Array.Find(StyleMembers.Roles, r => r.Category == asset.Category).Switch is { } path) _draft!.Set(path, true);
        await Edited();
    }

    private async Task Remove(AssetType asset)
    {
        _assets = [.. _assets.Where(a => a != asset)];
        await Edited();
    }

    private async Task Edited()
    {
        _json = null;
        var changes = new ChangeList();
        foreach (var (path, old, now) in _draft!.Changes(_saved!)) changes.Add(path, old, now);
        foreach (var asset in AssetChanges())
            changes.Add($"{StyleMembers.RoleOf(asset.Category)}, {StyleMembers.ModeOf(asset.ColorMode).ToLowerInvariant()}", Words(Same(_style!.Assets, asset)), Words(asset));
        _changes = changes.Changes;
        Form.Refresh();
        await Draw();
    }

    /// <summary>What is new or another, and what is gone: without bytes.</summary>
    private List<AssetType> AssetChanges() =>
    [
        .. _assets.Where(a => Same(_style?.Assets, a) is not { } old || !old.Bytes.AsSpan().SequenceEqual(a.Bytes)),
        .. (_style?.Assets ?? []).Where(a => Same(_assets, a) is null).Select(a => a with { Bytes = null }),
    ];

    private static AssetType? Same(IReadOnlyList<AssetType>? assets, AssetType asset) => assets?.FirstOrDefault(a => a.Category == asset.Category && a.ColorMode == asset.ColorMode);

    private static string? Words(AssetType? asset) => asset?.Bytes is { Length: > 0 } bytes ? $"{asset.Extension}, {bytes.Length} bytes" : null;

    /// <summary>One page at a time: what is changed meanwhile is drawn once, as it then is.</summary>
    private async Task Draw()
    {
        _again = true;
        if (_drawing) return;
        _drawing = true;
        while (_again)
        {
            _again = false;
            await DrawOnce();
        }

        _drawing = false;
    }

    private async Task DrawOnce()
    {
        var preview = await Send(new GetManagedLoginPreviewRequest
        {
            UserPoolId = PoolId,
            ClientId = ClientId,
            Settings = _draft!.Json,
            Assets = _assets,
            Page = _page,
            WithError = _withError,
            ColorMode = _draft.Text(StyleMembers.Mode) != ColorSchemeModeType.Dynamic ? null : _dark ? ColorSchemeModeType.Dark : ColorSchemeModeType.Light,
        });
        // What is wrong stands at its field; the page as a whole is well.
        if (Error?.Fields.Count > 0) Error = null;
        _stale = preview is null;
        _preview = preview ?? _preview;
    }

    private UpdateManagedLoginBrandingRequest Request() => new()
    {
        UserPoolId = PoolId,
        ManagedLoginBrandingId = _style?.ManagedLoginBrandingId,
        Settings = _saved is null ? null : _draft?.Since(_saved),
        Assets = AssetChanges() is { Count: > 0 } assets ? assets : null,
    };

    private UpdateManagedLoginBrandingRequest Plain => new() { UserPoolId = PoolId, ManagedLoginBrandingId = _style!.ManagedLoginBrandingId, UseCognitoProvidedValues = true };

    private DeleteManagedLoginBrandingRequest Deletion => new() { UserPoolId = PoolId, ManagedLoginBrandingId = _style!.ManagedLoginBrandingId! };

    private void Review() => _reviewing = Form.Validate();

    private async Task Save()
    {
        if (await Read(_style!.ManagedLoginBrandingId!) is not { } now || !await IsAsRead(now, _style)) return;
        if (await Send(Request()) is null) return;
        _reviewing = false;
        Toasts.Success("The style was saved.");
        await Show(_style.ManagedLoginBrandingId!);
    }

    private async Task Reset()
    {
        if (await Send(Plain) is null) return;
        _resetting = false;
        Toasts.Success("The style has Cognito's values.");
        await Show(_style!.ManagedLoginBrandingId!);
    }

    private async Task<bool> Delete()
    {
        if (await Send(Deletion) is null) return false;
        Toasts.Success("The style was deleted.");
        _changes = [];
        await GoTo(ConsoleUrls.ManagedLogin(PoolId));
        return true;
    }
}
