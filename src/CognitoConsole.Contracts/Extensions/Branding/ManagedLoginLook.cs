namespace CognitoConsole.Contracts.Extensions;

/// <summary>What a managed login style makes of the sign-in pages. Addresses are relative to the pages.</summary>
public sealed record ManagedLoginLook
{
    /// <summary>Custom properties of the page's root, and nothing else.</summary>
    public required string Css { get; init; }

    /// <summary>As HTML's meta element says it: <c>light</c>, <c>dark</c> or <c>light dark</c>.</summary>
    public required string ColorScheme { get; init; }
    public required bool IsCompact { get; init; }

    /// <summary>Where the form stands: <c>start</c>, <c>center</c> or <c>end</c>.</summary>
    public required string Horizontal { get; init; }

    /// <inheritdoc cref="Horizontal"/>
    public required string Vertical { get; init; }
    public LoginStrip? Header { get; init; }
    public LoginStrip? Footer { get; init; }
    public LoginFormLogo? Logo { get; init; }
    public required IReadOnlyList<LoginIcon> Icons { get; init; }

    /// <summary>Buttons of identity providers bear a mark.</summary>
    public bool MarksProviders { get; init; } = true;

    /// <summary>Identity providers are one list to choose from, in place of a button for each.</summary>
    public bool ListsProviders { get; init; }

    /// <summary>The form for accounts of the user pool stands above them.</summary>
    public bool ProvidersLast { get; init; }

    /// <summary>Names of identity providers that come first, in this order.</summary>
    public IReadOnlyList<string> ProviderOrder { get; init; } = [];
}

/// <param name="DarkUrl">For browsers that want dark pages, where it is another one.</param>
public sealed record LoginPicture(string Url, string? DarkUrl);

/// <summary>Header or footer of the page.</summary>
/// <param name="Location"><c>start</c>, <c>center</c> or <c>end</c>.</param>
public sealed record LoginStrip(LoginPicture? Logo, string Location);

/// <param name="Location"><c>start</c>, <c>center</c> or <c>end</c>.</param>
/// <param name="IsInside">Within the form's box.</param>
/// <param name="IsBelow">After the form.</param>
public sealed record LoginFormLogo(LoginPicture Picture, string Location, bool IsInside, bool IsBelow);

public sealed record LoginIcon(string Url, string ContentType);
