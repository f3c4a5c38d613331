using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>The roles of the console as the host makes them at its first start.</summary>
    public Task Roles() => Database<object?>(async db =>
    {
        await BuiltInPolicyRows.AddMissing(db, Clock);
        return null;
    });

    /// <summary>An operator with a password.</summary>
    public async Task<OperatorType> AnOperator(string name = "ana", string role = BuiltInPolicies.Administrator)
    {
        await Roles();
        return (await Invoke(new CreateOperatorRequest { Email = $"{name}@example.com", Role = role, Password = "correct horse battery" })).Operator;
    }

    /// <summary>A role of one's own.</summary>
    /// <param name="actions">For example <c>cognito-console:*Operator*</c>.</param>
    public Task ARole(string name, params string[] actions) => Database(async db =>
    {
        db.ManagedPolicies.Add(new ManagedPolicy
        {
            PolicyName = name,
            Document = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{string.Join(',', actions.Select(a => $"\"{a}\""))}}],"Resource":"*"}]}""",
            UpdateDate = Clock.GetUtcNow(),
        });
        return await db.SaveChangesAsync();
    });

    /// <summary>The caller that the console makes of a signed-in operator.</summary>
    public Caller As(OperatorType person) => new Caller.Operator(person.OperatorId, person.Email, person.Role, Options.AccountId) { IpAddress = "192.0.2.3" };
}
