using System.Globalization;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>The versions of a managed policy: at most five, one of which counts. Changes are saved by the operation.</summary>
internal sealed class PolicyVersions(CognitoDbContext db, TimeProvider clock)
{
    private const int Most = 5;

    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}");

    /// <summary>All of them, oldest first. Not tracked: where another call has made one since the policy was read, the save has to find that out, and the call is run again.</summary>
    public async Task<List<ManagedPolicyVersion>> Of(ManagedPolicy policy, CancellationToken cancellation)
    {
        var rows = await db.ManagedPolicyVersions.AsNoTracking().Where(v => v.PolicyName == policy.PolicyName).OrderBy(v => v.Number).ToListAsync(cancellation);
        return rows.Count > 0 ? rows : [First(policy)];
    }

    /// <exception cref="CognitoException">NoSuchEntity.</exception>
    public async Task<ManagedPolicyVersion> Find(ManagedPolicy policy, string arn, string versionId, CancellationToken cancellation) =>
        (await Of(policy, cancellation)).FirstOrDefault(v => IdOf(v.Number) == versionId)
        ?? throw new CognitoException(ErrorCodes.NoSuchEntityException, $"Policy {arn} version {versionId} does not exist or is not attachable.");

    /// <exception cref="CognitoException">LimitExceeded: there are five.</exception>
    public async Task<ManagedPolicyVersion> Add(ManagedPolicy policy, string document, CancellationToken cancellation)
    {
        if ((await Of(policy, cancellation)).Count >= Most)
            throw new CognitoException(ErrorCodes.LimitExceededException, $"A managed policy can have up to {Most} versions. Before you create a new version, you must delete an existing version.");
        return await Append(policy, document, cancellation);
    }

    /// <summary>An edit in the console: a new version that counts at once. The oldest makes room for it.</summary>
    public async Task Replace(ManagedPolicy policy, string document, CancellationToken cancellation)
    {
        var versions = await Of(policy, cancellation);
        if (versions.Count >= Most) db.ManagedPolicyVersions.Remove(versions.First(v => v.Number != policy.DefaultVersion));
        MakeDefault(policy, await Append(policy, document, cancellation));
    }

    public void MakeDefault(ManagedPolicy policy, ManagedPolicyVersion version)
    {
        policy.Document = version.Document;
        policy.DefaultVersion = version.Number;
        policy.UpdateDate = clock.GetUtcNow();
    }

    public static PolicyVersion Shape(ManagedPolicy policy, ManagedPolicyVersion version, bool whole = false) => new()
    {
        VersionId = IdOf(version.Number),
        IsDefaultVersion = version.Number == policy.DefaultVersion,
        CreateDate = version.CreateDate,
        Document = whole ? version.Document : null,
    };

    private async Task<ManagedPolicyVersion> Append(ManagedPolicy policy, string document, CancellationToken cancellation)
    {
        // The first change writes down what was there before.
        if (!await db.ManagedPolicyVersions.AnyAsync(v => v.PolicyName == policy.PolicyName, cancellation)) db.ManagedPolicyVersions.Add(First(policy));
        policy.LastVersion++;
        var version = new ManagedPolicyVersion { PolicyName = policy.PolicyName, Number = policy.LastVersion, Document = document, CreateDate = clock.GetUtcNow() };
        db.ManagedPolicyVersions.Add(version);
        return version;
    }

    private static ManagedPolicyVersion First(ManagedPolicy policy) => new() { PolicyName = policy.PolicyName, Number = policy.DefaultVersion, Document = policy.Document, CreateDate = policy.UpdateDate };
}
