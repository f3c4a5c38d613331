using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Functions;

/// <summary>One source of an inline function. Never changed: every save of the editor is a new one.</summary>
public sealed class FunctionVersion
{
    public required string FunctionName { get; init; }
    public required int Number { get; init; }
    public required string Source { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>Who saved it.</summary>
    public required string Author { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FunctionVersion>
    {
        public void Configure(EntityTypeBuilder<FunctionVersion> entity)
        {
            entity.ToTable("FunctionVersions");
            entity.HasKey(v => new { v.FunctionName, v.Number });
            entity.Property(v => v.FunctionName).HasMaxLength(Function.NameLength);
            entity.Property(v => v.Author).HasMaxLength(256);
            entity.HasOne<Function>().WithMany().HasForeignKey(v => v.FunctionName).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
