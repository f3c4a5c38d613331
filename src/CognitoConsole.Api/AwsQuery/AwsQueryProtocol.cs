using System.Buffers;
using System.Collections.Frozen;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Api;

/// <summary>AWS Query (sts, iam): <c>Action=…</c> in a form body or the query string, answers in XML. The version is not looked at.</summary>
internal sealed class AwsQueryProtocol : IWireProtocol
{
    private const string Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    private const string Iam = "https://iam.amazonaws.com/doc/2010-05-08/";
    private const string MissingAction = "MissingAction";
    private static readonly object FieldsItem = new();

    // Where both services know a name, STS has it: its version of the protocol is the one that SDKs send to a custom endpoint.
    private readonly FrozenDictionary<string, WireOperation> _actions = Operations.All
        .Where(o => o.Service is "sts" or "iam" && o.Access != OperationAccess.HostedUI)
        .GroupBy(o => o.Name)
        .ToFrozenDictionary(g => g.Key, g => new WireOperation(g.FirstOrDefault(o => o.Service == "sts") ?? g.First()), StringComparer.Ordinal);

    public static AwsQueryProtocol Instance { get; } = new();

    public WireOperation Find(HttpRequest request, in ReadOnlySequence<byte> body)
    {
        var fields = QueryFields.From(request.QueryString.Value, AwsDoor.IsForm(request) ? body : default);
        request.HttpContext.Items[FieldsItem] = fields;
        var action = fields["Action"] ?? throw new CognitoException(MissingAction, "The request must contain the parameter Action.");
        return _actions.GetValueOrDefault(action) ??
            throw new CognitoException(ErrorCodes.UnknownOperationException, $"Could not find operation {action} for version {fields["Version"] ?? "NO_VERSION_SPECIFIED"}");
    }

    public object Read(WireOperation operation, HttpRequest request, in ReadOnlySequence<byte> body) =>
        QueryRequest.Read(operation.Request, (QueryFields)request.HttpContext.Items[FieldsItem]!);

    public Task Write(HttpResponse response, WireOperation operation, object output, string requestId) =>
        XmlAnswer.Write(response, operation, NamespaceOf(operation), output, requestId);

    public Task WriteError(HttpResponse response, CognitoException error, string requestId)
    {
        var (code, status) = Translate(error);
        return XmlAnswer.WriteError(response, NamespaceOf(Asked(response)), code, error.Message, status, requestId);
    }

    private static string NamespaceOf(WireOperation? operation) => operation?.Descriptor.Service == "iam" ? Iam : Sts;

    /// <summary>Null where the request could not be read so far.</summary>
    private WireOperation? Asked(HttpResponse response) =>
        response.HttpContext.Items[FieldsItem] is QueryFields fields && fields["Action"] is { } action ? _actions.GetValueOrDefault(action) : null;

    /// <summary>The Query services say the same things in other words. Codes that STS's own model renames come from that model.</summary>
    private static (string Code, int Status) Translate(CognitoException error) => error.Code switch
    {
        ErrorCodes.MissingAuthenticationTokenException => ("MissingAuthenticationToken", 403),
        ErrorCodes.IncompleteSignatureException => ("IncompleteSignature", 403),
        ErrorCodes.UnrecognizedClientException => ("InvalidClientTokenId", 403),
        ErrorCodes.InvalidSignatureException => ("SignatureDoesNotMatch", 403),
        ErrorCodes.AccessDeniedException => ("AccessDenied", 403),
        // Of the caller's own credentials; a web identity token that is handed in has its code from STS's model.
        ErrorCodes.ExpiredTokenException when error.Status == 403 => ("ExpiredToken", 403),
        ErrorCodes.UnknownOperationException => ("InvalidAction", 400),
        ErrorCodes.SerializationException => ("MalformedInput", error.Status),
        ErrorCodes.ValidationException or ErrorCodes.InvalidParameterException => ("ValidationError", 400),
        ErrorCodes.InternalErrorException => ("InternalFailure", 500),
        ErrorCodes.IDPRejectedClaimException => ("IDPRejectedClaim", 403),
        ErrorCodes.IDPCommunicationErrorException => ("IDPCommunicationError", 400),
        ErrorCodes.InvalidIdentityTokenException => ("InvalidIdentityToken", 400),
        ErrorCodes.MalformedPolicyDocumentException => ("MalformedPolicyDocument", 400),
        ErrorCodes.PackedPolicyTooLargeException => ("PackedPolicyTooLarge", 400),
        ErrorCodes.RegionDisabledException => (error.Code, 403),
        ErrorCodes.NoSuchEntityException => ("NoSuchEntity", 404),
        ErrorCodes.EntityAlreadyExistsException => ("EntityAlreadyExists", 409),
        ErrorCodes.DeleteConflictException => ("DeleteConflict", 409),
        ErrorCodes.InvalidInputException => ("InvalidInput", 400),
        ErrorCodes.LimitExceededException => ("LimitExceeded", 409),
        ErrorCodes.ConcurrentModificationException => ("ConcurrentModification", 409),
        _ => (error.Code, error.Status),
    };
}
