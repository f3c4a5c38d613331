using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Engine.Sync;

/// <summary>What a request of this service is about, as AWS's policies name it.</summary>
internal static class SyncArn
{
    /// <summary>AWS's word for the part that the request does not name: policies that allow all datasets of an identity allow listing them, too.</summary>
    private const string NotNamed = "null";

    public static string Of(object request, OperationContext context)
    {
        var pool = (request as IIdentityPoolRequest)?.IdentityPoolId ?? NotNamed;
        var arn = $"arn:aws:cognito-sync:{context.RegionOf(pool)}:{context.AccountId}:identitypool/{pool}";
        if (request is not IIdentityRequest { IdentityId: { } identity }) return arn;
        return request switch
        {
            IDatasetRequest { DatasetName: { } name } => $"{arn}/identity/{identity}/dataset/{name}",
            ListDatasetsRequest => $"{arn}/identity/{identity}/dataset/{NotNamed}",
            _ => $"{arn}/identity/{identity}",
        };
    }
}
