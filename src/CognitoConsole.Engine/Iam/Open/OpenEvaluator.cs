namespace CognitoConsole.Engine.Iam;

/// <param name="By">The statement that decides, or that it depends on; null where none speaks of the request.</param>
internal sealed record OpenDecision(Answer Answer, OpenStatement? By);

internal sealed record OpenStatement(NamedPolicy Policy, int Index, Statement Statement, Answer Answer);

/// <summary>
/// <see cref="PolicyEvaluator"/>'s logic for requests of which not everything is known: of a role's session, by its policies, or of somebody who wants to assume a role, by its trust
/// policy. What a bucket's own policy may say besides is not known here.
/// </summary>
internal static class OpenEvaluator
{
    /// <param name="layers">Each must allow; within a layer one policy that allows is enough.</param>
    public static OpenDecision Decide(OpenRequest request, IReadOnlyList<IReadOnlyList<NamedPolicy>> layers)
    {
        var resource = new ArnText(request.Known.Resource);
        var principal = request.Known.Principal;
        var (allowed, denied) = (Answer.Of(principal.Kind == PrincipalKind.Federated || PolicyEvaluator.IsOwn(principal, request.Known, resource)), Answer.No);
        var (allows, denials) = (new List<OpenStatement>(), new List<OpenStatement>());
        foreach (var layer in layers)
        {
            var layerAllows = Answer.No;
            foreach (var policy in layer)
            {
                for (var i = 0; i < policy.Document.StatementCount; i++)
                {
                    var statement = policy.Document[i];
                    var answer = statement.Consider(request, resource);
                    if (answer.Truth == false) continue;
                    (statement.Deny ? denials : allows).Add(new(policy, i, statement, answer));
                    if (statement.Deny) denied |= answer;
                    else layerAllows |= answer;
                }
            }

            allowed &= layerAllows;
        }

        return new(allowed & !denied, denied.Truth == true || (allowed.Truth == true && denied.Truth is null) ? Surest(denials) : allowed.Truth == false ? null : Surest(allows));
    }

    private static OpenStatement? Surest(List<OpenStatement> statements) => statements.Find(s => s.Answer.Truth == true) ?? statements.FirstOrDefault();
}
