using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Runs the sign-in's rules over what is stored. It reads and does nothing else.</summary>
public sealed class GetSignInExplanation(PoolDirectory pools, UserDirectory directory, SignInRulebook rulebook, PoolSecrets secrets) : IOperation<GetSignInExplanationRequest, GetSignInExplanationResponse>
{
    public async Task<GetSignInExplanationResponse> Handle(GetSignInExplanationRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        if (secrets.Problem(pool) is { } problem)
            return new() { CanSignIn = false, Ways = [], Rules = [new(SignInRules.EncryptionKey, SignInRuleOutcome.Failed, $"The secrets of the user pool are encrypted under {pool.KeyConfiguration!.KmsKeyArn}, which cannot be used: {problem} Nobody can sign in.")] };
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        var user = await directory.FindForAdmin(entry.Pool, request.Username, context.Cancellation);
        var (ways, rules) = await rulebook.Explain(entry, user, context.Cancellation);
        return new() { Rules = rules, Ways = ways, CanSignIn = ways.Any(w => w.Closed is null) };
    }
}
