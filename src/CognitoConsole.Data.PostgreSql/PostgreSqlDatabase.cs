using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CognitoConsole.Data.PostgreSql;

public static class PostgreSqlDatabase
{
    public static DbContextOptionsBuilder UseCognitoPostgreSql(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlDatabase).Assembly.GetName().Name))
        .LeaveModelChecksToTests()
        .ReplaceService<IModelCustomizer, ByteCollation>();
}

internal sealed class ByteCollation(ModelCustomizerDependencies dependencies) : KeyCollation(dependencies, "C");

/// <summary>For <c>dotnet ef</c> only; no server is asked.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<CognitoDbContext>
{
    public CognitoDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<CognitoDbContext>)new DbContextOptionsBuilder<CognitoDbContext>().UseCognitoPostgreSql("Host=design").Options);
}
