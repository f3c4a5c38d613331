using CognitoConsole.Data.Audit;
using CognitoConsole.Data.Functions;
using CognitoConsole.Data.Iam;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Data.Operators;
using CognitoConsole.Data.Sync;
using CognitoConsole.Data.UserPools;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Data;

/// <summary>The one shared model. Provider-neutral: nothing here knows which database it runs on.</summary>
public sealed class CognitoDbContext : IdentityUserContext<Operator, string>
{
    public CognitoDbContext(DbContextOptions<CognitoDbContext> options)
        : base(options)
    {
        // One rule on every database: a save is a transaction, even of a single row.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    // Version 3 carries passkeys.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public DbSet<UserPool> UserPools => Set<UserPool>();
    public DbSet<UserPoolReplica> UserPoolReplicas => Set<UserPoolReplica>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<UserPoolClient> UserPoolClients => Set<UserPoolClient>();
    public DbSet<UserPoolClientSecret> UserPoolClientSecrets => Set<UserPoolClientSecret>();
    public DbSet<UserPoolDomain> UserPoolDomains => Set<UserPoolDomain>();
    public DbSet<UICustomization> UICustomizations => Set<UICustomization>();
    public DbSet<Terms> Terms => Set<Terms>();
    public DbSet<ManagedLoginBranding> ManagedLoginBrandings => Set<ManagedLoginBranding>();
    public DbSet<ManagedLoginAsset> ManagedLoginAssets => Set<ManagedLoginAsset>();
    public DbSet<ResourceServer> ResourceServers => Set<ResourceServer>();
    public DbSet<Group> Groups => Set<Group>();
    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();
    public DbSet<CognitoUser> CognitoUsers => Set<CognitoUser>();
    public DbSet<SignInName> SignInNames => Set<SignInName>();
    public DbSet<UserAttribute> UserAttributes => Set<UserAttribute>();
    public DbSet<IdentityProvider> IdentityProviders => Set<IdentityProvider>();
    public DbSet<IdentityProviderIdentifier> IdentityProviderIdentifiers => Set<IdentityProviderIdentifier>();
    public DbSet<LinkedIdentity> LinkedIdentities => Set<LinkedIdentity>();
    public DbSet<SamlCertificate> SamlCertificates => Set<SamlCertificate>();
    public DbSet<MonthlyActiveUser> MonthlyActiveUsers => Set<MonthlyActiveUser>();
    public DbSet<UserImportJob> UserImportJobs => Set<UserImportJob>();
    public DbSet<UserImportPart> UserImportParts => Set<UserImportPart>();
    public DbSet<UserImportLine> UserImportLines => Set<UserImportLine>();
    public DbSet<PreviousPassword> PreviousPasswords => Set<PreviousPassword>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<WebAuthnCredential> WebAuthnCredentials => Set<WebAuthnCredential>();
    public DbSet<WebAuthnRegistration> WebAuthnRegistrations => Set<WebAuthnRegistration>();
    public DbSet<SoftwareToken> SoftwareTokens => Set<SoftwareToken>();
    public DbSet<ConfirmationCode> ConfirmationCodes => Set<ConfirmationCode>();
    public DbSet<ConsumedSession> ConsumedSessions => Set<ConsumedSession>();
    public DbSet<UnknownAttempt> UnknownAttempts => Set<UnknownAttempt>();
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
    public DbSet<AuthorizationCode> AuthorizationCodes => Set<AuthorizationCode>();
    public DbSet<BrowserSession> BrowserSessions => Set<BrowserSession>();
    public DbSet<FederationAttempt> FederationAttempts => Set<FederationAttempt>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<AttemptLimit> AttemptLimits => Set<AttemptLimit>();
    public DbSet<AuthEvent> AuthEvents => Set<AuthEvent>();
    public DbSet<LogEvent> LogEvents => Set<LogEvent>();
    public DbSet<ProvisionedLimit> ProvisionedLimits => Set<ProvisionedLimit>();
    public DbSet<RiskConfiguration> RiskConfigurations => Set<RiskConfiguration>();
    public DbSet<IdentityPool> IdentityPools => Set<IdentityPool>();
    public DbSet<Identity> Identities => Set<Identity>();
    public DbSet<IdentityLogin> IdentityLogins => Set<IdentityLogin>();
    public DbSet<IdentityEvent> IdentityEvents => Set<IdentityEvent>();
    public DbSet<IdentityPeriod> IdentityPeriods => Set<IdentityPeriod>();
    public DbSet<DailyCount> DailyCounts => Set<DailyCount>();
    public DbSet<IdentityTokenKey> IdentityTokenKeys => Set<IdentityTokenKey>();
    public DbSet<Dataset> Datasets => Set<Dataset>();
    public DbSet<DatasetRecord> DatasetRecords => Set<DatasetRecord>();
    public DbSet<CognitoEvent> CognitoEvents => Set<CognitoEvent>();
    public DbSet<SyncConfiguration> SyncConfigurations => Set<SyncConfiguration>();
    public DbSet<SyncDevice> SyncDevices => Set<SyncDevice>();
    public DbSet<DatasetSubscription> DatasetSubscriptions => Set<DatasetSubscription>();
    public DbSet<SyncDelivery> SyncDeliveries => Set<SyncDelivery>();
    public DbSet<IamRole> IamRoles => Set<IamRole>();
    public DbSet<AttachedRolePolicy> AttachedRolePolicies => Set<AttachedRolePolicy>();
    public DbSet<SamlProvider> SamlProviders => Set<SamlProvider>();
    public DbSet<OpenIdConnectProvider> OpenIdConnectProviders => Set<OpenIdConnectProvider>();
    public DbSet<Function> Functions => Set<Function>();
    public DbSet<FunctionVersion> FunctionVersions => Set<FunctionVersion>();
    public DbSet<FunctionInvocation> FunctionInvocations => Set<FunctionInvocation>();
    public DbSet<ManagedPolicy> ManagedPolicies => Set<ManagedPolicy>();
    public DbSet<ManagedPolicyVersion> ManagedPolicyVersions => Set<ManagedPolicyVersion>();
    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();
    public DbSet<Installation> Installations => Set<Installation>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CountVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Every change of a row raises its version, so that whoever read it before cannot write over it unaware.</summary>
    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries())
            if (entry.State == EntityState.Modified && entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true } version)
                entry.Property(version).CurrentValue = (int)entry.Property(version).OriginalValue! + 1;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<Conventions.UtcMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(CognitoDbContext).Assembly);
    }
}
