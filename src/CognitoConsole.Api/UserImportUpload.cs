using System.Xml.Linq;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Api;

/// <summary>
/// The address in an import job's PreSignedUrl: takes a PUT as S3 does and answers as S3 does. The body goes to the engine as it comes, never
/// whole into memory.
/// </summary>
internal sealed partial class UserImportUpload(ICognito cognito, ILogger<UserImportUpload> log)
{
    public async Task Answer(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        context.Response.Headers["x-amz-request-id"] = requestId;
        try
        {
            if (context.Request.ContentLength > ImportFile.MaxBytes) throw new CognitoException(ErrorCodes.RequestEntityTooLargeException, "Your proposed upload exceeds the maximum allowed size", StatusCodes.Status413PayloadTooLarge);
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = ImportFile.MaxBytes + 1;
            var token = (string)context.Request.RouteValues["token"]!;
            var caller = new Caller.Anonymous { IpAddress = context.Connection.RemoteIpAddress?.ToString(), RequestId = requestId };
            await cognito.Invoke(new UploadUserImportFileRequest { Token = token, Content = context.Request.Body }, caller, context.RequestAborted);
        }
        catch (CognitoException refusal)
        {
            var (code, status) = refusal.Code switch
            {
                ErrorCodes.RequestEntityTooLargeException => ("EntityTooLarge", StatusCodes.Status413PayloadTooLarge),
                ErrorCodes.NotAuthorizedException or ErrorCodes.ResourceNotFoundException => ("AccessDenied", StatusCodes.Status403Forbidden),
                _ => ("InvalidRequest", StatusCodes.Status400BadRequest),
            };
            await Refuse(context, status, code, refusal.Message, requestId);
        }
        catch (BadHttpRequestException broken)
        {
            await Refuse(context, broken.StatusCode, broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? "EntityTooLarge" : "IncompleteBody", "The request body could not be read.", requestId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            LogFailure(log, failure, requestId);
            await Refuse(context, StatusCodes.Status500InternalServerError, "InternalError", "We encountered an internal error. Please try again.", requestId);
        }
    }

    private static Task Refuse(HttpContext context, int status, string code, string message, string requestId)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        var error = new XElement("Error", new XElement("Code", code), new XElement("Message", message), new XElement("RequestId", requestId));
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{error.ToString(SaveOptions.DisableFormatting)}", context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "Upload {RequestId} failed.")]
    private static partial void LogFailure(ILogger log, Exception failure, string requestId);
}
