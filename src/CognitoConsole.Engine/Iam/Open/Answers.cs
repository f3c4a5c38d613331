namespace CognitoConsole.Engine.Iam;

internal static class Answers
{
    /// <summary>Is there one that matches? Null: none does, and of one (null) nobody can say.</summary>
    public static Answer? Any(IEnumerable<Answer?> answers)
    {
        var (any, unknown) = (Answer.No, false);
        foreach (var answer in answers)
        {
            if (answer is null) unknown = true;
            else any |= answer;
        }

        return unknown && any.Truth == false ? null : any;
    }
}
