using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html">DescribeUserPoolClient</see></summary>
/// <remarks>The secret is there only for callers who may do <see cref="ConsoleActions.RevealClientSecret"/>; an operator who gets it leaves a trace.</remarks>
public sealed class DescribeUserPoolClient(PoolDirectory pools, Access access, AuditTrail audit) : IOperation<DescribeUserPoolClientRequest, DescribeUserPoolClientResponse>
{
    public async Task<DescribeUserPoolClientResponse> Handle(DescribeUserPoolClientRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        return new() { UserPoolClient = ClientShape.Of(entry.Client, await Secret(request, entry, context)) };
    }

    private async Task<string?> Secret(DescribeUserPoolClientRequest request, ClientEntry entry, OperationContext context)
    {
        if (request.WithoutSecret || entry.ShownSecret is null) return null;
        if (!(await access.Decide(context.Caller, ConsoleActions.RevealClientSecret, context.UserPoolArn(entry.Pool.Id), context.Cancellation)).IsAllowed) return null;
        if (context.Caller is Caller.Operator)
        {
            audit.Start(request);
            audit.Note($"UserPoolClient/{entry.Client.ClientId}", "ClientSecret", null, "revealed");
            await audit.Finish();
        }

        return entry.ShownSecret;
    }
}
