using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using AccessKey = CognitoConsole.Contracts.Iam.AccessKey;

namespace CognitoConsole.Engine.Tests.Iam;

internal static class KeyMaker
{
    /// <summary>A server with the policies of the three roles.</summary>
    public static async Task<TestCognito> Start()
    {
        var cognito = new TestCognito(services => services.AddSingleton(KeyRing.InMemory()));
        await cognito.Database(async db =>
        {
            foreach (var name in BuiltInPolicies.Names)
            {
                if (!await db.ManagedPolicies.AnyAsync(p => p.PolicyName == name))
                    db.ManagedPolicies.Add(new ManagedPolicy { PolicyName = name, Document = BuiltInPolicies.Text(name), IsBuiltIn = true, UpdateDate = cognito.Clock.GetUtcNow() });
            }

            return await db.SaveChangesAsync();
        });
        return cognito;
    }

    public static async Task<AccessKey> AKey(this TestCognito cognito, string userName, string policyName) =>
        (await cognito.Invoke(new CreateAccessKeyRequest { UserName = userName, PolicyName = policyName })).AccessKey;
}
