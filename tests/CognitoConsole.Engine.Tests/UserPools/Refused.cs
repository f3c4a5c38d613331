using CognitoConsole.Contracts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

internal static class Refused
{
    /// <summary>The request is refused with exactly this code and text.</summary>
    public static async Task Refuses<T>(this TestCognito cognito, IRequest<T> request, string code, string message, Caller? caller = null)
    {
        var refusal = await cognito.Refusal(request, caller);
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    public static Task RefusesAsUnauthorized<T>(this TestCognito cognito, IRequest<T> request, string message) => cognito.Refuses(request, ErrorCodes.NotAuthorizedException, message);

    public static Task RefusesAsInvalid<T>(this TestCognito cognito, IRequest<T> request, string message) => cognito.Refuses(request, ErrorCodes.InvalidParameterException, message);

    public static Task RefusesUnknownUser<T>(this TestCognito cognito, IRequest<T> request) => cognito.Refuses(request, ErrorCodes.UserNotFoundException, "User does not exist.");

    public static Task RefusesUnknownPool<T>(this TestCognito cognito, IRequest<T> request) => cognito.Refuses(request, ErrorCodes.ResourceNotFoundException, "User pool us-east-1_NoSuchOne does not exist.");

    /// <summary>The answer, or the refusal.</summary>
    public static async Task<(T? Answer, CognitoException? Refusal)> Outcome<T>(this TestCognito cognito, IRequest<T> request)
        where T : class
    {
        try
        {
            return (await cognito.Invoke(request), null);
        }
        catch (CognitoException refusal)
        {
            return (null, refusal);
        }
    }

    /// <summary>Runs the same request many times at once; how often it went well, and the refusals.</summary>
    public static async Task<(int Done, IReadOnlyList<CognitoException> Refusals)> AtOnce<T>(this TestCognito cognito, int times, Func<int, IRequest<T>> request, Caller? caller = null)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(async () =>
        {
            try
            {
                await (caller is null ? cognito.Invoke(request(i)) : cognito.Invoke(request(i), caller));
                return null;
            }
            catch (CognitoException refusal)
            {
                return refusal;
            }
        })));
        return (results.Count(r => r is null), [.. results.OfType<CognitoException>()]);
    }
}
