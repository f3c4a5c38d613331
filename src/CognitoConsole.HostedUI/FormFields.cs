using CognitoConsole.Engine;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>The fields of a posted form, each at most once.</summary>
internal sealed class FormFields
{
    private readonly IFormCollection _form;

    private FormFields(IFormCollection form) => _form = form;

    /// <summary>Null when the field is not there or empty.</summary>
    public string? this[string name]
    {
        get
        {
            var values = _form[name];
            if (values.Count > 1) throw Errors.InvalidRequest($"{name} may be given only once");
            return values.Count == 1 && values[0]!.Length > 0 ? values[0] : null;
        }
    }

    /// <exception cref="Contracts.CognitoException">invalid_request: not a form, or not one that can be read.</exception>
    public static async Task<FormFields> Read(HttpContext context)
    {
        if (!context.Request.HasFormContentType) throw Errors.InvalidRequest("The body must be a form");
        try
        {
            return new FormFields(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException or IOException)
        {
            throw Errors.InvalidRequest("The form could not be read");
        }
    }
}
