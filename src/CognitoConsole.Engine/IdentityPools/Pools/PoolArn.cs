using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

internal static class PoolArn
{
    public static string Of(IdentityPool pool, OperationContext context) => Of(pool, context.AccountId);

    public static string Of(IdentityPool pool, string accountId) => $"arn:aws:cognito-identity:{pool.Region}:{accountId}:identitypool/{pool.Id}";
}
