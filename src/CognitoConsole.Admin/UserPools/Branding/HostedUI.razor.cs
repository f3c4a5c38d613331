using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Logo and style sheet of the sign-in pages, with the real page beside them as it would be.</summary>
public sealed partial class HostedUI
{
    private const int MaxCss = 3 * 1024;
    private const int MaxImage = 100 * 1024;
    private const string Example = ".submitButton-customizable {\n  background-color: #0a7d33;\n}";

    private Refusals _may = Refusals.Unknown;
    private IReadOnlyList<Choice<string>> _clients = [];
    private UICustomizationType? _shown;
    private byte[]? _savedImage;
    private byte[]? _image;
    private string _css = "";
    private string _page = PreviewedPage.SignIn;
    private bool _withError;
    private bool _phone;
    private bool _stale;
    private bool _reviewing;
    private bool _resetting;
    private bool _drawing;
    private bool _again;
    private bool _isManaged;
    private IReadOnlyList<Change> _changes = [];
    private GetLoginPagePreviewResponse? _preview;

    [Parameter] public string? ClientId { get; set; }

    /// <summary>Not merely shown because the client has none.</summary>
    private bool IsOwn => _shown?.CreationDate is not null && _shown.ClientId == (ClientId ?? "ALL");

    private int CssSize => System.Text.Encoding.UTF8.GetByteCount(_css);

    private string ImageUrl => $"data:{(_image![0] == 0x89 ? "image/png" : "image/jpeg")};base64,{Convert.ToBase64String(_image)}";

    protected override void OnInitialized() => Form.UseRules(Request, TooLarge);

    protected override async Task Load()
    {
        _shown = null;
        _reviewing = false;
        _resetting = false;
        if (!await LoadPool()) return;
        _isManaged = LoginLink.Site(Pool!, Options) is not null && !await Shows(BrandingVersion.HostedUI);
        _may = await Refusals.Of(WhyNotHere, "SetUICustomization");
        if (await AppClientChoices(PoolId) is not { } clients) return;
        _clients = [new("", "All app clients"), .. clients];
        if (ClientId is not null && _clients.All(c => c.Value != ClientId)) _clients = [.. _clients, new(ClientId, ClientId)];
        if (await Send(new GetUICustomizationRequest { UserPoolId = PoolId, ClientId = ClientId }) is not { UICustomization: { } shown }) return;
        if (await Send(new GetUICustomizationImageRequest { UserPoolId = PoolId, ClientId = ClientId }) is not { } image) return;
        _savedImage = image.ImageFile;
        Accept(shown);
        await Draw();
    }

    private void Accept(UICustomizationType shown)
    {
        _shown = shown;
        _css = shown.CSS ?? "";
        _image = _savedImage;
        _changes = [];
        Form.Reset();
    }

    private async Task Discard()
    {
        Accept(_shown!);
        await Draw();
    }

    private async Task Picked(IBrowserFile file)
    {
        if (file.Size > MaxImage)
        {
            Form.SetServer([new FieldError("imageFile", "The image must be no larger than 100 KB.")]);
            return;
        }

        await using var content = file.OpenReadStream(MaxImage, Gone);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Gone);
        await Edit(_css, bytes.ToArray());
    }

    private async Task Edit(string css, byte[]? image)
    {
        (_css, _image) = (css, image);
        _changes = new ChangeList()
            .Add("Style sheet", _shown!.CSS, _css)
            .Add("Logo", Words(_savedImage), Words(_image)).Changes;
        Form.Refresh();
        await Draw();
    }

    /// <summary>One page at a time: what is typed meanwhile is drawn once, as it then is.</summary>
    private async Task Draw()
    {
        _again = true;
        if (_drawing) return;
        _drawing = true;
        while (_again)
        {
            _again = false;
            if (!TooLarge().Any()) await DrawOnce();
        }

        _drawing = false;
    }

    private async Task DrawOnce()
    {
        var preview = await Send(new GetLoginPagePreviewRequest { UserPoolId = PoolId, ClientId = ClientId, CSS = _css, ImageFile = _image, Page = _page, WithError = _withError });
        // What is wrong stands at its field; the page as a whole is well.
        if (Error?.Fields.Count > 0) Error = null;
        _stale = preview is null;
        _preview = preview ?? _preview;
    }

    private IEnumerable<FieldError> TooLarge()
    {
        if (CssSize > MaxCss) yield return new FieldError("cSS", "CSS must be no larger than 3 KB.");
    }

    private string? Words(byte[]? image) => image is null ? null
        : $"{(image.AsSpan().SequenceEqual(_savedImage) ? "Saved" : "New")} picture, {image.Length} bytes";

    private SetUICustomizationRequest Request() => new() { UserPoolId = PoolId, ClientId = ClientId, CSS = _css.Length == 0 ? null : _css, ImageFile = _image };

    private SetUICustomizationRequest Plain => new() { UserPoolId = PoolId, ClientId = ClientId };

    private void Review() => _reviewing = Form.Validate();

    private async Task Save()
    {
        // SetUICustomization writes both members, so they must still be those that were read.
        if (await Send(new GetUICustomizationRequest { UserPoolId = PoolId, ClientId = ClientId }) is not { UICustomization: { } now }) return;
        if (now.CSSVersion != _shown!.CSSVersion || now.ClientId != _shown.ClientId)
        {
            Error = new ConsoleError(ErrorCodes.ConcurrentModificationException, "The look is no longer as you opened it. Nothing was saved.", (await Caller()).RequestId);
            return;
        }

        if (await Send(Request()) is not { UICustomization: { } saved }) return;
        _reviewing = false;
        _savedImage = _image;
        Accept(saved);
        Toasts.Success("The sign-in pages have their new look.");
    }

    private async Task Reset()
    {
        if (await Send(Plain) is null) return;
        _resetting = false;
        _changes = [];
        Toasts.Success("Logo and style sheet were deleted.");
        await Reload();
    }
}
