using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Extensions;

namespace CognitoConsole.Engine.UserPools;

/// <summary>May a pool have these triggers? An ARN must name a function of the pool's region, as Cognito asks Lambda whether it does.</summary>
public sealed class TriggerRules(FunctionDirectory functions)
{
    /// <summary>What needs nothing but the request.</summary>
    internal static IEnumerable<Violation> Violations(LambdaConfigType? config)
    {
        if (config is null) yield break;
        if (config.PreTokenGenerationConfig is { } versioned && config.PreTokenGeneration is { } plain && versioned.LambdaArn != plain)
            yield return new("lambdaConfig.preTokenGenerationConfig.lambdaArn", "PreTokenGeneration and PreTokenGenerationConfig must name the same function.");
        if ((config.CustomEmailSender ?? (object?)config.CustomSMSSender) is not null && config.KMSKeyID is null)
            yield return new("lambdaConfig.kMSKeyID", "KMSKeyID is required for custom senders.");
    }

    /// <exception cref="Contracts.CognitoException">InvalidParameterException: a function does not exist or is of another region.</exception>
    public async Task Demand(LambdaConfigType? config, string region, CancellationToken cancellation)
    {
        foreach (var (trigger, arn) in TriggerSlots.Of(config))
        {
            var path = $"lambdaConfig.{char.ToLowerInvariant(trigger[0])}{trigger[1..]}";
            if (arn.Split(':') is not [_, _, "lambda", var home, ..]) throw Errors.InvalidParameter($"Invalid lambda function ARN {arn}", path);
            if (home != region) throw Errors.InvalidParameter($"The lambda function ARN {arn} is not in the region of the user pool", path);
            if (await functions.Find(arn, cancellation) is null) throw Errors.InvalidParameter($"Invalid lambda function ARN {arn}: there is no such function", path);
        }
    }

    /// <summary>As the pool keeps it: both names of the pre-token trigger say the same, and nothing is no setting.</summary>
    internal static LambdaConfigType? Kept(LambdaConfigType? config)
    {
        if (config is null || config == new LambdaConfigType()) return null;
        var token = config.PreTokenGenerationConfig?.LambdaArn ?? config.PreTokenGeneration;
        return token is null ? config : config with
        {
            PreTokenGeneration = token,
            PreTokenGenerationConfig = config.PreTokenGenerationConfig ?? new() { LambdaVersion = PreTokenGenerationLambdaVersionType.V1_0, LambdaArn = token },
        };
    }
}
