using System.Globalization;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Kinds and outcomes of functions in words.</summary>
public static class FunctionWords
{
    /// <summary>A handler that changes nothing: where every function begins.</summary>
    public const string Sample = """
        // event is what Cognito asks; what you set in event.response is the answer.
        // Throw to refuse: the message reaches the user.
        export const handler = async (event) => {
          console.log(event.triggerSource, event.userName);
          return event;
        };
        """;

    public static string Kind(string kind) => kind switch
    {
        FunctionKind.Inline => "JavaScript",
        FunctionKind.Lambda => "AWS Lambda",
        _ => kind,
    };

    public static string Outcome(string outcome) => outcome switch
    {
        FunctionOutcomes.FunctionError => "Refused by the function",
        FunctionOutcomes.TimedOut => "Timed out",
        FunctionOutcomes.Failed => "Not reached",
        FunctionOutcomes.InvalidOutput => "Answer not understood",
        _ => outcome,
    };

    public static StatusKind OutcomeKind(string outcome) => outcome switch
    {
        FunctionOutcomes.Succeeded => StatusKind.Good,
        FunctionOutcomes.FunctionError => StatusKind.Warning,
        _ => StatusKind.Bad,
    };

    public static string Milliseconds(int duration) => string.Create(CultureInfo.InvariantCulture, $"{duration} ms");
}
