using CognitoConsole.Data.Functions;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Sync;

/// <summary>The function that an identity pool calls at an event. There is one event: <c>SyncTrigger</c>.</summary>
public sealed class CognitoEvent
{
    public const string SyncTrigger = nameof(SyncTrigger);

    public required string IdentityPoolId { get; init; }
    public required string Name { get; init; }
    public required string FunctionArn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CognitoEvent>
    {
        public void Configure(EntityTypeBuilder<CognitoEvent> entity)
        {
            entity.ToTable("CognitoEvents");
            entity.HasKey(e => new { e.IdentityPoolId, e.Name });
            entity.Property(e => e.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(e => e.Name).HasMaxLength(32);
            entity.Property(e => e.FunctionArn).HasMaxLength(Function.ArnLength);
            entity.HasIndex(e => e.FunctionArn);
            entity.HasOne<IdentityPool>().WithMany().HasForeignKey(e => e.IdentityPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
