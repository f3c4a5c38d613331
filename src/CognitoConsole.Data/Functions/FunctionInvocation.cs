using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Functions;

/// <summary>One call of a function by a trigger. A pool keeps its newest ones.</summary>
public sealed class FunctionInvocation : IPoolRecord
{
    public required string Id { get; init; }
    public required string UserPoolId { get; init; }
    public required string FunctionArn { get; init; }

    /// <summary>As LambdaConfig names it: <c>PreSignUp</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>For example <c>PreSignUp_SignUp</c>.</summary>
    public required string TriggerSource { get; init; }
    public required string Username { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int DurationMilliseconds { get; init; }
    public required int Attempts { get; init; }

    /// <summary>Source of an inline function that ran; null for the other kinds.</summary>
    public int? FunctionVersion { get; init; }

    /// <summary><c>Succeeded</c>, <c>FunctionError</c>, <c>TimedOut</c>, <c>Failed</c> or <c>InvalidOutput</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Input, output, logs and error, without the secrets in them; still what a user's attributes are, so encrypted under the key ring.</summary>
    public required byte[] Content { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FunctionInvocation>
    {
        public void Configure(EntityTypeBuilder<FunctionInvocation> entity)
        {
            entity.ToTable("FunctionInvocations").IsNotAudited();
            entity.HasKey(i => i.Id);
            entity.Property(i => i.Id).HasMaxLength(36);
            entity.Property(i => i.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(i => i.FunctionArn).HasMaxLength(Function.ArnLength);
            entity.Property(i => i.Trigger).HasMaxLength(32);
            entity.Property(i => i.TriggerSource).HasMaxLength(64);
            entity.Property(i => i.Username).HasMaxLength(Lengths.SignInName);
            entity.Property(i => i.Outcome).HasMaxLength(16);
            entity.Property(i => i.Content).IsSecret();
            entity.HasIndex(i => new { i.UserPoolId, i.Id });
            entity.HasOne<UserPool>().WithMany().HasForeignKey(i => i.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
