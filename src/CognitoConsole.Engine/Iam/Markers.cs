using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>IAM's word for paging tokens: a marker is good for the list that it came from, and for no other.</summary>
internal sealed class Markers(PagingToken tokens, OperationContext context)
{
    private sealed record Place(string After);

    /// <param name="list">What is listed beyond the operation: whose, and by which filters.</param>
    /// <returns>The key after which the page begins; null for the first page.</returns>
    /// <exception cref="CognitoException">ValidationError: changed, of another list, or expired.</exception>
    public string? Open(string? marker, params string?[] list)
    {
        try
        {
            return tokens.Open<Place>(context, Name(list), marker)?.After;
        }
        catch (CognitoException foreign) when (foreign.Code == ErrorCodes.InvalidParameterException)
        {
            throw new CognitoException(ErrorCodes.ValidationException, "Invalid Marker.");
        }
    }

    /// <param name="after">Key of the last element of the page; null where nothing follows.</param>
    public string? Seal(string? after, params string?[] list) => after is null ? null : tokens.Seal(context, Name(list), new Place(after));

    private static string Name(string?[] list) => string.Join('\n', list);
}
