using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Operators;

/// <summary>Identity's own tables have keys of 450 characters each; two of them side by side no longer fit into a key of SQL Server (900 bytes).</summary>
internal static class IdentityKeys
{
    private const int Length = 128;

    internal sealed class Logins : IEntityTypeConfiguration<IdentityUserLogin<string>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> entity)
        {
            entity.Property(l => l.LoginProvider).HasMaxLength(Length);
            entity.Property(l => l.ProviderKey).HasMaxLength(Length);
        }
    }

    internal sealed class Tokens : IEntityTypeConfiguration<IdentityUserToken<string>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserToken<string>> entity)
        {
            entity.Property(t => t.LoginProvider).HasMaxLength(Length);
            entity.Property(t => t.Name).HasMaxLength(Length);
        }
    }
}
