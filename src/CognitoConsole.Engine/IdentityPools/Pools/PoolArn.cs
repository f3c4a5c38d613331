using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

internal static class PoolArn
{
    public static string Of(IdentityPool pool, OperationContext context) => $"arn:aws:cognito-identity:{pool.Region}:{context.AccountId}:identitypool/{pool.Id}";
}
