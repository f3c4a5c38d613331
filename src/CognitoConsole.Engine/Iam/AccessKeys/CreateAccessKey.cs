using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html">CreateAccessKey</see>: the secret is in the answer and nowhere else.</summary>
internal sealed class CreateAccessKey(CognitoDbContext db, KeyRing keyRing, Access access, TimeProvider clock) : IOperation<CreateAccessKeyRequest, CreateAccessKeyResponse>
{
    private const int MaxPerUser = 2;
    private const string KeyIdCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public async Task<CreateAccessKeyResponse> Handle(CreateAccessKeyRequest request, OperationContext context)
    {
        var (ownName, ownPolicy) = Own(context.Caller);
        var userName = request.UserName ?? ownName ?? throw Errors.UserNameMissing();
        var policyName = request.PolicyName
            ?? await db.AccessKeys.Where(k => k.UserName == userName).OrderByDescending(k => k.CreateDate).Select(k => k.PolicyName).FirstOrDefaultAsync(context.Cancellation)
            ?? ownPolicy ?? throw Errors.PolicyNameMissing(userName);
        await DemandMayGrant(policyName, ownPolicy, context);
        if (!await db.ManagedPolicies.AnyAsync(p => p.PolicyName == policyName, context.Cancellation)) throw Errors.NoSuchPolicy(policyName);
        if (await db.AccessKeys.CountAsync(k => k.UserName == userName, context.Cancellation) >= MaxPerUser)
            throw Errors.LimitExceeded($"Cannot exceed quota for AccessKeysPerUser: {MaxPerUser}");

        var (ownerId, ownerRole) = await Owner(context);
        var id = "AKIA" + RandomNumberGenerator.GetString(KeyIdCharacters, 16);
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)); // 40 characters, as AWS's
        var key = new Data.Iam.AccessKey
        {
            AccessKeyId = id,
            UserName = userName,
            PolicyName = policyName,
            OwnerId = ownerId,
            OwnerRole = ownerRole,
            SecretAccessKey = keyRing.Protect(Encoding.ASCII.GetBytes(secret), AccessKeys.Purpose(id)),
            Status = AccessKeyStatus.Active,
            CreateDate = clock.GetUtcNow(),
        };
        db.AccessKeys.Add(key);
        await db.SaveChangesAsync(context.Cancellation);
        return new CreateAccessKeyResponse
        {
            AccessKey = new AccessKey
            {
                UserName = key.UserName,
                AccessKeyId = id,
                Status = key.Status,
                SecretAccessKey = secret,
                CreateDate = key.CreateDate,
                PolicyName = key.PolicyName,
            },
        };
    }

    /// <summary>The caller as a user, which a session of a role is not. An operator's address that IAM takes for no user name has to be replaced by one.</summary>
    private static (string? UserName, string? PolicyName) Own(Caller caller)
    {
        switch (caller)
        {
            case Caller.AccessKey key:
                return (key.UserName, key.PolicyName);
            case Caller.Operator person:
                var check = new ShapeCheck();
                new CreateAccessKeyRequest { UserName = person.Email }.Check(check);
                return (check.Failed ? null : person.Email, person.Role);
            default:
                return default;
        }
    }

    /// <summary>A key that makes keys hands on its owner, else it would outlive him by a second one.</summary>
    private async Task<(string? Id, string? Role)> Owner(OperationContext context)
    {
        if (context.Caller is Caller.Operator person) return (person.Id, person.Role);
        if (context.Caller is not Caller.AccessKey key) return default;
        var maker = await db.AccessKeys.Where(k => k.AccessKeyId == key.AccessKeyId).Select(k => new { k.OwnerId, k.OwnerRole }).FirstOrDefaultAsync(context.Cancellation);
        return (maker?.OwnerId, maker?.OwnerRole);
    }

    /// <summary>
    /// Whoever may make keys may make one as strong as himself. A key with another policy is a grant, and needs what AWS asks for one:
    /// iam:AttachUserPolicy on that policy. Without this rule, CreateAccessKey alone would be the way to every right.
    /// </summary>
    private async Task DemandMayGrant(string policyName, string? own, OperationContext context)
    {
        if (policyName == own) return;
        const string Action = "iam:AttachUserPolicy";
        var policy = $"arn:aws:iam::{context.AccountId}:policy/{policyName}";
        var decision = await access.Decide(context.Caller, Action, policy, context.Cancellation);
        if (!decision.IsAllowed) throw Errors.AccessDenied(context.Caller.Arn, Action, policy, decision.Outcome == PolicyOutcome.ExplicitDeny);
    }
}
