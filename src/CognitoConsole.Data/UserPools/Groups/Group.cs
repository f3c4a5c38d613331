using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A group of users; the lowest <see cref="Precedence"/> decides the preferred role.</summary>
public sealed class Group
{
    public required string UserPoolId { get; init; }
    public required string GroupName { get; init; }
    public string? Description { get; set; }
    public string? RoleArn { get; set; }
    public int? Precedence { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Group>
    {
        public void Configure(EntityTypeBuilder<Group> entity)
        {
            entity.ToTable("Groups");
            entity.HasKey(g => new { g.UserPoolId, g.GroupName });
            entity.Property(g => g.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(g => g.GroupName).HasMaxLength(Lengths.GroupName);
            entity.Property(g => g.Description).HasMaxLength(2048);
            entity.Property(g => g.RoleArn).HasMaxLength(Lengths.Arn);
            entity.Property(g => g.Version).IsConcurrencyToken();
            entity.HasOne<UserPool>().WithMany().HasForeignKey(g => g.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A user's membership of a group.</summary>
public sealed class GroupMember
{
    public required string UserPoolId { get; init; }
    public required string GroupName { get; init; }
    public required string Username { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<GroupMember>
    {
        public void Configure(EntityTypeBuilder<GroupMember> entity)
        {
            entity.ToTable("GroupMembers");
            entity.HasKey(m => new { m.UserPoolId, m.GroupName, m.Username });
            entity.Property(m => m.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(m => m.GroupName).HasMaxLength(Lengths.GroupName);
            entity.Property(m => m.Username).HasMaxLength(Lengths.Username);
            entity.HasIndex(m => new { m.UserPoolId, m.Username });
            entity.HasOne<Group>().WithMany().HasForeignKey(m => new { m.UserPoolId, m.GroupName }).OnDelete(DeleteBehavior.Cascade);
            // One cascade path only (SQL Server allows no second): whoever deletes a user removes the memberships in the same transaction.
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(m => new { m.UserPoolId, m.Username }).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
