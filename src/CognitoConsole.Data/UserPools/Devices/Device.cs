using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A device that a user has confirmed. It proves itself by SRP with a secret that it made up.</summary>
public sealed class Device
{
    public const int KeyLength = 55;

    public required string UserPoolId { get; init; }
    public required string Username { get; init; }

    /// <summary>Region, underscore, UUID.</summary>
    public required string DeviceKey { get; init; }
    public required string DeviceGroupKey { get; init; }

    /// <summary>SRP verifier with its salt, encrypted under the key ring.</summary>
    public required byte[] Verifier { get; init; }
    public string? DeviceName { get; init; }

    /// <summary>Whether it may stand in for the second factor.</summary>
    public bool IsRemembered { get; set; }
    public string? LastIpUsed { get; set; }
    public required DateTimeOffset DeviceCreateDate { get; init; }
    public required DateTimeOffset DeviceLastModifiedDate { get; set; }
    public required DateTimeOffset DeviceLastAuthenticatedDate { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Device>
    {
        public void Configure(EntityTypeBuilder<Device> entity)
        {
            entity.ToTable("Devices");
            entity.HasKey(d => new { d.UserPoolId, d.Username, d.DeviceKey });
            entity.Property(d => d.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(d => d.Username).HasMaxLength(Lengths.Username);
            entity.Property(d => d.DeviceKey).HasMaxLength(KeyLength);
            entity.Property(d => d.DeviceGroupKey).HasMaxLength(32);
            entity.Property(d => d.Verifier).IsSecret();
            entity.Property(d => d.DeviceName).HasMaxLength(1024);
            entity.Property(d => d.LastIpUsed).HasMaxLength(64);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(d => new { d.UserPoolId, d.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
