using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CognitoConsole.Data.SqlServer;

public static class SqlServerDatabase
{
    public static DbContextOptionsBuilder UseCognitoSqlServer(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlServer(connectionString, server => server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name))
        .LeaveModelChecksToTests()
        .ReplaceService<IModelCustomizer, BinaryCollation>();
}

internal sealed class BinaryCollation(ModelCustomizerDependencies dependencies) : KeyCollation(dependencies, "Latin1_General_100_BIN2");

/// <summary>For <c>dotnet ef</c> only; no server is asked.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<CognitoDbContext>
{
    public CognitoDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<CognitoDbContext>)new DbContextOptionsBuilder<CognitoDbContext>().UseCognitoSqlServer("Server=design").Options);
}
