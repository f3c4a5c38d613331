namespace CognitoConsole.Contracts.Extensions;

/// <summary>What the calling operator has typed into a form and not saved; nothing when there is none.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.AccessDeniedException])]
public sealed record GetFormDraftRequest : IRequest<GetFormDraftResponse>, IShape
{
    /// <summary>Address of the form without its query, for example <c>/user-pools/create</c>.</summary>
    public string Form { get; init; } = null!;

    public void Check(ShapeCheck check) => FormDraftShapes.Form(check, Form);
}

public sealed record GetFormDraftResponse
{
    /// <summary>The form model as JSON; null when there is no draft.</summary>
    [Sensitive]
    public string? Content { get; init; }
    public DateTimeOffset? SavedDate { get; init; }
}

/// <summary>Keeps a draft of the calling operator, instead of the one before. It is no change of anything, and not in the audit log.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.AccessDeniedException])]
public sealed record SaveFormDraftRequest : IRequest<Nothing>, IShape
{
    public string Form { get; init; } = null!;

    /// <summary>At most 256 Ki characters.</summary>
    [Sensitive]
    public string Content { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        FormDraftShapes.Form(check, Form);
        check.Required(Content, "content");
        check.Text(Content, "content", 1, 256 * 1024, null, null, true);
    }
}

[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.AccessDeniedException])]
public sealed record DeleteFormDraftRequest : IRequest<Nothing>, IShape
{
    public string Form { get; init; } = null!;

    public void Check(ShapeCheck check) => FormDraftShapes.Form(check, Form);
}

internal static class FormDraftShapes
{
    public static void Form(ShapeCheck check, string? form)
    {
        check.Required(form, "form");
        check.Text(form, "form", 1, 256, null, null, false);
    }
}
